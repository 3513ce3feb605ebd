import { Button } from "@mantine/core";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { InvitationRow } from "../../../contract/people.ts";
import { send, usePages } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted, shortMoment } from "../../ui/numbers.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { sentInWords } from "./sent-in-words.ts";
import styles from "./People.module.css";

/** Invitations that were not accepted yet. */
export function Invitations({ closed }: { closed: string | null }) {
  const pages = usePages(endpoints.invitations, { query: { state: "pending" } });
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <Answered
        of={{ ...pages, data: pages.data?.pages.flatMap(({ rows }) => rows) }}
        waitingFor="the invitations"
      >
        {(rows) => (
          <>
            <h2 id="invitations">{findingOf(rows, pages.hasNextPage)}</h2>
            {rows.length > 0 && <Pending rows={rows} closed={closed} />}
            {pages.hasNextPage && (
              <div>
                <Button variant="default" size="xs" onClick={() => void pages.fetchNextPage()}>
                  Show more
                </Button>
              </div>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

function findingOf(rows: readonly InvitationRow[], more: boolean): string {
  if (rows.length === 0) return "No invitation is open";
  const expired = rows.filter((row) => row.expired).length;
  const open = `${more ? "More than " : ""}${counted(rows.length, "invitation")} not accepted yet`;
  return expired > 0 ? `${open}; ${expired} of them ${expired === 1 ? "has" : "have"} run out` : open;
}

function Pending({ rows, closed }: { rows: readonly InvitationRow[]; closed: string | null }) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const act = async (work: () => Promise<string>) => {
    try {
      setSaid(await work());
      await queries.invalidateQueries();
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
  };
  const resend = ({ id, email }: InvitationRow) =>
    act(async () => {
      const { mailed } = await send(endpoints.resendInvitation, { params: { invitation: id } });
      return `${sentInWords(email, mailed)} The link before it no longer works.`;
    });
  const revoke = ({ id, email }: InvitationRow) =>
    act(async () => {
      await send(endpoints.revokeInvitation, { params: { invitation: id } });
      return `The invitation of ${email} is revoked.`;
    });
  return (
    <>
      <Notice>{said}</Notice>
      <PlainTable
        label="Open invitations"
        header={[
          { title: "Invited" },
          { title: "Role", minor: true },
          { title: "By", minor: true },
          { title: "Stands until", minor: true },
          { title: "Do", number: true },
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <span key="who" className={styles.person}>
              <span>{row.name}</span>
              <span className="small quiet">{row.email}</span>
            </span>,
            roleNames[row.role],
            row.invitedBy,
            row.expired ? (
              <span key="until">
                <StatusMark of="late" word={false} /> ran out {shortMoment(row.expiresAt)}
              </span>
            ) : (
              shortMoment(row.expiresAt)
            ),
            <span key="do" className={styles.acts}>
              <Act closed={closed} aria-label={`Send again to ${row.email}`} onClick={() => void resend(row)}>
                Send again
              </Act>
              <Act closed={closed} aria-label={`Revoke ${row.email}`} onClick={() => void revoke(row)}>
                Revoke
              </Act>
            </span>,
          ],
        }))}
      />
    </>
  );
}
