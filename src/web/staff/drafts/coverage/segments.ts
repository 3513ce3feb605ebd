import type { Cell, Strategy } from "../../../../domain/strategy/strategy.ts";

export type Column = { readonly vertical: string | undefined; readonly size: string | undefined };

const columnsUpTo = 12;

/** The columns of the matrix: what the cells name, and every pair of a vertical and a size while there are few. */
export function columnsOf({ coverage }: Strategy): Column[] {
  const used = (coverage?.cells ?? []).map(({ vertical, size }) => ({ vertical, size }));
  const verticals = Object.keys(coverage?.verticals ?? {});
  const sizes = Object.keys(coverage?.sizes ?? {});
  const pairs = (verticals.length > 0 ? verticals : [undefined]).flatMap((vertical) =>
    (sizes.length > 0 ? sizes : [undefined]).map((size) => ({ vertical, size })),
  );
  const all = pairs.length <= columnsUpTo ? [...pairs, ...used] : used;
  return [...new Map(all.map((column) => [columnKey(column), column])).values()];
}

export const columnKey = ({ vertical = "", size = "" }: Column): string => `${vertical}/${size}`;

export function columnName({ coverage }: Strategy, { vertical, size }: Column): string {
  const names = [
    vertical && (coverage?.verticals?.[vertical]?.name ?? vertical),
    size && (coverage?.sizes?.[size]?.name ?? size),
  ].filter((name) => name !== undefined && name !== "");
  return names.length > 0 ? names.join(", ") : "All";
}

/** The cells at a place of the matrix, with where each stands in the list of the file. */
export const cellsAt = (
  { coverage }: Strategy,
  region: string,
  column: Column,
): { readonly index: number; readonly cell: Cell }[] =>
  (coverage?.cells ?? []).flatMap((cell, index) =>
    cell.region === region && columnKey(cell as Column) === columnKey(column) ? [{ index, cell }] : [],
  );
