import { routes } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import type { LabelledPart } from "./labels.ts";
import { asType } from "./references.ts";
import type { TableReader } from "./plan-tables.ts";
import { criterionKey, takeWeight } from "./weights-table.ts";
import { asBecause } from "./because.ts";
import { asPerson } from "./people.ts";
import { asAmount, asNumber, asOneOf, asText, knownSlug, type Reader, take } from "./readers.ts";
import { isBlank, labelled, normal, type Said } from "./said.ts";
import { slugOf } from "./slugs.ts";
import { columnsOf, leaveRest } from "./table.ts";
import { routeWords } from "./vocabulary.ts";
import { eachRow } from "./each-row.ts";

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
