import { raciDecisions, raciLetters } from "./closed-sets.ts";
import { entries } from "./lookup.ts";
import type { Entry, Strategy } from "./strategy.ts";

export type RaciLetter = (typeof raciLetters)[number];
export type RaciRow = {
  readonly decision: string;
  readonly letters: Readonly<Record<string, RaciLetter | undefined>>;
  readonly accountable: readonly string[];
  readonly responsible: readonly string[];
  /** One of the seven decisions that partners feel, and nobody has written who takes it (RAC-003). */
  readonly isMissing: boolean;
};
export type RaciTable = {
  /** Everybody in the strategy, and whoever a row names besides. */
  readonly people: readonly string[];
  readonly rows: readonly RaciRow[];
};

/** Who decides what: the rows of the file in their order, then the decisions among the seven that have none. */
export function raciTable(strategy: Strategy): RaciTable {
  const written = entries<Entry<"raci">>(strategy.raci);
  const missing = raciDecisions.filter((decision) => !written.some(([name]) => name === decision));
  const people = new Set([
    ...Object.keys(strategy.people ?? {}),
    ...written.flatMap(([, letters]) => Object.keys(letters)),
  ]);
  return {
    people: [...people],
    rows: [
      ...written.map(([decision, letters]) => rowOf(decision, letters, false)),
      ...missing.map((decision) => rowOf(decision, {}, true)),
    ],
  };
}

/** The letter that follows when a cell is asked for the next one: R, A, C, I, none. */
export function nextLetter(letter: RaciLetter | undefined): RaciLetter | undefined {
  return letter === undefined ? raciLetters[0] : raciLetters[raciLetters.indexOf(letter) + 1];
}

function rowOf(decision: string, letters: RaciRow["letters"], isMissing: boolean): RaciRow {
  const holders = (letter: RaciLetter) => Object.keys(letters).filter((person) => letters[person] === letter);
  return { decision, letters, accountable: holders("A"), responsible: holders("R"), isMissing };
}
