import type { ReactNode } from "react";
import styles from "./PlainTable.module.css";

type Props = {
  label: string;
  header: readonly { title: string; number?: boolean }[];
  rows: readonly { key: string; id?: string | undefined; cells: readonly ReactNode[] }[];
  total?: readonly ReactNode[];
};

/** A table of modest length; it scrolls sideways where the page is narrower than it. */
export function PlainTable({ label, header, rows, total }: Props) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {header.map(({ title, number }) => (
              <th key={title} scope="col" data-number={number}>
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
                <td key={header[at]?.title} data-number={header[at]?.number}>
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
