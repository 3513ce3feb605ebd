import type { Checklist } from "../../../domain/strategy/checklists.ts";
import styles from "./FillingLists.module.css";

/** The three checklists, filling up with each answer. */
export function FillingLists({ lists }: { lists: readonly Checklist[] }) {
  return (
    <section aria-label="Checklists">
      <ul className={styles.lists}>
        {lists.map(({ name, title, items }) => {
          const done = items.filter((item) => item.done).length;
          const open = items.filter((item) => !item.done).map(({ asks }) => asks);
          return (
            <li key={name}>
              <p className={styles.title}>
                {title}{" "}
                <span className="quiet number">
                  {done} of {items.length}
                </span>
              </p>
              <span className={styles.track} aria-hidden>
                <span
                  className={styles.done}
                  style={{ width: `${(done / Math.max(1, items.length)) * 100}%` }}
                />
              </span>
              <p className="small quiet">{open.length === 0 ? "Complete" : `Open: ${open.join("; ")}`}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
