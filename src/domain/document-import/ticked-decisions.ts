import { buildPartnerAcquire } from "../strategy/closed-sets.ts";
import { memberIn } from "./member-in.ts";
import { columnsOf, type Table } from "./table.ts";
import { decisionWords } from "./vocabulary.ts";

const tick = /^(?:x|✓|✔️?|✅|●|yes)$/i;

/** Build, partner and acquire as columns with one tick to a row are one column that says which. Any other table stays as it is. */
export function withTickedDecision(table: Table): Table {
  const choices = columnsOf(table).map((column) => memberIn(buildPartnerAcquire, decisionWords, column));
  const isChoice = (at: number): boolean => choices[at] !== undefined;
  const ticks = table.rows.map(({ cells }) =>
    cells.map((cell, at) => isChoice(at) && tick.test(cell.trim())),
  );
  const isTicked =
    new Set(choices.filter(Boolean)).size > 1 &&
    ticks.every((row) => row.filter(Boolean).length === 1) &&
    table.rows.every(({ cells }) =>
      cells.every((cell, at) => !isChoice(at) || tick.test(cell.trim()) || /^[\s–—-]*$/.test(cell)),
    );
  if (!isTicked) return table;
  const others = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => !isChoice(at));
  return {
    header: { ...table.header, cells: [...others(table.header.cells), "Decision"] },
    rows: table.rows.map((row, index) => ({
      ...row,
      cells: [
        // A row may be shorter than the titles: the decision stays under its own.
        ...others(choices.map((_, at) => row.cells[at] ?? "")),
        choices[ticks[index]?.indexOf(true) ?? -1] ?? "",
      ],
    })),
  };
}
