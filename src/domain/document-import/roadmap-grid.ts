import { measureNamed } from "./measure-names.ts";
import type { TableReader } from "./plan-tables.ts";
import { quarterIn, takeMilestone } from "./roadmap.ts";
import { isBlank, normal } from "./said.ts";

const figure = /^\p{Sc}?\s?\d[\d.,]*\s?(?:[km%]|\p{Sc})?$/iu;

/** A quarter to a column and a workstream to a row, each cell with its milestones. Figures of measures by quarter are targets and no milestones. */
export const roadmapGrid = (headings: readonly string[]): TableReader => ({
  fits: (columns, { rows }) =>
    columns.length > 2 &&
    columns.slice(1).every((column) => quarterIn(column) !== undefined) &&
    headings.some((heading) => /\b(?:roadmap|timeline|milestones?|calendar)\b/.test(normal(heading))) &&
    !rows.some(
      ({ cells: [name = "", ...cells] }) =>
        measureNamed(name) !== undefined || cells.some((cell) => figure.test(cell.trim())),
    ),
  read(book, { header, rows }) {
    book.used(header.line);
    for (const { cells, line } of rows) {
      for (const [at, cell] of cells.entries())
        for (const text of at === 0 ? [] : cell.split(/\s*[;\n]\s*/))
          if (!isBlank(text)) takeMilestone(book, { text, line }, quarterIn(normal(header.cells[at] ?? "")));
      if (!isBlank(cells[0] ?? ""))
        book.leave(
          { text: cells[0] ?? "", line },
          "the model has no place for the workstream of a milestone",
        );
    }
  },
});
