import { type Cell, cellOf, type ReadCell } from "./cells.ts";
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
  const places = placesOf(fields, header);
  const rest = unmapped(fields, header);
  return (row, texts) => {
    const reject = (column: string, value: Cell, { code, accepted }: Fault): Reject => ({
      file: name,
      row,
      column,
      value: value ?? "",
      code,
      accepted,
    });
    if (texts.length !== header.length)
      return { rejects: [reject("", `${texts.length} values`, widthFault(header))] };
    const values: Record<string, unknown> = {};
    let rejects: Reject[] | undefined;
    for (const { key, column, at, read } of places) {
      const cell = cellOf(texts[at] ?? "");
      const reading = read(cell);
      if (reading.fault) (rejects ??= []).push(reject(column, cell, reading.fault));
      else values[key] = reading.value;
    }
    if (rejects) return { rejects };
    return { row, values: values as ValuesOf<F>, rest: restOf(rest, texts) };
  };
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

function unmapped(fields: Fields, header: readonly string[]): { column: string; at: number }[] {
  const taken = new Set(Object.values(fields).map(({ column }) => columnKey(column)));
  return header.flatMap((column, at) => (taken.has(columnKey(column)) ? [] : [{ column, at }]));
}

const restOf = (
  rest: readonly { column: string; at: number }[],
  texts: readonly string[],
): Record<string, Cell> =>
  Object.fromEntries(rest.map(({ column, at }) => [column, cellOf(texts[at] ?? "")]));
