import { models, raciDecisions, raciLetters } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { decisionSlug } from "./printed-decisions.ts";
import { asPerson, personOf } from "./people.ts";
import { asText, asTextOn, type Reader, take } from "./readers.ts";
import { besideName, isBlank, isPlaceholder, members, normal, type Said } from "./said.ts";
import { type Cells, cellOf, cellsOf, columnsOf, leaveRest, type Table } from "./table.ts";
import { memberIn } from "./member-in.ts";
import { modelWords, raciWords } from "./vocabulary.ts";

/** A table that is known by its columns or its cells and not by one name and its fields. */
export type TableReader = {
  readonly fits: (columns: readonly string[], table: Table) => boolean;
  readonly read: (book: Book, table: Table) => void;
};

const letter = /^[RACI](?:\s*[/,&]\s*[RACI])*$/;

/** The RACI grid: a decision to a row and a person to a column, or the other way round. */
export const raciTable: TableReader = {
  fits(columns, { rows }) {
    const cells = rows.flatMap((row) => row.cells.slice(1)).filter((cell) => !isBlank(cell));
    return (
      columns.length > 2 &&
      cells.some((cell) => letter.test(cell.trim())) &&
      cells.every((cell) => letter.test(cell.trim()) || isPlaceholder(cell))
    );
  },
  read(book, table) {
    const { header, rows } = table;
    const isTurned = arePeopleInRows(table);
    for (const { cells, line } of rows) {
      const name = { text: cells[0] ?? "", line };
      if (isBlank(name.text)) book.unread(line, "a row without the name of its decision");
      else
        for (const [at, text] of header.cells.entries()) {
          const title = { text, line: header.line };
          const [decision, person] = isTurned ? [title, name] : [name, title];
          const letters = { text: cells[at]?.trim() ?? "", line };
          const slug = at === 0 ? "" : decisionSlug(decision.text);
          if (slug !== "") takeLetter(book, slug, person, letters);
          else if (at > 0) book.leave(letters, "a letter without the name of its decision");
        }
    }
    book.used(header.line);
  },
};

/** A person to a row and a decision to a column: the first cell says so, or a decision that every programme takes heads a column. */
function arePeopleInRows({ header, rows }: Table): boolean {
  const [corner = "", ...titles] = header.cells;
  const isDecision = (text: string): boolean => memberIn(raciDecisions, raciWords, text) !== undefined;
  if (rows.some((row) => isDecision(row.cells[0] ?? ""))) return false;
  if (/^(?:role|roles|person|people|who|name|stakeholder|team|function)$/.test(normal(corner))) return true;
  return titles.some(isDecision);
}

const letters = { responsible: "R", accountable: "A", consulted: "C", informed: "I" } as const;
const letterColumns = Object.entries(letters).flatMap(([word, one]) => [
  [word, one] as const,
  [one.toLowerCase(), one] as const,
]);
const deciding = ["decision", "activity", "topic", "task", "what", ""];

/** Who decides, with a letter to a column: `Decision | Responsible | Accountable | Consulted | Informed`. */
export const raciByLetter: TableReader = {
  fits: (columns) =>
    ["responsible", "r"].some((title) => columns.includes(title)) &&
    ["accountable", "a"].some((title) => columns.includes(title)) &&
    deciding.some((title) => columns.includes(title)),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = cellOf(cells, ...deciding);
      const decision = decisionSlug(name?.text ?? "");
      if (decision === "") {
        book.unread(row.line, "a row without the name of its decision");
        continue;
      }
      for (const [column, one] of letterColumns)
        for (const text of members(cells.get(column)?.text ?? ""))
          takeLetter(book, decision, { text, line: row.line }, { text: one, line: row.line });
      leaveRest(
        book,
        cells,
        new Set([...deciding, ...letterColumns.map(([column]) => column)]),
        "decision right",
      );
    }
  },
};

function takeLetter(book: Book, decision: string, person: Said, said: Said): void {
  if (isBlank(said.text) || isBlank(person.text)) return;
  if (isPlaceholder(said.text) || isPlaceholder(person.text))
    return book.toFill(said, `who decides (${decision})`);
  const one = raciLetters.find((known) => known === said.text);
  if (!one) return book.leave(said, "the model gives a person one letter for each decision");
  book.put(said, ["raci", decision, personOf(book, person)], one);
}

