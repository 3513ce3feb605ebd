import type { Book } from "./book.ts";
import { shareIn } from "./figures.ts";
import type { Row } from "./outline.ts";
import type { TableReader } from "./plan-tables.ts";
import { knownSlug } from "./readers.ts";
import { isBlank, isPlaceholder, normal, type Said } from "./said.ts";
import { slugOf } from "./slugs.ts";
import { cellsOf, columnsOf, isTotal, leaveRest } from "./table.ts";

const engineCriteria: Readonly<Record<string, readonly string[]>> = {
  icpOverlap: ["icp overlap", "icp client overlap", "overlap with ideal customers"],
  marketInfluence: ["market influence", "brand credibility"],
  practiceAlignment: ["practice alignment"],
  partnershipAppetite: ["partnership appetite", "appetite"],
  revenuePotential: ["revenue potential"],
};

/** The key of a scoring criterion: the usual ones by name, any other in camel case. */
export const criterionKey = (name: string): string =>
  Object.entries(engineCriteria).find(([, names]) => names.includes(normal(name)))?.[0] ??
  slugOf(name).replaceAll(/-(\w)/g, (_, first: string) => first.toUpperCase());

export function takeWeight(book: Book, name: Said, said: Said): void {
  if (isPlaceholder(said.text)) return book.toFill(said, `weight of ${name.text}`);
  const share = shareIn(said.text, book.options.numbers);
  const key = criterionKey(name.text);
  if (share === undefined || key === "") return book.leave(said, "no weight such as 30%");
  book.put(said, ["scoring", "weights", key], share);
}

/** Criteria of the score and their weights. */
export const weightsTable: TableReader = {
  fits: (columns) =>
    columns.includes("weight") && ["criterion", "criteria", "category", "factor"].includes(columns[0] ?? ""),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = { text: row.cells[0] ?? "", line: row.line };
      const weight = cells.get("weight");
      if (isTotal(name.text)) book.used(row.line);
      else if (weight && !isBlank(weight.text)) takeWeight(book, name, weight);
      const scored = isTotal(name.text) ? [] : takeScores(book, name, table.header, row);
      leaveRest(
        book,
        cells,
        new Set([
          columnsOf(table)[0] ?? "",
          "weight",
          ...scored,
          ...(isTotal(name.text) ? cells.keys() : []),
        ]),
        "criterion",
      );
    }
  },
};

/** A column of scores from 0 to 100 beside the weights is a candidate's, where one of its name stands in the document; its titles are answered. */
function takeScores(book: Book, criterion: Said, header: Row, { cells, line }: Row): string[] {
  const scored = header.cells.flatMap((title, at) => {
    const said = { text: (cells[at] ?? "").trim(), line };
    const isScore = /^\d{1,3}$/.test(said.text) && Number(said.text) <= 100;
    return at > 0 && isScore && !/weight|score|points/i.test(title) ? [{ title, said }] : [];
  });
  for (const { title, said } of scored)
    book.later(line, () => {
      const slug = knownSlug(book, "landscape", title);
      if (slug)
        book.put(said, ["landscape", slug, "scores", criterionKey(criterion.text)], Number(said.text));
      else book.leave(said, `no candidate “${title}” stands in the document`);
    });
  return scored.map(({ title }) => normal(title));
}
