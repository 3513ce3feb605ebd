import { asBecause } from "./because.ts";
import type { Book } from "./book.ts";
import type { Path } from "../strategy/path.ts";
import { rangeIn } from "./figures.ts";
import type { TableReader } from "./plan-tables.ts";
import { asNumber, take } from "./readers.ts";
import { isBlank, isPlaceholder, members, type Said } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";
import { takeTierCell } from "./tier-matrix.ts";
import { asksNothing, benefitIn, certifiedIn } from "./tier-words.ts";
import {
  assumeRevenue,
  takeBenefit,
  takeCertified,
  takeRequirement,
  takeThreshold,
  tierPath,
} from "./tiers.ts";

/** `Discount: 25% (Cost to reach)`: a benefit and the gap or bet that it serves. */
function takeReasoned(book: Book, said: Said, path: Path): void {
  const match = /^(.+?)\s*\(([^()]+)\)$/.exec(said.text);
  const text = (match?.[1] ?? said.text).trim();
  takeBenefit(book, { ...said, text }, path);
  const benefit = benefitIn(text, book.options);
  if (!match || !benefit || benefit === "none") return;
  const at = book.memberOf([...path, "benefits"], benefit.kind);
  asBecause(book, { ...said, text: match[2] ?? "" }, [...at, "because"]);
}

/** Tiers as rows: threshold, requirements and benefits beside the name. */
export const tierTable = (headed: string | undefined): TableReader => ({
  fits: (columns) =>
    ["tier", "tier name"].includes(columns[0] ?? "") &&
    Object.values(tierColumns).some((names) => names.some((name) => columns.includes(name))),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const name = { text: row.cells[0] ?? "", line: row.line };
      if (isBlank(name.text)) book.unread(row.line, "a row without the name of its tier");
      else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, "tier");
      else takeTierRow(book, name, cellsOf(columnsOf(table), row), headed);
    }
  },
});

const tierColumns = {
  revenue: [
    "revenue target",
    "revenue",
    "annual revenue",
    "partner-sourced revenue",
    "partner sourced revenue",
  ],
  pipeline: [
    "pipeline target",
    "annual pipeline target",
    "pipeline",
    "partner sourced pipeline",
    "partner-sourced pipeline",
  ],
  certified: ["certified people", "certified individuals", "certifications"],
  criteria: ["criteria", "asks"],
  requirements: ["key requirements", "requirements", "commitments", "commits to"],
  benefits: ["key benefits", "benefits"],
  reasoned: ["gives and because"],
  because: ["because"],
  expected: ["expected", "partners expected"],
};

function takeTierRow(
  book: Book,
  name: Said,
  cells: ReturnType<typeof cellsOf>,
  headed: string | undefined,
): void {
  const path = tierPath(book, name, name.text, headed);
  if (!path) return book.leave(name, "a tier needs a name with letters or digits");
  const revenue = cellOf(cells, ...tierColumns.revenue);
  if (revenue && rangeIn(revenue.text, book.options.numbers)?.from)
    assumeRevenue(book, revenue, "Revenue target");
  if (revenue) takeThreshold(book, revenue, path, "partner-sourced-revenue");
  const pipeline = cellOf(cells, ...tierColumns.pipeline);
  if (pipeline) takeThreshold(book, pipeline, path, "partner-sourced-pipeline");
  const certified = cellOf(cells, ...tierColumns.certified);
  const count =
    certified &&
    (certifiedIn(certified.text) ??
      (/^\d+\+?$/.test(certified.text) ? Number.parseInt(certified.text, 10) : undefined));
  if (certified && count !== undefined) takeCertified(book, certified, path, count);
  else if (certified) book.leave(certified, "no number of certified people");
  for (const column of [tierColumns.criteria, tierColumns.requirements])
    for (const text of members(cellOf(cells, ...column)?.text ?? ""))
      if (!asksNothing.test(text)) takeRequirement(book, { ...name, text }, path);
  const expected = cellOf(cells, ...tierColumns.expected);
  if (expected) take(book, expected, [...path, "expect"], asNumber);
  for (const text of members(cellOf(cells, ...tierColumns.benefits)?.text ?? ""))
    if (!asksNothing.test(text)) takeBenefit(book, { ...name, text }, path);
  for (const text of members(cellOf(cells, ...tierColumns.reasoned)?.text ?? ""))
    takeReasoned(book, { ...name, text }, path);
  const because = cellOf(cells, ...tierColumns.because);
  if (because) take(book, because, [...path, "because"], asBecause);
  const taken = new Set(["tier", "tier name", ...Object.values(tierColumns).flat()]);
  // Any other column that names a benefit or a demand has one to a cell, as a row of tiers side by side has.
  for (const [column, said] of cells)
    if (!taken.has(column) && takeTierCell(book, column, said, path)) taken.add(column);
  leaveRest(book, cells, taken, "tier");
}
