import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { roleNames, type StaffRole } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { InvitedManyReply } from "../../../contract/people.ts";
import { send } from "../../client.ts";
import { ChoiceField, Form, LinesField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted } from "../../ui/numbers.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { useSession } from "../session/session.ts";
import { useOfferedRoles } from "./offered-roles.ts";
import { type Pasted, readPasted, type Unread } from "./pasted.ts";
import styles from "./People.module.css";

type Refused = { line: number; text: string; why: string };
const mostAtOnce = 100;

/** Many at once: each line is answered by itself, and those that were refused stay to be mended. */
export function InviteMany() {
  const queries = useQueryClient();
  const offered = useOfferedRoles();
  const { mail } = useSession();
  const [text, setText] = useState("");
  const [role, setRole] = useState<StaffRole>("viewer");
  const [answer, setAnswer] = useState<{ invited: number; refused: Refused[] } | null>(null);
  const { people, unread } = readPasted(text, role);
  const onSend = async (_: Values) => {
    if (people.length === 0) throw new Error("No line holds an e-mail address and a name.");
    if (people.length > mostAtOnce)
      throw new Error(`These are ${people.length} people; at most ${mostAtOnce} are invited at once.`);
    const body = { rows: people.map(({ email, name, role: as }) => ({ email, name, role: as })) };
    const { rows } = await send(endpoints.inviteMany, { body });
    const refused = refusedOf(rows, people, unread);
    setAnswer({ invited: rows.filter(({ ok }) => ok).length, refused });
    setText(refused.map((one) => one.text).join("\n"));
    await queries.invalidateQueries();
  };
  return (
    <>
      <Notice>{answer && invitedInWords(answer.invited, mail)}</Notice>
      {answer && answer.refused.length > 0 && <RefusedRows rows={answer.refused} />}
      <Form action={people.length > 0 ? `Invite ${people.length}` : "Invite"} onSend={onSend}>
        <LinesField
          name="rows"
          label="People, one in a line"
          description="Name, e-mail address and role, between commas; pasted from a table is fine"
          placeholder={"Ana Alves, ana@example.com, Finance\nBo Berg, bo@example.com"}
          rows={6}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <ChoiceField
          name="otherwise"
          label="Role of a line that names none"
          value={role}
          onChange={({ currentTarget }) => setRole(currentTarget.value as StaffRole)}
          data={offered.map((one) => ({ value: one, label: roleNames[one] }))}
        />
        {unread.map(({ line, why }) => (
          <p key={line} className="small">
            <StatusMark of="warning" word={false} /> Line {line} is left out: {why}.
          </p>
        ))}
      </Form>
    </>
  );
}

function refusedOf(
  rows: InvitedManyReply["rows"],
  people: readonly Pasted[],
  unread: readonly Unread[],
): Refused[] {
  const refused = rows.flatMap(({ ok, reason, accepted }, at) => {
    const person = people[at];
    if (ok || !person) return [];
    return [{ line: person.line, text: person.text, why: [reason, accepted].filter(Boolean).join("; ") }];
  });
  return [...refused, ...unread].toSorted((one, other) => one.line - other.line);
}

function RefusedRows({ rows }: { rows: readonly Refused[] }) {
  return (
    <div className={styles.answers}>
      <h3>{counted(rows.length, "line")} not invited, and still below to be mended</h3>
      <PlainTable
        label="Lines that were not invited"
        header={[{ title: "Line", number: true }, { title: "As pasted" }, { title: "Why not" }]}
        rows={rows.map(({ line, text, why }) => ({ key: String(line), cells: [line, text, why] }))}
      />
    </div>
  );
}

const invitedInWords = (invited: number, mail: boolean): string =>
  invited === 0
    ? "Nobody was invited."
    : `${counted(invited, "invitation")} made${mail ? " and on the way" : "; no mail leaves this installation, so the links are in the log of the server"}.`;
