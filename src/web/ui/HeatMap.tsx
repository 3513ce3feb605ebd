import type { CSSProperties } from "react";
import { StatusMark } from "./StatusMark.tsx";
import styles from "./HeatMap.module.css";
import { WhyLink } from "./WhyLink.tsx";

export type HeatCell = {
  key: string;
  row: string;
  column: string;
  /** What is there ÷ what is needed; null when unknown. */
  ratio: number | null;
  has: number | null;
  need: number | null;
  /** A word instead of figures, where the question does not arise. */
  word?: string | undefined;
  unknown: string | null;
  why: string;
};
type Named = { key: string; name: string };
type Props = { label: string; rows: readonly Named[]; columns: readonly Named[]; cells: readonly HeatCell[] };

/** Has ÷ need by row and column, diverging around 1.0. A table by nature: the numbers stand in the cells. */
export function HeatMap({ label, rows, columns, cells }: Props) {
  const cellsAt = (row: string, column: string) =>
    cells.filter((cell) => cell.row === row && cell.column === column);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.heat} style={{ "--columns": columns.length } as CSSProperties}>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {columns.map(({ key }) => {
                const found = cellsAt(row.key, key);
                return (
                  <td key={key} className={styles.place}>
                    {found.length === 0 && <span className="only-read-aloud">no cell</span>}
                    {found.map((cell) => (
                      <Tile key={cell.key} cell={cell} />
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Key />
    </div>
  );
}

function Tile({ cell }: { cell: HeatCell }) {
  const { ratio, has, need, word, unknown, why } = cell;
  return (
    <div
      className={styles.tile}
      data-unknown={unknown !== null || undefined}
      style={{ background: washOf(ratio) }}
    >
      <WhyLink
        why={why}
        full={unknown ?? undefined}
        label={unknown === null ? undefined : `unknown: ${unknown}`}
      >
        {word !== undefined ? (
          <span className="quiet">{word}</span>
        ) : unknown !== null ? (
          <StatusMark of="unknown" />
        ) : (
          <>
            <strong className={styles.ratio}>{ratio?.toFixed(2)}</strong>
            <span className={styles.of}>
              {has} of {need}
            </span>
          </>
        )}
      </WhyLink>
    </div>
  );
}

function Key() {
  return (
    <p className={`${styles.key} small quiet`}>
      {[0, 0.5, 0.8, 1, 1.25, 2].map((ratio) => (
        <span key={ratio} className={styles.step} style={{ background: washOf(ratio) }}>
          {ratio === 2 ? "2+" : ratio}
        </span>
      ))}
      qualified ÷ need <span className={`${styles.step} ${styles.hatched}`} /> unknown
    </p>
  );
}

/** Orange below the need and teal above, stronger with the distance; twice the need is as strong as none at all. */
function washOf(ratio: number | null): string | undefined {
  if (ratio === null) return undefined;
  const distance = ratio < 1 ? 1 - ratio : Math.min(1, ratio - 1);
  const strength = Math.round(8 + distance * 52);
  return `color-mix(in oklab, var(${ratio < 1 ? "--below" : "--above"}) ${strength}%, var(--raised))`;
}
