import type { ReactNode } from "react";
import { notRead, toFill } from "../../../domain/document-import/account.ts";
import type { ImportedDocument, Recognised } from "../../../domain/document-import/result.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { counted, forReaders } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { partTitle, rooms } from "../strategy/parts.ts";
import styles from "./Bring.module.css";
import { LineLink } from "./LineLink.tsx";

type Props = {
  imported: ImportedDocument;
  /** It stands in the draft now, and can be gone to. */
  isTaken: boolean;
};

/** What a person must look at first, then what was taken. */
export function WhatWasRead({ imported, isTaken }: Props) {
  return (
    <div className={styles.lists}>
      <Contradictions of={imported.conflicts} />
      <List
        title="To fill"
        says="The document keeps these places free; they are no values."
        rows={toFill(imported).map(({ line, text, words }) => ({ line, quote: text, words }))}
      />
      <List
        title="Not recognised"
        says="Nothing of this reaches the draft."
        rows={notRead(imported).map(({ line, text, why }) => ({ line, quote: text, words: why }))}
      />
      <List
        title="Assumed"
        says="The model needs it, and the document does not say it."
        rows={imported.assumptions.map(({ line, words, change }) => ({
          line,
          words: `${words}. To change it: ${change}.`,
        }))}
      />
      <Taken of={imported.recognised} isTaken={isTaken} />
    </div>
  );
}

function Contradictions({ of }: { of: ImportedDocument["conflicts"] }) {
  if (of.length === 0) return null;
  return (
    <section aria-labelledby="contradictions">
      <h2 id="contradictions">Two places of the document disagree</h2>
      <p className="small quiet">The draft takes neither; write there what holds.</p>
      <ul className={styles.rows}>
        {of.map(({ where, words, sides }) => (
          <li key={where} className={styles.contradiction}>
            <p>{words}</p>
            <ul>
              {sides.map(({ line, text }) => (
                <li key={line} className={styles.row}>
                  <LineLink line={line} />
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Row = { line: number | null; quote?: string; words: string };

function List({ title, says, rows }: { title: string; says: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  const id = title.toLowerCase().replace(/\W/g, "-");
  return (
    <section aria-labelledby={id}>
      <Heading id={id} title={title} many={rows.length} />
      <p className="small quiet">{says}</p>
      <ul className={styles.rows}>
        {bySaying(rows).map(([words, lines]) => (
          <li key={words}>
            <p>{forReaders(words)}</p>
            {lines.map(({ line, quote }, index) => (
              <div key={index} className={styles.row}>
                {line !== null && <LineLink line={line} />}
                <span className={styles.quote}>{quote}</span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is said of many lines is said once, where the first of them stands. */
function bySaying(rows: readonly Row[]): [words: string, lines: Row[]][] {
  const said = new Map<string, Row[]>();
  for (const row of rows) said.set(row.words, [...(said.get(row.words) ?? []), row]);
  return [...said];
}

function Taken({ of, isTaken }: { of: readonly Recognised[]; isTaken: boolean }) {
  const parts = rooms.flatMap((room) => room.parts).filter((part) => of.some((one) => partOf(one) === part));
  return (
    <section aria-labelledby="recognised">
      <Heading id="recognised" title="Recognised" many={of.length} />
      {of.length === 0 ? (
        <p className="quiet">
          No line names a part of a strategy. Headings such as Objectives, Partner types, Risks or Budget with
          a table below them are read.
        </p>
      ) : (
        parts.map((part) => (
          <Part key={part} part={part} lines={of.filter((one) => partOf(one) === part)} isTaken={isTaken} />
        ))
      )}
    </section>
  );
}

type PartProps = { part: string; lines: readonly Recognised[]; isTaken: boolean };

function Part({ part, lines, isTaken }: PartProps): ReactNode {
  const title = partTitle(part);
  return (
    <details className={styles.part} open>
      <summary>
        <h3>{title}</h3> <span className="small quiet">{counted(lines.length, "line")}</span>
      </summary>
      {isTaken && (
        <p>
          <PageLink to={`/draft/${part}`}>{title} in the draft</PageLink>
        </p>
      )}
      <ul className={styles.rows}>
        {lines.map(({ line, words }) => (
          <li key={line} className={styles.row}>
            <LineLink line={line} />
            <span className={styles.words}>{words}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Heading({ id, title, many }: { id: string; title: string; many: number }) {
  return (
    <h2 id={id}>
      {title} <span className={styles.many}>{many}</span>
    </h2>
  );
}

/** A line that reaches into several parts is listed with the first; its words name them all. */
const partOf = ({ where }: Recognised): string => String(pathOf(where[0] ?? "")[0] ?? "strategy");
