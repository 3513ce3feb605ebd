import { type PartnerRole, roleNames } from "../../../domain/access/roles.ts";
import type { InvitationRow, PartnerPersonRow } from "../../../contract/people.ts";
import { Act } from "../../ui/Act.tsx";
import { momentInWords } from "../../ui/numbers.ts";
import styles from "./CompanyPage.module.css";

type PersonProps = {
  person: PartnerPersonRow;
  /** Why nothing of it may be changed; null where it may. */
  closed: string | null;
  onRole: (role: PartnerRole) => void;
  onRemove: () => void;
};

export function PersonRow({ person, closed, onRole, onRemove }: PersonProps) {
  const { name, email, role, state, you } = person;
  const other = role === "partner-admin" ? "partner-member" : "partner-admin";
  return (
    <li className={styles.row}>
      <span>
        <strong>{name}</strong>
        {you && <span className="quiet"> (you)</span>}
      </span>
      <span className="quiet">{email}</span>
      <span className="small quiet">
        {roleNames[role]}
        {state === "suspended" && ", suspended"}
      </span>
      {closed === null && (
        <span className={styles.acts}>
          <Act
            size="xs"
            aria-label={`Make ${name} a ${roleNames[other].toLowerCase()}`}
            onClick={() => onRole(other)}
          >
            Make {roleNames[other].toLowerCase()}
          </Act>
          <Act size="xs" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Act>
        </span>
      )}
    </li>
  );
}

type InvitedProps = { invitation: InvitationRow; closed: string | null; onRevoke: () => void };

export function InvitedRow({ invitation, closed, onRevoke }: InvitedProps) {
  const { name, email, role, expired, expiresAt, invitedBy } = invitation;
  return (
    <li className={styles.row}>
      <span>
        <strong>{name}</strong> <span className="quiet">invited by {invitedBy}</span>
      </span>
      <span className="quiet">{email}</span>
      <span className="small quiet">
        {roleNames[role]};{" "}
        {expired ? "the invitation has run out" : `stands until ${momentInWords(expiresAt)}`}
      </span>
      {closed === null && (
        <span className={styles.acts}>
          <Act size="xs" aria-label={`Revoke the invitation of ${email}`} onClick={onRevoke}>
            Revoke
          </Act>
        </span>
      )}
    </li>
  );
}
