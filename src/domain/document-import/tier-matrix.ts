import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import type { TableReader } from "./plan-tables.ts";
import { isBlank, isPlaceholder, members, normal, type Said } from "./said.ts";
import {
  asksNothing,
  benefitIn,
  commitmentIn,
  factIn,
  givesAll,
  rankOf,
  splitAtColon,
} from "./tier-words.ts";
import type { Table } from "./table.ts";
import { takeBenefit, takeRequirement, tierPath } from "./tiers.ts";

/** Tiers as columns: one requirement or benefit to a row. */
export const tierMatrix = (headings: readonly string[], headed?: string): TableReader => ({
  fits: (titles, { rows }) =>
    titles.length > 2 &&
    (["requirement", "requirements", "benefit", "benefits", "commitment"].includes(titles[0] ?? "") ||
      (isOpen(titles[0] ?? "") &&
        (headings.some((heading) =>
          /\btiers?\b|^(?:(?:partner|our|the|program|programme) )*levels$/.test(normal(heading)),
        ) || titles.slice(1).every((title) => rankOf(title) !== undefined)
          ? rows.some((row) => sideOf(row.cells[0] ?? "") !== undefined)
          : /\bprogram(?:me)?\b/.test(normal(headings.at(-1) ?? "")) && isOfTiers(rows)))),
  read(book, { header, rows }) {
    const title = normal(header.cells[0] ?? "");
    const isMixed = isOpen(title);
    let announced: typeof takeBenefit | undefined;
    book.used(header.line);
    for (const row of rows) {
      const label = (row.cells[0] ?? "").trim();
      // A row of one word, `Benefits`, says what the rows below it are.
      if (isMixed && allOf.test(label) && row.cells.slice(1).every(isBlank)) {
        announced = sideOf(label);
        book.used(row.line);
        continue;
      }
      const take = isMixed
        ? (announced ?? sideOf(label))
        : title.startsWith("benefit")
          ? takeBenefit
          : takeRequirement;
      if (!take) {
        book.unread(
          row.line,
          "no requirement or benefit of tiers, or one that could be both: name it in the title of the column",
        );
        continue;
      }
      for (const [at, cell] of row.cells.slice(1).entries()) {
        const path = tierPath(
          book,
          { text: header.cells[at + 1] ?? "", line: header.line },
          header.cells[at + 1] ?? "",
          headed,
        );
        if (path) takeCell(book, { label, cell, line: row.line }, path, take);
      }
    }
  },
});

/** Under a heading of a programme columns are its tiers where one row says what is asked, another what is given, and no row is neither. */
function isOfTiers(rows: Table["rows"]): boolean {
  const sides = rows.map((row) => sideOf(row.cells[0] ?? ""));
  return [takeBenefit, takeRequirement, undefined].every(
    (side) => sides.includes(side) === (side !== undefined),
  );
}

/** A cell of a row that is asked for or given: `Discount`, `20%`. */
function takeCell(
  book: Book,
  { label, cell, line }: { label: string; cell: string; line: number },
  path: Path,
  take: typeof takeBenefit,
): void {
  if (isBlank(cell) || givesNothing.test(cell.trim())) return;
  if (allOf.test(label)) {
    for (const text of members(cell)) if (!asksNothing.test(text)) take(book, { text, line }, path);
    return;
  }
  const text = certifiedPeople.test(label)
    ? cell.trim().replace(/^(\d+)\+?$/, "Certified people: $1")
    : /^(?:qbr|business review)/i.test(label)
      ? `${givesAll.test(cell.trim()) ? label : cell} business review`
      : `${label}: ${cell}`;
  take(book, { text, line }, path);
}

/** What a column of tiers in rows says of one of them; false where its title is no benefit and no demand, or could be both. */
export function takeTierCell(book: Book, label: string, said: Said, path: Path): boolean {
  const take = sideOf(label);
  if (!take || isPlaceholder(said.text)) return false;
  takeCell(book, { label, cell: said.text, line: said.line }, path, take);
  return true;
}

/** The first cell does not say whether the rows are asked for or given. */
const isOpen = (title: string): boolean =>
  ["", "tier", "level", "feature", "item", "criterion", "criteria"].includes(title) ||
  /^(?:requirements?|criteria|commitments?) ?(?:\/|&|and|or) ?benefits?$|^benefits? ?(?:\/|&|and|or) ?(?:requirements?|criteria|commitments?)$/.test(
    title,
  );

/** People who are certified, whatever in: `Sales-certified people` are others. */
const certifiedPeople =
  /^(?:(?:#|no\.?|number|minimum) (?:of )?)?(?:certified (?:people|individuals|professionals|resources|staff|engineers|employees)|(?:certs?|certifications?)(?: required)?)$/i;

/** A row that holds all that a tier gives, or all that it asks. */
const allOf =
  /^(?:(?:key |entry )?(?:benefits?|requirements?|criteria|commitments?)|who qualifies|what (?:they|partners|you) (?:get|commit to))$/i;

const givesNothing = /^(?:none|no|not included|not required|optional|0|\$0|✗|✘|❌|[x×])$/i;

/** Whether a row of tiers is what they ask for or what they give; undefined for what could be both or is neither. */
function sideOf(label: string): typeof takeBenefit | undefined {
  if (allOf.test(label)) return /benefits?$|get$/i.test(label) ? takeBenefit : takeRequirement;
  const isAsked =
    /revenue|pipeline|certif/i.test(label) || (commitmentIn(label) ?? factIn(label)) !== undefined;
  const isGiven = benefitIn(label, { currency: "USD", numbers: "point" }) !== undefined;
  return isAsked === isGiven ? undefined : isAsked ? takeRequirement : takeBenefit;
}

/** What a line under the heading of a tier says of it: `Benefits: portal, MDF`, `Annual revenue: $100K`; false for any other line. */
export function takeTierLine(book: Book, said: Said, path: Path): boolean {
  const [label, value] = splitAtColon(said.text);
  const take = value === undefined ? undefined : sideOf(label);
  if (!take || value === undefined) return false;
  const texts = allOf.test(label) ? members(value) : [said.text];
  for (const text of texts) if (!asksNothing.test(text)) take(book, { ...said, text }, path);
  return true;
}
