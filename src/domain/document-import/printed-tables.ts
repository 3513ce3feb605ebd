import { buildPartnerAcquire, routes } from "../strategy/closed-sets.ts";
import { signalOf } from "../strategy/signals-in-words.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import type { LabelledPart } from "./labels.ts";
import { asType } from "./references.ts";
import { scenarioCondition } from "./parts-how.ts";
import { phraseIn, takePhrase } from "./phrase.ts";
import type { TableReader } from "./plan-tables.ts";
import { criterionKey, takeWeight } from "./weights-table.ts";
import { asBecause } from "./because.ts";
import {
  asAmount,
  asDay,
  asNamed,
  asNumber,
  asOneOf,
  asPerson,
  asText,
  asTextOn,
  knownSlug,
  type Reader,
  take,
} from "./readers.ts";
import { isBlank, isPlaceholder, labelled, normal, type Said } from "./said.ts";
import { slugOf } from "./slugs.ts";
import { type Cells, cellOf, cellsOf, columnsOf, leaveRest, type Table } from "./table.ts";
import { routeWords } from "./vocabulary.ts";

/** What each row says, with the titles of the table used and the row named where it names nothing. */
function eachRow(
  book: Book,
  table: Table,
  naming: readonly string[],
  read: (name: Said, cells: Cells) => void,
): void {
  book.used(table.header.line);
  for (const row of table.rows) {
    const cells = cellsOf(columnsOf(table), row);
    const name = cellOf(cells, ...naming);
    if (!name || isBlank(name.text)) book.unread(row.line, "a row without its name");
    else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, naming[0] ?? "");
    else read(name, cells);
  }
}

/** Scenarios: a name, the condition and the plan. */
export const scenarioTable: TableReader = {
  fits: (columns) =>
    columns.includes("scenario") &&
    ["then", "plan", "response", "action", "what we do"].some((name) => columns.includes(name)),
  read: (book, table) =>
    eachRow(book, table, ["scenario"], (name, cells) => {
      const path = ["scenarios", book.slug("scenarios", name.text)];
      const condition = cellOf(cells, "if", "when", "condition", "trigger");
      const plan = cellOf(cells, "then", "plan", "response", "action", "what we do");
      const owner = cellOf(cells, "owner", "accountable");
      book.used(name.line);
      if (plan) take(book, plan, [...path, "plan"], asText);
      if (condition) take(book, condition, path, asCondition);
      if (owner) take(book, owner, [...path, "owner"], asPerson);
      leaveRest(
        book,
        cells,
        new Set([
          "scenario",
          "if",
          "when",
          "condition",
          "trigger",
          "then",
          "plan",
          "response",
          "action",
          "what we do",
          "owner",
          "accountable",
        ]),
        "scenario",
      );
    }),
};

const asCondition: Reader = (book, said, path) => {
  const missed = /^(.+?) misses its target by (\d+(?:\.\d+)?%)$/i.exec(said.text);
  const phrase = phraseIn(missed?.[1] ?? said.text);
  if (missed && phrase) {
    takePhrase(book, said, [...path, "when"], phrase);
    return book.put(said, [...path, "when", "missedBy"], missed[2]);
  }
  const signal = signalOf(said.text.replace(/^Top partners lost (?=at least)/i, "Top partners lost: "));
  if (signal) {
    book.put(said, [...path, "when", "signal"], signal.signal);
    const { side, text = "" } = signal.bound ?? {};
    if (side === "at least" || side === "at most")
      book.put(said, [...path, "when", side === "at least" ? "atLeast" : "atMost"], boundOf(text));
    return;
  }
  if (phrase?.bound) return takePhrase(book, said, [...path, "when"], phrase);
  if (!scenarioCondition(book, said, path)) book.leave(said, "no condition on a measure or a signal");
};

const boundOf = (text: string): string | number => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text);

/** Scores of candidates: a criterion to a column, its weight beside its name. */
export const scoresTable: TableReader = {
  fits: (columns, { header }) =>
    ["candidate", "partner"].some((name) => columns.includes(name)) &&
    header.cells.filter((cell) => weighted.test(cell)).length > 1,
  read(book, table) {
    const columns = columnsOf(table);
    for (const cell of table.header.cells) {
      const match = weighted.exec(cell);
      const said = { line: table.header.line, text: match?.[2] ?? "" };
      if (match) takeWeight(book, { ...said, text: match[1] ?? "" }, said);
    }
    eachRow(book, table, ["candidate", "partner"], (name, cells) => {
      const slug = book.element(name, "landscape", name.text.trim(), "name");
      const taken = new Set(["", "candidate", "partner", "score", "class", "rank"]);
      for (const [at, column] of columns.entries()) {
        const match = weighted.exec(table.header.cells[at] ?? "");
        const said = cells.get(column);
        if (!match || !said) continue;
        taken.add(column);
        take(book, said, ["landscape", slug, "scores", criterionKey(match[1] ?? "")], asNumber);
      }
      leaveRest(book, cells, taken, "candidate");
    });
  },
};

