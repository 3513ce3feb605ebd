import type { Book } from "./book.ts";
import { fiscalQuarterFor } from "./calendar-years.ts";
import { asDone } from "./phrase.ts";
import type { TableReader } from "./plan-tables.ts";
import { asPerson } from "./people.ts";
import { asQuarter, asText, knownSlug, periodOf, type Reader, take, yearMissing } from "./readers.ts";
import { isBlank, isPlaceholder, members, normal, type Said } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest, type Table } from "./table.ts";

/** The quarter that a heading names: `Q1: Foundation`, `Q2 FY28`; `years` is the fiscal year beside it, if any. */
export function quarterIn(title: string): string | undefined {
  // A quarter of a calendar year is no fiscal one, whichever fiscal year the rest of the document speaks of.
  const calendar = /^Q[1-4][\s,/-]+\d{4}\b|^\d{4}[\s/-]+Q[1-4]\b/i.exec(title.trim());
  if (calendar) return calendar[0];
  const match = /^(?:(FY\s?\d{2,4})[\s-]+)?Q([1-4])\b(?!\s*[-–—/&]\s*Q)(?:[\s-]+(FY\s?\d{2,4}))?/i.exec(
    title.trim(),
  );
  if (!match) return undefined;
  const year = match[1] ?? match[3];
  return year ? `Q${match[2]} ${year}` : `Q${match[2]}`;
}

/** A milestone in a quarter; one whose fiscal year nobody has said stands without it, and that is said. */
export function takeMilestone(
  book: Book,
  said: Said,
  quarter: string | undefined,
  id?: string,
): ReturnType<Book["memberOf"]> | undefined {
  if (isPlaceholder(said.text)) {
    book.toFill(said, "milestone");
    return undefined;
  }
  const path = ["roadmap", book.countOf(["roadmap"])];
  book.put(said, [...path, "id"], id ?? `M-${String(Number(path[1]) + 1).padStart(2, "0")}`);
  book.put(said, [...path, "title"], said.text.trim());
  const period =
    quarter === undefined
      ? undefined
      : (periodOf(book, quarter) ?? fiscalQuarterFor(book, { ...said, text: quarter }));
  if (period) book.put(said, [...path, "quarter"], period);
  else if (quarter)
    book.leave(
      { ...said, text: quarter },
      /\d{4}/.test(quarter)
        ? "a quarter of a calendar year; the model counts fiscal quarters such as FY28-Q1"
        : yearMissing,
    );
  return path;
}

const titles = ["activity", "milestone", "action", "initiative", "title", "what"];

const doneColumns = ["goal done when", "done when"];

const waitsColumns = ["waits for", "depends on", "dependencies", "dependency", "after"];

const otherColumns = [
  "",
  "goal",
  ...doneColumns,
  "serves",
  ...waitsColumns,
  "week",
  "weeks",
  "quarter",
  "when",
  "owner",
  "accountable",
  "who",
  "responsible",
];

export const roadmapTable = (quarter: string | undefined): TableReader => ({
  fits: (columns) =>
    titles.some((name) => columns.includes(name)) &&
    ["week", "weeks", "quarter", "when", ...doneColumns].some((name) => columns.includes(name)),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) takeRow(book, table, row, quarter);
  },
});

function takeRow(book: Book, table: Table, row: Table["rows"][number], quarter: string | undefined): void {
  const cells = cellsOf(columnsOf(table), row);
  const title = cellOf(cells, ...titles);
  if (!title || isBlank(title.text)) return book.unread(row.line, "a row without its milestone");
  const goal = cells.get("goal");
  const path = takeMilestone(
    book,
    goal && !isBlank(goal.text) && !isPlaceholder(goal.text)
      ? { ...title, text: `${title.text}: ${goal.text}` }
      : title,
    quarter,
    /^[A-Z]+-\d+$/.test(cells.get("")?.text ?? "") ? cells.get("")?.text : undefined,
  );
  if (!path) return;
  const done = cellOf(cells, ...doneColumns);
  const serves = cells.get("serves");
  const waits = cellOf(cells, ...waitsColumns);
  if (done) take(book, done, [...path, "done"], asDone);
  if (serves) take(book, serves, path, asServes);
  if (waits) take(book, waits, [...path, "after"], asAfter);
  const weeks = cellOf(cells, "week", "weeks");
  const own = cellOf(cells, "quarter", "when");
  const owner = cellOf(cells, "owner", "accountable", "who", "responsible");
  if (own) take(book, own, [...path, "quarter"], asQuarter);
  if (weeks && /^\d{1,2}(?:\s?[-–]\s?\d{1,2})?$/.test(weeks.text))
    take(book, { ...weeks, text: weeks.text.replaceAll(/\s?[-–]\s?/g, "-") }, [...path, "weeks"], asText);
  else if (weeks) book.leave(weeks, "no weeks such as 3-6");
  if (owner) take(book, owner, [...path, "owner"], asPerson);
  if (goal && isPlaceholder(goal.text)) book.toFill(goal, "goal of a milestone");
  leaveRest(book, cells, new Set([...titles, ...otherColumns]), "milestone");
}

/** The milestones that come first, by their ids or titles. */
const asAfter: Reader = (book, said, path) =>
  book.later(said.line, () => {
    const ids = new Map<string, string>();
    for (let at = 0; book.has(["roadmap", at, "id"]); at++) {
      const id = String(book.valueAt(["roadmap", at, "id"]));
      ids.set(id, id).set(normal(String(book.valueAt(["roadmap", at, "title"]))), id);
    }
    const idOf = (text: string) => ids.get(text.trim()) ?? ids.get(normal(text));
    for (const text of idOf(said.text) ? [said.text] : members(said.text)) {
      const id = idOf(text);
      if (id) book.add(said, path, id);
      else book.leave({ ...said, text }, "no milestone of that name stands in the document");
    }
  });

/** The bet or the objective that a milestone serves, by name. */
const asServes: Reader = (book, said, path) =>
  book.later(said.line, () => {
    const bet = knownSlug(book, "bets", said.text);
    const objective = knownSlug(book, "objectives", said.text);
    if (bet) book.put(said, [...path, "bet"], bet);
    else if (objective) book.put(said, [...path, "objective"], objective);
    else book.leave(said, "no bet and no objective of that name stands in the document");
  });
