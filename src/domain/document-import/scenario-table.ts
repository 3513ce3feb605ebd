import { signalOf } from "../strategy/signals-in-words.ts";
import { scenarioCondition } from "./parts-how.ts";
import { phraseIn, takePhrase } from "./phrase.ts";
import type { TableReader } from "./plan-tables.ts";
import { asPerson } from "./people.ts";
import { asText, type Reader, take } from "./readers.ts";
import { cellOf, leaveRest } from "./table.ts";
import { eachRow } from "./each-row.ts";

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
