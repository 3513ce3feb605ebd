import { useEffect } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { useReply } from "../../client.ts";
import { counted, shortMoment } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import styles from "./Comments.module.css";
import { useRoom } from "./room-context.ts";

const most = 20;

/** Open comments that call whoever looks: the way to them where no mail is set up. Nothing where nobody calls. */
export function Mentions() {
  const { commented } = useRoom().view;
  const { data, refetch } = useReply(endpoints.comments, {
    query: { mentioning: "me", state: "open", limit: String(most) },
  });
  useEffect(() => {
    if (commented !== null) void refetch();
  }, [commented, refetch]);
  if (!data || data.rows.length === 0) return null;
  const number = data.next === null ? counted(data.rows.length, "comment") : `More than ${most} comments`;
  return (
    <section aria-labelledby="mentions" className={styles.mentions}>
      <h2 id="mentions" className={styles.title}>
        {number} {data.rows.length === 1 ? "asks" : "ask"} for you
      </h2>
      <ul>
        {data.rows.map(({ id, element, subject, by, at, body }) => (
          <li key={id} className={styles.thread}>
            <PageLink to={`/draft/${pathOf(element)[0]}`} add={{ comment: id }}>
              {subject}
            </PageLink>{" "}
            <span className="small quiet">
              {by?.name ?? "The program"}, {shortMoment(at)}
            </span>
            <p className={styles.excerpt}>{body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
