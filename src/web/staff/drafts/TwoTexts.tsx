import { isMap, textOf } from "../../../domain/strategy/plain-data.ts";
import { inWords } from "../strategy/parts.ts";
import styles from "./Conflicts.module.css";

type Side = { title: string; value: unknown };

/** What two sides wrote in one place, beside each other; of an element, field by field. */
export function TwoTexts({ sides }: { sides: readonly [Side, Side] }) {
  return (
    <dl className={styles.sides}>
      {sides.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value === undefined ? "taken away" : <Said value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Said({ value }: { value: unknown }) {
  if (isMap(value))
    return (
      <ul className={styles.fields}>
        {Object.entries(value).map(([key, field]) => (
          <li key={key}>
            <span className="quiet">{inWords(key)}</span> <Said value={field} />
          </li>
        ))}
      </ul>
    );
  if (!Array.isArray(value)) return textOf(value);
  if (!value.some((one) => isMap(one) || Array.isArray(one))) return value.map(textOf).join(", ");
  return (
    <ul className={styles.fields}>
      {value.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a text that was written does not change
        <li key={index}>
          <Said value={one} />
        </li>
      ))}
    </ul>
  );
}
