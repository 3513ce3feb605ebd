import { useMemo } from "react";
import { type LineState, lineStates, stateOfLines } from "../../../domain/document-import/account.ts";
import type { ImportedDocument } from "../../../domain/document-import/result.ts";
import styles from "./Bring.module.css";

const marks: Readonly<Record<LineState, { sign: string; word: string }>> = {
  read: { sign: "●", word: "read" },
  partly: { sign: "◐", word: "partly read" },
  "to-fill": { sign: "◇", word: "to fill" },
  conflict: { sign: "▲", word: "contradicted" },
  "not-read": { sign: "○", word: "not read" },
};

export const lineId = (line: number): string => `line-${line}`;

/** The document as it is, each line with its number and what became of it. */
export function NumberedText({ text, imported }: { text: string; imported: ImportedDocument }) {
  const states = useMemo(() => stateOfLines(imported), [imported]);
  const present = new Set(states.values());
  return (
    <section className={styles.document} aria-labelledby="document">
      <h2 id="document">The document</h2>
      <p className={styles.legend}>
        {lineStates
          .filter((state) => present.has(state))
          .map((state) => (
            <span key={state} data-state={state}>
              <span className={styles.sign} aria-hidden>
                {marks[state].sign}
              </span>{" "}
              {marks[state].word}
            </span>
          ))}
      </p>
      <div className={styles.lines} tabIndex={0} role="region" aria-label="Lines of the document">
        <ol>
          {text.split(/\r\n|\r|\n/).map((line, index) => (
            <Line key={index} number={index + 1} text={line} state={states.get(index + 1)} />
          ))}
        </ol>
      </div>
    </section>
  );
}

type LineProps = { number: number; text: string; state: LineState | undefined };

function Line({ number, text, state }: LineProps) {
  return (
    <li id={lineId(number)} tabIndex={-1} data-state={state}>
      <span className={styles.at}>{number}</span>
      {state ? (
        <span className={styles.sign} role="img" aria-label={marks[state].word}>
          {marks[state].sign}
        </span>
      ) : (
        <span />
      )}
      <span className={styles.says}>{text}</span>
    </li>
  );
}
