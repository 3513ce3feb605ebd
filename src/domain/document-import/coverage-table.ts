import { routes } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import type { TableReader } from "./plan-tables.ts";
import { asType } from "./references.ts";
import { asPerson } from "./people.ts";
import { asAmount, asNumber, asOneOf, knownSlug, type Reader, take } from "./readers.ts";
import { isBlank, isPlaceholder } from "./said.ts";
import { type Cells, cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";
import { routeWords } from "./vocabulary.ts";

const inPart =
  (part: string): Reader =>
  (book, said, path) => {
    if (everywhere.test(said.text.trim()))
      return part === "regions"
        ? book.leave(said, "a coverage cell has one region: name it, or write a row for each")
        : book.used(said.line);
    book.put(said, path, book.element(said, part, said.text.trim(), "name"));
  };

/** All of a dimension; `All US` is one of its members. */
const everywhere =
  /^(?:all|any|every)(?: (?:regions?|markets?|territor(?:y|ies)|geograph(?:y|ies)|verticals?|industr(?:y|ies)|sectors?|sizes?|segments?|customers?|accounts?|companies))?$/i;

const cellFields: readonly (readonly [field: string, columns: readonly string[], read: Reader])[] = [
  ["region", ["region", "geography", "territory", "market", "target region"], inPart("regions")],
  ["vertical", ["vertical", "industry", "vertical market"], inPart("verticals")],
  ["size", ["size", "segment", "customer size", "company size", "customer segment"], inPart("sizes")],
  ["accounts", ["accounts", "addressable accounts", "target accounts"], asNumber],
  ["arr", ["arr", "addressable arr", "addressable revenue"], asAmount],
  [
    "route",
    [
      "route",
      "who sells",
      "coverage",
      "coverage model",
      "seller",
      "route to market",
      "direct / partner",
      "direct/partner",
      "direct or partner",
      "direct / partner / shared",
      "direct/partner/shared",
    ],
    asOneOf(routes, routeWords),
  ],
  ["types", ["partner types", "partner type", "types", "partners", "covered by"], asType(true)],
  ["need", ["need", "partners needed", "partners wanted", "qualified partners wanted"], asNumber],
  ["because", ["because", "gap", "why", "rationale"], asOneGap],
  ["owner", ["owner", "accountable"], asPerson],
];

/** Coverage: where, who sells, with which partners, how many. */
export const coverageTable: TableReader = {
  fits: (columns) =>
    columns.some((column) => cellFields[0]?.[1].includes(column)) &&
    cellFields.slice(3, 8).some(([, names]) => columns.some((column) => names.includes(column))) &&
    !columns.some((column) => column.endsWith("who is coming")) &&
    !columns.includes("competitor") &&
    !columns.includes("partner") &&
    !columns.includes("bet"),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const region = cellOf(cells, ...(cellFields[0]?.[1] ?? []));
      if (!region || isBlank(region.text)) book.unread(row.line, "a row without its region");
      else if (isPlaceholder(region.text))
        book.toFill({ ...region, text: row.cells.join(" | ") }, "coverage cell");
      else takeCell(book, cells, ["coverage", "cells", book.countOf(["coverage", "cells"])]);
    }
  },
};

function takeCell(book: Book, cells: Cells, path: Path): void {
  const taken = new Set<string>();
  for (const [field, columns, read] of cellFields) {
    const column = columns.find((name) => cells.has(name) && !taken.has(name));
    const said = column === undefined ? undefined : cells.get(column);
    if (column === undefined || !said) continue;
    taken.add(column);
    take(book, said, [...path, field], read);
  }
  leaveRest(book, cells, taken, "coverage cell");
}

/** The one gap that a cell serves; a sentence that is none yet is one that the document states here. */
function asOneGap(...[book, said, path]: Parameters<Reader>): void {
  book.later(said.line, () =>
    book.put(
      said,
      path,
      knownSlug(book, "gaps", said.text) ?? book.element(said, "gaps", said.text.trim(), "statement"),
    ),
  );
}
