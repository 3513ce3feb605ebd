import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SessionsReply } from "../../../contract/people.ts";
import { send, useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted, shortMoment } from "../../ui/numbers.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { Answered } from "../../ui/states.tsx";
import styles from "./Account.module.css";

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
  const endOne = (session: string) =>
    end(() => send(endpoints.endSession, { params: { session } }), "The session has ended.");
  const endOthers = () =>
    end(() => send(endpoints.endOtherSessions, {}), "Every session but this one has ended.");
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
        rows={rows.map(({ id, current, startedAt, lastSeenAt, address, browser }) => ({
          key: id,
          cells: [
            <span key="browser">
              {browser ?? "unknown"}
              {current && <span className="quiet"> (this one)</span>}
            </span>,
            address ?? "unknown",
            shortMoment(startedAt),
            shortMoment(lastSeenAt),
            <Act
              key="end"
              closed={current ? "This is the session you are in; sign out ends it." : null}
              aria-label={`End the session of ${browser ?? "an unknown browser"}, last seen ${shortMoment(lastSeenAt)}`}
              onClick={() => void endOne(id)}
            >
              End
            </Act>,
          ],
        }))}
      />
      {rows.length > 1 && (
        <div>
          <Act onClick={() => void endOthers()}>End all the others</Act>
        </div>
      )}
    </div>
  );
}
