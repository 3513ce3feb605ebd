import type { StrategyReply } from "../../../contract/api.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import styles from "./Checklists.module.css";

type Props = {
  lists: StrategyReply["checklists"];
  /** Where a part is read, or written. */
  to?: "/strategy" | "/draft";
};

/** What a strategy of each school must hold, and whether it is there. */
export function Checklists({ lists, to = "/strategy" }: Props) {
  if (lists.length === 0) return null;
  return (
    <section className={styles.lists} aria-label="Checklists">
      {lists.map(({ name, title, items }) => {
        const done = items.filter((item) => item.done).length;
        return (
          <details key={name} className={styles.list}>
            <summary>
              {title}{" "}
              <span className="quiet">
                {done} of {items.length}
              </span>
              <span className={styles.track} aria-hidden>
                <span
                  className={styles.done}
                  style={{ width: `${(done / Math.max(1, items.length)) * 100}%` }}
                />
              </span>
            </summary>
            <ul>
              {items.map((item) => (
                <li key={item.id} className={styles.item}>
                  <span aria-hidden>{item.done ? "●" : "○"}</span>
                  <span>
                    <PageLink
                      {...(to === "/draft" ? { to: `/draft/${item.part}` } : { to, hash: item.part })}
                      className={styles.link}
                    >
                      {item.asks}
                    </PageLink>
                    {item.missing !== null && <span className="quiet">: {item.missing}</span>}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
