import { type Cell, cellOf, type ReadCell, readOptionalText } from "./cells.ts";
import { columnKey, type FoundFile } from "./recognize.ts";
import type { Fault, Reject } from "./reject.ts";

/** Where a field stands and how its text is read. */
export type Field<T> = { readonly column: string; readonly read: (cell: Cell) => ReadCell<T> };
export type Fields = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<F extends Fields> = { -readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A row of a file whose every field fits, with its place and the columns that no field takes. */
export type Row<F extends Fields> = {
  readonly row: number;
  readonly values: ValuesOf<F>;
  readonly rest: Readonly<Record<string, Cell>>;
};

/** What became of a row: all of it, or every reason against it. */
export type RowReading<F extends Fields> = Row<F> | { readonly rejects: readonly Reject[] };

/** A reader for the rows of one file. It never stops at the first fault: all faults of a row come back at once. */
export function rowReader<F extends Fields>(
  fields: F,
  { name, header }: FoundFile,
): (row: number, texts: readonly string[]) => RowReading<F> {
  const mapped = placesOf(fields, header);
  const unmapped = unmappedOf(fields, header);
  return (row, texts) => {
    if (texts.length !== header.length)
      return {
        rejects: [{ file: name, row, column: "", value: `${texts.length} values`, ...widthFault(header) }],
      };
    const rejects: Reject[] = [];
    const refuse = (column: string, cell: Cell, fault: Fault) =>
      rejects.push({ file: name, row, column, value: cell ?? "", ...fault });
    const values = gather(mapped, texts, refuse);
    const rest = gather(unmapped, texts, refuse);
    if (rejects.length > 0) return { rejects };
    return { row, values: values as ValuesOf<F>, rest: rest as Row<F>["rest"] };
  };
}

function gather(
  places: readonly Place[],
  texts: readonly string[],
  refuse: (column: string, cell: Cell, fault: Fault) => void,
): Record<string, unknown> {
  // Without a prototype, because a column may have any name, __proto__ too.
  const values: Record<string, unknown> = Object.create(null);
  for (const { key, column, at, read } of places) {
    const cell = cellOf(texts[at] ?? "");
    const reading = read(cell);
    if (reading.fault) refuse(column, cell, reading.fault);
    else values[key] = reading.value;
  }
  return values;
}

const widthFault = (header: readonly string[]): Fault => ({
  code: "cells-do-not-match-header",
  accepted: `${header.length} values, one for each column`,
});

type Place = Field<unknown> & { readonly key: string; readonly at: number };

function placesOf(fields: Fields, header: readonly string[]): Place[] {
  const keys = header.map(columnKey);
  return Object.entries(fields).map(([key, { column, read }]) => {
    const at = keys.indexOf(columnKey(column));
    return { key, column: header[at] ?? column, at, read };
  });
}

/** The columns that no field takes, kept as text. Those without a name, or with one that is taken, are told apart by their place. */
function unmappedOf(fields: Fields, header: readonly string[]): Place[] {
  const taken = new Set(Object.values(fields).map(({ column }) => columnKey(column)));
  return header.flatMap((name, at) => {
    if (taken.has(columnKey(name))) return [];
    const readable = name.replaceAll("\0", "");
    const distinct = readable !== "" && header.indexOf(name) === at;
    const column = distinct ? readable : `${readable || "column"} (${at + 1})`;
    return [{ key: column, column, at, read: readOptionalText }];
  });
}
