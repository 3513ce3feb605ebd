import type { DraftReply } from "../../../contract/drafts.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";

/** The text of the draft is no YAML now: forms would lose what they cannot read. */
export function Unreadable({ reply }: { reply: DraftReply }) {
  return (
    <>
      <PageHeader page="Write" finding="The draft cannot be read as it stands">
        {reply.fileName} was brought in or changed on disk with a mistake in its form. Mend it there; the
        forms open again by themselves.
      </PageHeader>
      <ul>
        {reply.problems.map(({ line, column, reason, accepted }) => (
          <li key={`${line}:${column} ${reason}`}>
            Line {line}, column {column}: {reason}
            {accepted && `; ${accepted}`}
          </li>
        ))}
      </ul>
    </>
  );
}