const weighted = /^(.+?)\s*\(?(\d+(?:\.\d+)?%)\)?$/;

/** As our documents say them now, and as they said them before. */
const factNames: Readonly<Record<string, string>> = {
  "core to the product": "core",
  "next to the product": "adjacent",
  "a partner that serves our customers": "partnerServesIcp",
  "a partner who is there already": "partnerHasPresence",
  "economics that pay with a partner": "economicsPositive",
  "critical to our position": "criticalToPosition",
  "a company to buy within budget": "targetWithinBudget",
  "what customers choose us for": "core",
  "engineers to build it": "engineeringCapacity",
  "beside what we do": "adjacent",
  "a partner serves our customers": "partnerServesIcp",
  "a partner is present": "partnerHasPresence",
  "pays with a partner": "economicsPositive",
  "our position depends on it": "criticalToPosition",
  "months to build": "monthsToBuild",
  "a company to buy within the budget": "targetWithinBudget",
  "a new market": "newMarket",
  "revenue enough to share a company": "revenueScale",
};

/** `Yes: core to the product; no: a new market; months to build: 20`. */
const asFacts: Reader = (book, said, path) => {
  for (const group of said.text.split(/;\s+/)) {
    const own = labelled(group);
    const answer = /^(?:yes|no)$/i.test(own?.label ?? "") ? /^yes$/i.test(own?.label ?? "") : undefined;
    const number = factNames[own?.label.toLowerCase() ?? ""];
    if (own && number && /^\d+(?:\.\d+)?$/.test(own.value))
      book.put(said, [...path, number], Number(own.value));
    else
      for (const text of answer === undefined ? [group] : (own?.value ?? "").split(/,\s+/)) {
        const fact = factNames[text.toLowerCase()];
        if (answer !== undefined && fact) book.put(said, [...path, fact], answer);
        else book.leave({ ...said, text }, "no fact of a decision with yes, no or a number");
      }
  }
};

const decisionPath = (cells: Cells): Path | undefined => {
  const id = cellOf(cells, "", "id", "no")?.text ?? "";
  return /^[A-Z]+-\d+$/.test(id) ? ["decisions", id] : undefined;
};
const hasIds = ({ rows }: Table): boolean =>
  rows.some((row) => /^[A-Z]+-\d+$/.test(row.cells[0]?.trim() ?? ""));

/** Decisions with an id: what is needed, what was decided, the facts. What the rule says is computed and not taken. */
export const decisionFactsTable: TableReader = {
  fits: (columns, table) => columns.includes("need") && columns.includes("decision") && hasIds(table),
  read: (book, table) =>
    eachRow(book, table, ["need"], (name, cells) => {
      const path = decisionPath(cells);
      if (!path) return book.leave(name, "a decision without an id such as D-001");
      const gap = /^(.*); gap: (.+)$/.exec(name.text);
      const decision = cells.get("decision");
      const facts = cells.get("facts");
      book.put(name, [...path, "need"], (gap?.[1] ?? name.text).trim());
      if (gap) asNamed("gaps", "gap")(book, { ...name, text: gap[2] ?? "" }, [...path, "gap"]);
      if (decision && !/^open$/i.test(decision.text))
        take(book, decision, [...path, "decision"], asOneOf(buildPartnerAcquire));
      if (facts) take(book, facts, [...path, "facts"], asFacts);
      leaveRest(
        book,
        cells,
        new Set([
          "",
          "id",
          "no",
          "need",
          "decision",
          "facts",
          "the rule says",
          "because of",
          "would change with",
        ]),
        "decision",
      );
    }),
};

