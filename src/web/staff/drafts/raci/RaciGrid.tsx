import { type KeyboardEvent, useRef, useState } from "react";
import { raciLetters } from "../../../../domain/strategy/closed-sets.ts";
import {
  nextLetter,
  type RaciLetter,
  type RaciRow,
  type RaciTable,
} from "../../../../domain/strategy/raci-table.ts";
import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { Missing } from "../kit/Missing.tsx";
import { personName } from "../kit/names.ts";
import styles from "./Raci.module.css";
import { verdictOf } from "./verdict.ts";

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One cell is in the order of the Tab key; the arrows go from there. */
export function RaciGrid({ table: { people, rows } }: { table: RaciTable }) {
  const { strategy, data, edit, closed } = useDraft();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const focus = (row: number, column: number) => {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
    if (!cell) return;
    setAt([row, column]);
    cell.focus();
  };
  /** As it is written at this moment: what the engines read of the draft may lag behind quick presses. */
  const letterNow = (decision: string, person: string) =>
    raciLetters.find((letter) => letter === valueAt(data, ["raci", decision, person]));
  const put = (decision: string, person: string, letter: RaciLetter | undefined) =>
    edit(
      [{ path: ["raci", decision, person], value: letter }],
      `${inWords(decision)}: ${personName(strategy, person)} ${letter ?? "has no letter"}`,
    );
  const onKeyDown = (event: KeyboardEvent, decision: string, person: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const letter = raciLetters.find((one) => one === event.key.toUpperCase());
    const isCleared = event.key === "Delete" || event.key === "Backspace";
    if (!step && !letter && !isCleared) return;
    event.preventDefault();
    if (step) focus(at[0] + step[0], at[1] + step[1]);
    else if (closed === null) put(decision, person, letter);
  };
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Who decides">
      <table ref={grid} className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">Decision</th>
            {people.map((slug) => (
              <th key={slug} scope="col">
                {personName(strategy, slug)}
              </th>
            ))}
            <th scope="col">One A, an R</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.decision} data-missing={row.isMissing || undefined}>
              <th scope="row">{inWords(row.decision)}</th>
              {people.map((slug, right) => {
                const letter = row.letters[slug];
                return (
                  <td key={slug}>
                    <button
                      type="button"
                      className={styles.cell}
                      data-cell={`${down} ${right}`}
                      data-letter={letter}
                      tabIndex={at[0] === down && at[1] === right ? 0 : -1}
                      aria-disabled={closed !== null}
                      title={closed ?? undefined}
                      aria-label={`${inWords(row.decision)}, ${personName(strategy, slug)}: ${letter ?? "none"}`}
                      onFocus={() => setAt([down, right])}
                      onClick={() =>
                        closed === null && put(row.decision, slug, nextLetter(letterNow(row.decision, slug)))
                      }
                      onKeyDown={(event) => onKeyDown(event, row.decision, slug)}
                    >
                      {letter ?? "·"}
                    </button>
                  </td>
                );
              })}
              <td>
                <Verdict of={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Verdict({ of }: { of: RaciRow }) {
  const wrong = verdictOf(of);
  if (of.isMissing) return <Missing>not written</Missing>;
  return wrong.length === 0 ? (
    <StatusMark of="ok" />
  ) : (
    <span className={styles.wrong}>
      <span aria-hidden>▲ </span>
      {wrong.join(", ")}
    </span>
  );
}
