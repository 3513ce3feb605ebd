import { textOf } from "../../../domain/strategy/plain-data.ts";
import styles from "./Conflicts.module.css";

type Side = { title: string; value: unknown };

/** What two sides wrote in one place, beside each other. */
export function TwoTexts({ sides }: { sides: readonly [Side, Side] }) {
  return (
    <dl className={styles.sides}>
      {sides.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value === undefined ? "taken away" : textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
