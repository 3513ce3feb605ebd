import { asFillers } from "./reasons-table.ts";
import { asSources } from "./references.ts";
import type { TableReader } from "./plan-tables.ts";
import { asPerson } from "./people.ts";
import { asNumber, asShare, asText, take } from "./readers.ts";
import { takeMilestone } from "./roadmap.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";

/** Gaps by name and what they say, as a board is told them. */
export const statedGapsTable: TableReader = {
  fits: (columns) => columns.includes("gap") && columns.includes("what we cannot do as well"),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const [name, stated] = [cells.get("gap"), cells.get("what we cannot do as well")];
      if (!name || !stated || isBlank(name.text) || isBlank(stated.text)) {
        book.unread(row.line, "a gap without its name or its sentence");
        continue;
      }
      const path = ["gaps", book.slug("gaps", name.text)];
      take(book, stated, [...path, "statement"], asText);
      const sources = cellOf(cells, "evidence", "sources");
      if (sources) take(book, sources, [...path, "sources"], asSources);
      const filled = cells.get("filled by");
      if (filled) take(book, filled, path, asFillers);
      const taken = ["gap", "what we cannot do as well", "evidence", "sources", "filled by"];
      leaveRest(book, cells, new Set(taken), "gap");
    }
  },
};

const ourselves = /\((?:as planned|ours|us)\)$/i;

/** Channels side by side: those of competitors in figures. Our own row is added up from the strategy. */
export const channelTable: TableReader = {
  fits: (columns) => columns[0] === "channel" && columns.includes("our answer"),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = cells.get("channel");
      if (!name || isBlank(name.text)) book.unread(row.line, "a row without the name of its channel");
      else if (ourselves.test(name.text))
        book.unread(row.line, "our own channel, added up from the strategy");
      else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, "competitor");
      else {
        const path = ["competitors", book.element(name, "competitors", name.text.trim(), "name")];
        for (const [column, at, read] of channelFields) {
          const said = cells.get(column);
          if (said) take(book, said, [...path, ...at], read);
        }
        leaveRest(
          book,
          cells,
          new Set(["channel", ...channelFields.map(([column]) => column)]),
          "competitor",
        );
      }
    }
  },
};

const channelFields = [
  ["partners", ["channel", "partners"], asNumber],
  ["margin", ["channel", "margin"], asShare],
  ["tiers", ["channel", "tiers"], asNumber],
  ["strength or position", ["strength"], asText],
  ["our answer", ["counter"], asText],
] as const;

/** A roadmap with a quarter to a row: `Portal open (Director of Operations); First partner signed`. */
export const quarterTable: TableReader = {
  fits: (columns) => columns[0] === "quarter" && columns.includes("milestones"),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const [quarter, milestones] = [cells.get("quarter"), cells.get("milestones")];
      if (!quarter || !milestones || isBlank(milestones.text)) {
        book.unread(row.line, "a quarter without milestones");
        continue;
      }
      for (const text of milestones.text.split(/\s*[;\n]\s*/)) {
        const owned = /^(.+?)\s*\(([^()]+)\)$/.exec(text);
        const said: Said = { text: owned?.[1] ?? text, line: row.line };
        const path = takeMilestone(book, said, quarter.text);
        if (path && owned) take(book, { ...said, text: owned[2] ?? "" }, [...path, "owner"], asPerson);
      }
      leaveRest(book, cells, new Set(["quarter", "milestones"]), "milestone");
    }
  },
};
