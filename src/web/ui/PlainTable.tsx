import type { ReactNode } from "react";
import styles from "./PlainTable.module.css";

export type PlainColumn = {
  title: string;
  number?: boolean;
  /** Ids and days do not break. */
  whole?: boolean;
  /** Left out where the page is as narrow as a phone. */
  minor?: boolean;
};

type Props = {
  label: string;
  header: readonly PlainColumn[];
  rows: readonly { key: string; id?: string | undefined; cells: readonly ReactNode[] }[];
  total?: readonly ReactNode[];
  /** On a phone each row becomes a block in which every cell carries the title of its column. */
  stacks?: boolean;
};

/** A table of modest length; it scrolls sideways where the page is narrower than it. */
export function PlainTable({ label, header, rows, total, stacks }: Props) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table} data-stacks={stacks}>
        <thead>
          <tr>
            {header.map(({ title, number, minor }) => (
              <th key={title} scope="col" data-number={number} data-minor={minor}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, id, cells }) => (
            <tr key={key} id={id}>
              {cells.map((cell, at) => {
                const Cell = at === 0 ? "th" : "td";
                return (
                  <Cell
                    key={header[at]?.title}
                    scope={at === 0 ? "row" : undefined}
                    data-number={header[at]?.number}
                    data-whole={header[at]?.whole}
                    data-minor={header[at]?.minor}
                    data-title={stacks ? header[at]?.title : undefined}
                  >
                    {cell}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              {total.map((cell, at) => (
                <td key={header[at]?.title} data-number={header[at]?.number} data-minor={header[at]?.minor}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
