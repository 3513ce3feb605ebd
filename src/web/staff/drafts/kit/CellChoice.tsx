import type { Path } from "../../../../domain/strategy/path.ts";
import styles from "./Cell.module.css";
import { useRaw } from "./raw.ts";

type Choice = { slug: string; name: string };

/** One of a few, chosen where it is read. A value that is none of them is shown as it is written. */
export function CellChoice({
  path,
  label,
  choices,
}: {
  path: Path;
  label: string;
  choices: readonly Choice[];
}) {
  const { text, put, closed } = useRaw(path);
  const isKnown = text === "" || choices.some(({ slug }) => slug === text);
  return (
    <select
      className={styles.field}
      aria-label={label}
      disabled={closed !== null}
      title={closed ?? undefined}
      value={text}
      onChange={({ target }) => put(target.value === "" ? undefined : target.value)}
    >
      <option value="">–</option>
      {!isKnown && <option value={text}>{text}</option>}
      {choices.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </select>
  );
}
