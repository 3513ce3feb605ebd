import { routes } from "../strategy/closed-sets.ts";
import type { TableReader } from "./plan-tables.ts";
import { isBlank, isPlaceholder, normal } from "./said.ts";
import type { Table } from "./table.ts";
import { memberIn } from "./member-in.ts";
import { routeWords } from "./vocabulary.ts";

const dimensions = {
  region: { part: "regions", says: ["region", "regions", "market", "markets", "territory", "geography"] },
  vertical: { part: "verticals", says: ["vertical", "verticals", "industry", "industries"] },
  size: {
    part: "sizes",
    says: ["size", "sizes", "segment", "segments", "customer size", "company size", "customer segment"],
  },
} as const;
type Dimension = keyof typeof dimensions;

/** Who sells where, a region to a column and a size or vertical to a row, or the other way round: the first cell names both, as in `Size / Region`. */
export const coverageMatrix: TableReader = {
  fits: ([corner = "", ...titles], table) => isAboutRoutes(table) && sidesIn(corner, titles) !== undefined,
  read(book, { header, rows }) {
    const [corner = "", ...titles] = header.cells.map(normal);
    const sides = sidesIn(corner, titles);
    book.used(header.line);
    for (const { line, cells } of rows)
      for (const [at, text] of cells.entries()) {
        const [row, column] = [
          { text: cells[0] ?? "", line },
          { text: header.cells[at] ?? "", line: header.line },
        ];
        const isEmpty = at === 0 || isBlank(text) || isBlank(row.text) || isBlank(column.text);
        const route = memberIn(routes, routeWords, text);
        if (isEmpty || !sides) continue;
        if (!route) {
          book.toFill({ text, line }, "route of a coverage cell");
          continue;
        }
        const path = ["coverage", "cells", book.countOf(["coverage", "cells"])];
        for (const [side, said] of [
          [sides.column, column],
          [sides.row, row],
        ] as const)
          book.put(
            { text: said.text, line },
            [...path, side],
            book.element(said, dimensions[side].part, said.text.trim(), "name"),
          );
        book.put({ text, line }, [...path, "route"], route);
      }
  },
};

/** Every cell says who sells, or says nothing. */
export const isAboutRoutes = ({ header, rows }: Table): boolean => {
  const cells = rows.flatMap((row) => row.cells.slice(1)).filter((cell) => !isBlank(cell));
  return (
    header.cells.length > 2 &&
    cells.some((cell) => memberIn(routes, routeWords, cell)) &&
    cells.every((cell) => memberIn(routes, routeWords, cell) !== undefined || isPlaceholder(cell))
  );
};

/** Titles that can be nothing but sizes of companies. */
const size =
  /^(?:smbs?|smes?|small(?: business(?:es)?)?|mid ?market|mid size|medium|large|enterprises?|strategic)$/;

/** `Size / Region`, `Vertical by market`: rows, then columns. One of them is the region; a region alone stands over sizes that are called so. */
function sidesIn(
  corner: string,
  titles: readonly string[],
): { row: Dimension; column: Dimension } | undefined {
  if (dimensions.region.says.some((word) => word === corner) && titles.every((title) => size.test(title)))
    return { row: "region", column: "size" };
  for (const row of Object.keys(dimensions) as Dimension[])
    for (const column of Object.keys(dimensions) as Dimension[]) {
      if (row === column || (row !== "region" && column !== "region")) continue;
      const isNamed = dimensions[row].says.some((first) =>
        dimensions[column].says.some((second) =>
          new RegExp(String.raw`^${first}(?: ?\/ ?| (?:by|vs|x|and) | )${second}$`).test(corner),
        ),
      );
      if (isNamed) return { row, column };
    }
  return undefined;
}
