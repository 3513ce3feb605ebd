import { agreementsTable } from "./agreements-table.ts";
import { betsBoard } from "./bets-board.ts";
import { channelTable, quarterTable, statedGapsTable } from "./board-tables.ts";
import type { Book } from "./book.ts";
import { readBudgetTable } from "./budget-table.ts";
import { candidatesByTier } from "./candidates-by-tier.ts";
import { withUnits } from "./column-units.ts";
import type { Context } from "./context.ts";
import { budgetParts, elementPath, elements } from "./elements.ts";
import { coverageTable } from "./coverage-table.ts";
import { engagementTable } from "./engagement-table.ts";
import { coverageMatrix, isAboutRoutes } from "./coverage-matrix.ts";
import { okrTable } from "./okrs.ts";
import { modelsTable, raciByLetter, raciTable, sponsorTable } from "./plan-tables.ts";
import { decisionFactsTable, decisionLogTable } from "./decision-tables.ts";
import { marketTable, regionSumsTable, scoresTable, termsTable } from "./printed-tables.ts";
import { scenarioTable } from "./scenario-table.ts";
import { reasonsTable } from "./reasons-table.ts";
import { weightsTable } from "./weights-table.ts";
import { roadmapGrid } from "./roadmap-grid.ts";
import { roadmapTable } from "./roadmap.ts";
import { fieldOf, readLabel } from "./fields-here.ts";
import { incentivesTable } from "./incentives.ts";
import { rewardsTable } from "./rewards-table.ts";
import { signOffTable } from "./sign-off-table.ts";
import { budgetSharesTable } from "./budget-shares.ts";
import { normal } from "./said.ts";
import { columnsOf, hasNames, isTableOf, readPartTable, type Table } from "./table.ts";
import { withTickedDecision } from "./ticked-decisions.ts";
import { isTargetsTable, readTargetsTable } from "./targets-table.ts";
import { readTransposed } from "./transposed.ts";
import { tierMatrix } from "./tier-matrix.ts";
import { tierTable } from "./tier-table.ts";

/** What our own prints hold beside the strategy itself. */
export const computed = "computed from the rest of the document, or said there in another form";

/** Reads a table by the titles of its columns; false where they name no part of the model. */
export function readTable(book: Book, context: Context, given: Table): boolean {
  const table = book.options.isOurs ? given : withTickedDecision(withUnits(given, book.options.numbers));
  const columns = columnsOf(table);
  const special = [
    raciTable,
    raciByLetter,
    statedGapsTable,
    channelTable,
    quarterTable,
    signOffTable(context.titles),
    rewardsTable,
    incentivesTable,
    budgetSharesTable,
    sponsorTable,
    okrTable(context.okr),
    reasonsTable,
    scoresTable,
    scenarioTable,
    decisionFactsTable,
    decisionLogTable,
    marketTable,
    regionSumsTable,
    engagementTable,
    termsTable(context.record),
    tierTable(context.program),
    tierMatrix(context.titles, context.program),
    weightsTable,
    modelsTable,
    roadmapTable(context.quarter),
    coverageTable,
    coverageMatrix,
    roadmapGrid(context.titles),
    betsBoard(context.titles),
    candidatesByTier,
    agreementsTable,
  ].find(({ fits }) => fits(columns, table));
  if (isTargetsTable(columns, table) && !isOfThePast(context.titles))
    readTargetsTable(book, table, { ...context, corner: given.header.cells[0] ?? "" });
  else if (special) special.read(book, table);
  else return readElements(book, context, table, given.header.cells[0] ?? "");
  return true;
}

/** Measures under such a heading are what was reached, and no targets. */
const isOfThePast = (titles: readonly string[]): boolean =>
  /^(?:(?:our|current|the|partner) )*(?:baselines?|history|actuals?|past results|results to date|results so far|performance to date|track record|where we (?:stand|are)(?: today| now)?|today)$/.test(
    normal(titles.at(-1) ?? ""),
  );

/** `corner` is the title of the first column as it is written, with its unit. */
function readElements(book: Book, context: Context, table: Table, corner: string): boolean {
  const columns = columnsOf(table);
  const spec = elements.find((part) => isTableOf(part, columns, context.titles));
  if (spec) {
    readPartTable(book, spec, table, (name) => elementPath(book, spec, name, context));
    return true;
  }
  const budget = budgetParts.find(
    (part) => isTableOf(part, columns, context.titles) && hasNames(part, table, context.titles),
  );
  if (budget) readBudgetTable(book, budget, table, { titles: context.titles, corner });
  else if (!book.options.isOurs && readTransposed(book, context, table)) return true;
  else if (!readLabelTable(book, context, table))
    for (const { line } of [table.header, ...table.rows])
      book.unread(line, book.options.isOurs ? computed : whyNoTable(table, context.titles));
  return budget !== undefined || [table.header, ...table.rows].some(({ line }) => book.isSeen(line));
}

function whyNoTable(table: Table, headings: readonly string[]): string {
  if (isTargetsTable(columnsOf(table), table) && isOfThePast(headings))
    return "figures under a heading that speaks of what was reached; a target stands under one of targets";
  if (isAboutRoutes(table))
    return "a table of who sells whose rows and columns are not named; write Size / Region or Vertical / Region in its first cell";
  const titles = table.header.cells.slice(0, 4).filter((title) => title !== "");
  return titles.length === 0
    ? "a table without titles whose first column names no part of the model"
    : `a table whose columns (${titles.join(", ")}) name no part of the model`;
}

/** Two columns without titles of their own, or with titles such as Field and Value: a label and its value to a row. */
function readLabelTable(book: Book, context: Context, { header, rows }: Table): boolean {
  if (header.cells.length !== 2 || book.options.isOurs) return false;
  const titled = header.cells.every((cell) =>
    /^(?:field|attribute|item|property|key|what|value|details?|answer|topic|question|fact|parameter)?$/.test(
      normal(cell),
    ),
  );
  const lines = titled ? rows : [header, ...rows];
  const labels = lines.filter(({ cells: [label = ""] }) => fieldOf(context, label) !== undefined);
  // Without titles the first row is a label like the others; where it is none, two others have to be.
  if (labels.length === 0 || (!titled && labels[0] !== header && labels.length < 2)) return false;
  if (titled) book.used(header.line);
  for (const { line, cells } of lines)
    if (!readLabel(book, context, { text: cells[0] ?? "", line }, (cells[1] ?? "").trim()))
      book.unread(line, "a label that names no field of this place");
  return true;
}