/** The log of decisions by id. */
export const decisionLogTable: TableReader = {
  fits: (columns, table) =>
    columns.includes("rationale") &&
    columns.includes("decided") &&
    !columns.includes("need") &&
    hasIds(table),
  read: (book, table) =>
    eachRow(book, table, ["", "id", "no"], (name, cells) => {
      const path = decisionPath(cells);
      if (!path) return book.leave(name, "a decision without an id such as D-001");
      for (const [column, field, read] of logFields) {
        const said = cells.get(column);
        if (said) take(book, said, [...path, field], read);
      }
      leaveRest(book, cells, new Set(["", "id", "no", ...logFields.map(([column]) => column)]), "decision");
    }),
};

const asNextDay: Reader = (book, said, path) =>
  asDay(book, { ...said, text: said.text.replace(/^next on /i, "") }, path);

const logFields: readonly (readonly [column: string, field: string, read: Reader])[] = [
  ["rationale", "rationale", asTextOn],
  ["partner considered", "partner", asNamed("landscape", "candidate")],
  ["finance", "financeInput", asText],
  ["owner", "owner", asPerson],
  ["decided", "decided", asDay],
  ["review", "review", asNextDay],
];

/** Coverage cells by market: `US Central, General business, 50 to 199 people`, its parts by their names. */
export const marketTable: TableReader = {
  fits: (columns) => columns.includes("market") && columns.includes("route"),
  read: (book, table) =>
    eachRow(book, table, ["market"], (name, cells) => {
      const path = ["coverage", "cells", book.countOf(["coverage", "cells"])];
      takeMarket(book, name, path);
      for (const [column, field, read] of marketFields) {
        const said = cells.get(column);
        if (said) take(book, said, [...path, field], read);
      }
      leaveRest(book, cells, new Set(["market", ...marketFields.map(([column]) => column)]), "coverage cell");
    }),
};

/** The first part is the region; another that is known as a vertical or a size is one, and what is neither is left. */
function takeMarket(book: Book, { text, line }: Said, path: Path): void {
  const [region = "", ...others] = text.split(/,\s+/);
  book.put(
    { text: region, line },
    [...path, "region"],
    book.element({ text: region, line }, "regions", region, "name"),
  );
  for (const other of others) {
    const said = { text: other, line };
    book.later(line, () => {
      const vertical = knownSlug(book, "verticals", other);
      const size = knownSlug(book, "sizes", other);
      if (vertical) book.put(said, [...path, "vertical"], vertical);
      else if (size) book.put(said, [...path, "size"], size);
      else book.leave(said, "no vertical and no company size of that name stands in the document");
    });
  }
}

const marketFields: readonly (readonly [column: string, field: string, read: Reader])[] = [
  ["accounts", "accounts", asNumber],
  ["arr", "arr", asAmount],
  ["route", "route", asOneOf(routes, routeWords)],
  ["partner types", "types", asType(true)],
  ["need", "need", asNumber],
  ["because", "because", asBecause],
  ["owner", "owner", asPerson],
];

/** The regions of a coverage table that adds up its cells: only the names are the strategy's own. */
export const regionSumsTable: TableReader = {
  fits: (columns) => columns.includes("region") && columns.some((column) => column.endsWith("who is coming")),
  read: (book, table) =>
    eachRow(book, table, ["region"], (name, cells) => {
      book.element(name, "regions", name.text.trim(), "name");
      for (const [column, said] of cells)
        if (column !== "region" && !isBlank(said.text)) book.leave(said, "a sum over several coverage cells");
    }),
};

/** The key terms of an agreement, numbered, under its heading. */
export const termsTable = (record: LabelledPart | undefined): TableReader => ({
  fits: (columns) => record?.what === "agreement" && columns.includes("term") && columns.includes("agreed"),
  read: (book, table) =>
    eachRow(book, table, ["term"], (name, cells) => {
      const agreed = cells.get("agreed");
      // Where one of two terms settles a matter, the table names both; the first holds what was agreed.
      const field = record?.fields.find(({ says }) =>
        says.includes(normal(name.text).split(" or ")[0] ?? ""),
      );
      if (!record || !field || !agreed) return book.leave(name, "no key term of an agreement");
      const parts = agreed.text.split(/;\s+(?=[A-Z][\w ]*: )/).map((text) => ({ text, own: labelled(text) }));
      if (field.at[0] === "term" || parts.some(({ own }) => !own))
        return take(book, agreed, [...record.base, ...field.at], field.read);
      for (const { own } of parts)
        if (own)
          take(book, { ...agreed, text: own.value }, [...record.base, ...field.at, camel(own.label)], asText);
    }),
});

const camel = (label: string): string =>
  slugOf(label).replaceAll(/-(\w)/g, (_, first: string) => first.toUpperCase());
