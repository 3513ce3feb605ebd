import type { WorkspaceReply } from "../../../contract/api.ts";
import type { CellCoverage } from "../../../domain/coverage/coverage-report.ts";
import { HeatMap } from "../../ui/HeatMap.tsx";
import { percent } from "../../ui/numbers.ts";
import { Picture } from "../../ui/Picture.tsx";
import { whyCell } from "../measures/question.ts";
import { useNamedWorkspace } from "../strategy/names.ts";
import { nameOf } from "../workspace.ts";
import { cellInWords, cellsAsTable, columnName, columnOf } from "./cells.ts";

export function CoverageHeat({ cells, currency }: { cells: readonly CellCoverage[]; currency: string }) {
  const workspace = useNamedWorkspace();
  const regions = [...new Set(cells.map(({ region }) => region))];
  const columns = new Map(cells.map((cell) => [columnOf(cell), columnName(workspace, cell)]));
  return (
    <Picture
      title={findingOf(workspace, cells)}
      says="Qualified partners ÷ partners needed, by region and segment; around 1.0 the need is met"
      name="coverage"
      twin={cellsAsTable(workspace, cells, currency)}
    >
      <HeatMap
        label="Qualified ÷ need by region"
        rows={regions.map((key) => ({ key, name: nameOf(workspace, "region", key) }))}
        columns={[...columns].map(([key, name]) => ({ key, name }))}
        cells={cells.map((cell) => ({
          key: cell.cell,
          row: cell.region,
          column: columnOf(cell),
          ratio: cell.qualified !== null && cell.need ? cell.qualified / cell.need : null,
          has: cell.qualified,
          need: cell.need,
          word: wordOf(cell),
          unknown: cell.unknown,
          why: whyCell(cell.cell),
        }))}
      />
    </Picture>
  );
}

const wordOf = ({ route, need, unknown, qualified }: CellCoverage): string | undefined =>
  unknown !== null
    ? undefined
    : route === "direct"
      ? "direct"
      : need
        ? undefined
        : `${qualified ?? "◇"}, no need set`;

function findingOf(workspace: WorkspaceReply, cells: readonly CellCoverage[]): string {
  const judged = cells.flatMap((cell) =>
    cell.need && cell.qualified !== null ? [{ cell, ratio: cell.qualified / cell.need }] : [],
  );
  const [lowest] = judged.toSorted((a, b) => a.ratio - b.ratio);
  if (!lowest) return "No cell can be judged yet";
  if (lowest.ratio >= 1) return "Every cell that can be judged has the partners it needs";
  return `${cellInWords(workspace, lowest.cell)}: ${percent(lowest.ratio)} of the need, the least of all cells`;
}