/** Executives on both sides: a candidate, its executive, ours, and how often they meet. */
export const sponsorTable: TableReader = {
  fits: (columns) =>
    columns.includes("partner executive") ||
    (columns.includes("partner") &&
      ["our counterpart", "our sponsor", "our executive"].some((column) => columns.includes(column))),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const partner = cellOf(cells, "partner");
      if (!partner || isBlank(partner.text)) book.unread(row.line, "a row without the name of its partner");
      else if (isPlaceholder(partner.text))
        book.toFill({ ...partner, text: row.cells.join(" | ") }, "sponsor");
      else takeSponsor(book, partner, cells);
    }
  },
};

function takeSponsor(book: Book, partner: Said, cells: Cells): void {
  const path = ["sponsors", book.element(partner, "landscape", partner.text.trim(), "name")];
  const columns = {
    executive: ["partner executive", "their executive", "their sponsor", "executive"],
    counterpart: ["our counterpart", "counterpart", "our executive", "sponsor", "our sponsor"],
    cadence: ["relationship cadence", "cadence", "rhythm", "meets"],
  };
  const executive = cellOf(cells, ...columns.executive);
  const counterpart = cellOf(cells, ...columns.counterpart);
  const cadence = cellOf(cells, ...columns.cadence);
  if (executive) take(book, executive, [...path, "partnerExecutive"], asText);
  if (counterpart) take(book, counterpart, [...path, "counterpart"], asCounterpart);
  if (cadence) take(book, cadence, [...path, "cadence"], asCadence);
  leaveRest(book, cells, new Set(["partner", ...Object.values(columns).flat()]), "sponsor");
}

/** One person; of two that are named the model holds one. */
const asCounterpart: Reader = (book, said, path) => {
  if (members(said.text).length > 1)
    return book.leave(said, "the model has one counterpart for each partner");
  asPerson(book, said, path);
};

const rhythms: Readonly<Record<string, string>> = {
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
  yearly: "year",
  "semi-annual": "half",
  "half-yearly": "half",
  biannual: "half",
};

/** How often two executives meet: `Monthly 1:1 + QBR`, `Annual summit`. A rhythm without its meeting is left. */
const asCadence: Reader = (book, said, path) => {
  for (const text of members(said.text)) {
    const meeting = meetingIn(text);
    if (!meeting)
      book.leave({ ...said, text }, "no meeting and rhythm such as Monthly 1:1, QBR or Annual summit");
    else {
      const at = book.memberOf(path, meeting.kind);
      book.put(said, [...at, "kind"], meeting.kind);
      book.put(said, [...at, "every"], meeting.every);
    }
  }
};

function meetingIn(text: string): { kind: string; every: string } | undefined {
  const word = text.toLowerCase();
  const every =
    Object.entries(rhythms).find(([name]) => word.includes(name))?.[1] ??
    /\bevery (month|quarter|half|year)\b/.exec(word)?.[1];
  if (/\bqbrs?\b/.test(word)) return { kind: "business-review", every: "quarter" };
  const kind = /1:1|one[- ]to[- ]one/.test(word)
    ? "one-to-one"
    : /business review/.test(word)
      ? "business-review"
      : /summit/.test(word)
        ? "summit"
        : undefined;
  return kind && every ? { kind, every } : undefined;
}

/** Partnership models chosen, with the reason. */
export const modelsTable: TableReader = {
  fits: (columns, { rows }) =>
    ["model", "gtm model", "partnership model"].includes(columns[0] ?? "") &&
    rows.some((row) => memberIn(models, modelWords, besideName(row.cells[0] ?? "").name) !== undefined),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = { text: row.cells[0] ?? "", line: row.line };
      const model = memberIn(models, modelWords, besideName(name.text).name);
      if (!model) {
        book.unread(row.line, `the model is none of: ${models.join(", ")}`);
        continue;
      }
      if (row.cells.some((cell) => /^not named by the thesis$/i.test(cell.trim()))) {
        book.unread(row.line, "a model that the thesis does not name");
        continue;
      }
      const at = book.memberOf(["thesis", "models"], model);
      book.put(name, [...at, "model"], model);
      const why = ["because", "why", "why here", "rationale", "best for", "reason"];
      const because = cellOf(cells, ...why);
      if (because) take(book, because, [...at, "because"], asTextOn);
      leaveRest(book, cells, new Set([columnsOf(table)[0] ?? "", ...why]), "partnership model");
    }
  },
};
