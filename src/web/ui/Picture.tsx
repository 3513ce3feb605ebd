import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { type CsvCell, saveCsv } from "./csv.ts";
import styles from "./Picture.module.css";

export type Twin = {
  header: readonly string[];
  /** What people read; may hold links. Without it the cells of the file are shown. */
  shown?: readonly (readonly ReactNode[])[];
  rows: readonly (readonly CsvCell[])[];
};

type Props = {
  /** The finding. */
  title: ReactNode;
  /** What is drawn, in which unit, over which time. */
  says?: ReactNode;
  name: string;
  twin: Twin;
  /** A picture inside a section has a smaller heading and no distance of its own. */
  isInner?: boolean;
  children: ReactNode;
};

/** A picture with its finding as title, and the same figures as a table and as a file. */
export function Picture({ title, says, name, twin, isInner = false, children }: Props) {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const Heading = isInner ? "h3" : "h2";
  return (
    <section className={isInner ? undefined : styles.picture} aria-labelledby={heading}>
      <div className={styles.top}>
        <div>
          <Heading id={heading}>{title}</Heading>
          {says && <p className="quiet">{says}</p>}
        </div>
        <div className={`${styles.tools} not-printed`}>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? "Picture" : "Table"}
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={() => saveCsv(name, twin.header, twin.rows)}>
            CSV
          </Button>
        </div>
      </div>
      {asTable ? <TwinTable twin={twin} /> : children}
    </section>
  );
}

function TwinTable({ twin: { header, rows, shown } }: { twin: Twin }) {
  const body: readonly (readonly ReactNode[])[] = shown ?? rows;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Table of the picture">
      <table className={styles.table}>
        <thead>
          <tr>
            {header.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={header[column]} data-number={typeof rows[index]?.[column] === "number" || undefined}>
                  {cell ?? "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
