import type { ImportedDocument } from "./result.ts";

export type ToFill = { readonly line: number; readonly text: string; readonly words: string };
export type NotRead = {
  readonly line: number;
  readonly text: string;
  readonly why: string;
  /** The whole line; else a rest of one of which something was taken. */
  readonly isWhole: boolean;
};
export const lineStates = ["read", "partly", "to-fill", "conflict", "not-read"] as const;
export type LineState = (typeof lineStates)[number];

/** Every place that the document keeps free, whole lines and rests of lines, in the order of the document. */
export const toFill = ({ placeholders, recognised }: ImportedDocument): readonly ToFill[] =>
  [
    ...placeholders,
    ...recognised.flatMap(({ line, left }) =>
      left.filter((rest) => rest.toFill).map(({ text, why }) => ({ line, text, words: why })),
    ),
  ].toSorted((a, b) => a.line - b.line);

/** Everything that was not read, whole lines and rests of lines, each with its reason, in the order of the document. */
export const notRead = ({ unrecognised, recognised }: ImportedDocument): readonly NotRead[] =>
  [
    ...unrecognised.map((one) => ({ ...one, isWhole: true })),
    ...recognised.flatMap(({ line, left }) =>
      left.filter((rest) => !rest.toFill).map(({ text, why }) => ({ line, text, why, isWhole: false })),
    ),
  ].toSorted((a, b) => a.line - b.line);

/**
 * What became of each line that says something; rules, fences and headings that were only used say nothing and have no state.
 * A line that was taken and that another place contradicts is in conflict.
 */
export function stateOfLines(imported: ImportedDocument): ReadonlyMap<number, LineState> {
  const { recognised, placeholders, unrecognised, conflicting, conflicts } = imported;
  const said = [
    ...recognised.map(({ line, left }) => [line, left.length === 0 ? "read" : "partly"] as const),
    ...unrecognised.map(({ line }) => [line, "not-read"] as const),
    ...placeholders.map(({ line }) => [line, "to-fill"] as const),
    ...conflicts.flatMap(({ sides }) => sides.map(({ line }) => [line, "conflict"] as const)),
    ...conflicting.map((line) => [line, "conflict"] as const),
  ];
  return new Map<number, LineState>(said);
}

/** The account in a sentence: how much of the document the draft has taken, and how much is left for a person. */
export function accountInWords(imported: ImportedDocument): string {
  const lines = stateOfLines(imported).size;
  const open = toFill(imported).length;
  const disagreeing = imported.conflicts.length;
  const left = [
    ...(open > 0 ? [`${open} ${open === 1 ? "place waits" : "places wait"} to be filled`] : []),
    ...(disagreeing > 0
      ? [`it contradicts itself in ${disagreeing} ${disagreeing === 1 ? "place" : "places"}`]
      : []),
  ];
  const taken = `${imported.recognised.length} of ${lines} ${lines === 1 ? "line" : "lines"} became strategy`;
  return left.length === 0 ? taken : `${taken}; ${left.join(", and ")}`;
}
