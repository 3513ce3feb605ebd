import { useId } from "react";
import type { Path } from "../../../../domain/strategy/path.ts";
import styles from "./Cell.module.css";
import { Misfits } from "./Misfits.tsx";
import { useRaw } from "./raw.ts";

type Choice = { slug: string; name: string };

/**
 * One of a few, chosen where it is read: the list lies unseen over the name, which runs over lines as no list can. A value that
 * is none of them is shown as it is written.
 */
export function CellChoice({
  path,
  label,
  choices,
}: {
  path: Path;
  label: string;
  choices: readonly Choice[];
}) {
  const { text, put, closed, misfits } = useRaw(path);
  const id = useId();
  const known = choices.find(({ slug }) => slug === text);
  return (
    <>
      <span className={styles.choice} data-closed={closed !== null || undefined}>
        <span aria-hidden>{known?.name ?? (text || "–")}</span>
        <select
          aria-label={label}
          aria-invalid={misfits.length > 0 || undefined}
          aria-describedby={misfits.length > 0 ? id : undefined}
          disabled={closed !== null}
          title={closed ?? undefined}
          value={text}
          onChange={({ target }) => put(target.value === "" ? undefined : target.value)}
        >
          <option value="">–</option>
          {text !== "" && !known && <option value={text}>{text}</option>}
          {choices.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <Misfits id={id} of={misfits} />
    </>
  );
}
