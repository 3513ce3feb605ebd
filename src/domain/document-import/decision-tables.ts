import { buildPartnerAcquire } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { TableReader } from "./plan-tables.ts";
import { asPerson } from "./people.ts";
import { asDay, asNamed, asOneOf, asText, asTextOn, type Reader, take } from "./readers.ts";
import { labelled } from "./said.ts";
import { type Cells, cellOf, leaveRest, type Table } from "./table.ts";
import { eachRow } from "./each-row.ts";

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
