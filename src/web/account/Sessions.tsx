import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpoints } from "../../contract/endpoints.ts";
import type { SessionsReply } from "../../contract/people.ts";
import { send, useReply } from "../client.ts";
import { Act } from "../ui/Act.tsx";
import { Notice } from "../ui/Notice.tsx";
import { counted, shortMoment } from "../ui/numbers.ts";
import { PlainTable } from "../ui/PlainTable.tsx";
import { refusalOf } from "../ui/refusal.ts";
import { Answered } from "../ui/states.tsx";
import styles from "./Account.module.css";
import { browserInWords } from "./browser-in-words.ts";

/** Where one is signed in, and the way to end each. */
export function Sessions() {
  return (
    <section className={styles.section} data-wide aria-labelledby="sessions">
      <Answered of={useReply(endpoints.sessions, {})} waitingFor="the sessions">
        {({ rows }) => <List rows={rows} />}
      </Answered>
    </section>
  );
}

function List({ rows }: SessionsReply) {
  const { said, endOne, endOthers } = useEnding();
  return (
    <div className={styles.section}>
      <h2 id="sessions">
        {rows.length === 1
          ? "You are signed in here alone"
          : `You are signed in ${counted(rows.length, "time")}`}
      </h2>
      <Notice>{said}</Notice>
      <PlainTable
        label="Your sessions"
        header={[
          { title: "Browser" },
          { title: "Address", minor: true },
          { title: "Since", minor: true, whole: true },
          { title: "Last seen", whole: true },
          { title: "End", number: true },
        ]}
        rows={rows.map((session) => ({ key: session.id, cells: cellsOf(session, endOne) }))}
      />
      {rows.length > 1 && (
        <div>
          <Act onClick={() => void endOthers()}>End all the others</Act>
        </div>
      )}
    </div>
  );
}

type Session = SessionsReply["rows"][number];

const cellsOf = (session: Session, endOne: (id: string) => Promise<void>) => {
  const { id, current, startedAt, lastSeenAt, address } = session;
  const browser = browserInWords(session.browser);
  return [
    <span key="browser" title={session.browser ?? undefined}>
      {browser}
      {current && <span className="quiet"> (this one)</span>}
    </span>,
    address ?? "unknown",
    shortMoment(startedAt),
    shortMoment(lastSeenAt),
    <Act
      key="end"
      closed={current ? "This is the session you are in; sign out ends it." : null}
      aria-label={`End the session of ${browser}, last seen ${shortMoment(lastSeenAt)}`}
      onClick={() => void endOne(id)}
    >
      End
    </Act>,
  ];
};

/** Ends sessions, says that it was done or why not, and reads them anew. */
function useEnding() {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const end = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      setSaid(done);
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
    await queries.invalidateQueries();
  };
  return {
    said,
    endOne: (session: string) =>
      end(() => send(endpoints.endSession, { params: { session } }), "The session has ended."),
    endOthers: () => end(() => send(endpoints.endOtherSessions, {}), "Every session but this one has ended."),
  };
}
