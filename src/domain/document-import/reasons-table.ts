import { gapKinds } from "../strategy/closed-sets.ts";
import { asSources, typeNamed } from "./references.ts";
import type { TableReader } from "./plan-tables.ts";
import { asPerson } from "./people.ts";
import { knownSlug, type Reader, take } from "./readers.ts";
import { besideName, isBlank, isPlaceholder, labelled, members } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";
import { memberIn } from "./member-in.ts";

/** The reasons for partners by kind: a gap with its name, its evidence and the partner types that fill it. */
export const reasonsTable: TableReader = {
  fits: (columns, { rows }) =>
    columns.includes("reason") &&
    columns.includes("what we cannot do as well") &&
    rows.some((row) => memberIn(gapKinds, {}, besideName(row.cells[0] ?? "").name) !== undefined),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const stated = cells.get("what we cannot do as well");
      if (!stated || isBlank(stated.text)) book.used(row.line);
      else if (isPlaceholder(stated.text)) book.toFill(stated, "gap");
      else {
        const named = labelled(stated.text);
        const slug = book.slug("gaps", named?.label ?? stated.text);
        const watched = /^(.+?)\s*\(watched by ([^()]+)\)$/.exec(named?.value || stated.text);
        book.put(stated, ["gaps", slug, "statement"], watched?.[1] ?? (named?.value || stated.text));
        if (watched) take(book, { ...stated, text: watched[2] ?? "" }, ["gaps", slug, "owner"], asPerson);
        const kind = memberIn(gapKinds, {}, besideName(row.cells[0] ?? "").name);
        if (kind) book.put(stated, ["gaps", slug, "kind"], kind);
        const evidence = cells.get("evidence");
        const filled = cellOf(cells, "filled by");
        if (evidence) take(book, evidence, ["gaps", slug, "sources"], asSources);
        if (filled) take(book, filled, ["gaps", slug], asFillers);
        leaveRest(
          book,
          cells,
          new Set(["reason", "what we cannot do as well", "evidence", "filled by"]),
          "gap",
        );
      }
    }
  },
};

/** The types that fill the gap at `path` say so themselves in the model; a kind of partner that is named only here becomes one. */
export const asFillers: Reader = (book, said, path) =>
  book.later(said.line, () => {
    if (/^no partner type$/i.test(said.text.trim())) return;
    const apart = book.options.isOurs ? said.text.split(/,\s+/) : members(said.text);
    for (const text of knownSlug(book, "partnerTypes", said.text) ? [said.text] : apart) {
      const named = { ...said, text };
      const slug = book.options.isOurs ? knownSlug(book, "partnerTypes", text) : typeNamed(book, named);
      if (slug) book.add(said, ["partnerTypes", slug, "fills"], String(path[1]));
      else book.leave(named, "no partner type of that name stands in the document");
    }
  });
