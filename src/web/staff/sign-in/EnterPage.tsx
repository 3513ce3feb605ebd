import { useState } from "react";
import { useSearch } from "@tanstack/react-router";
import { roleNames } from "../../../domain/access/roles.ts";
import type { Membership } from "../../../contract/people.ts";
import type { Search } from "../../search.ts";
import { refusalOf } from "../../ui/refusal.ts";
import styles from "./Door.module.css";
import { DoorFor } from "./DoorFor.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { enter, signOut } from "./enter.ts";
import { Way } from "./SignInSteps.tsx";

/** Where to: one of the workspaces one is a member of, or the portal of a partner company. */
export function EnterPage() {
  const { next }: Search = useSearch({ strict: false });
  const [refused, setRefused] = useState<string | null>(null);
  const choose = (membership: Membership) =>
    enter(membership, next).catch((error: unknown) => setRefused(refusalOf(error, {}).whole));
  return (
    <DoorFor of="/enter">
      {({ memberships, you }) => (
        <DoorFrame
          title={memberships.length === 0 ? "You are in no workspace" : "Where to?"}
          lead={
            memberships.length === 0
              ? `${you?.email ?? "This account"} is a member of none. Ask an owner to invite this address.`
              : undefined
          }
        >
          {refused && (
            <p role="alert">
              <span aria-hidden>▲ </span>
              {refused}
            </p>
          )}
          {memberships.length > 0 && (
            <ul className={styles.memberships}>
              {memberships.map((membership) => (
                <li key={membership.id}>
                  <button type="button" className={styles.membership} onClick={() => void choose(membership)}>
                    <strong>{placeName(membership)}</strong>
                    <span className="quiet">{roleNames[membership.role]}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <p>
            <Way to={() => void signOut()}>Sign out</Way>
          </p>
        </DoorFrame>
      )}
    </DoorFor>
  );
}

const placeName = ({ workspace, partner, sample }: Membership): string =>
  partner === null
    ? `${workspace}${sample ? ", sample company" : ""}`
    : `${partner} in the portal of ${workspace}`;
