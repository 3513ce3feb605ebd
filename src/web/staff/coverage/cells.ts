import type { WorkspaceReply } from "../../../contract/api.ts";
import type { CellCoverage } from "../../../domain/coverage/coverage-report.ts";
import { fullValue, percent } from "../../ui/numbers.ts";
import type { Twin } from "../../ui/Picture.tsx";
import { nameOf } from "../workspace.ts";

/** The column of a cell: its vertical and size; its partner types where it names neither. */
export const columnOf = ({ vertical, size, types }: CellCoverage): string =>
  vertical === null && size === null
    ? types.join("+")
    : [vertical, size].filter((one) => one !== null).join(" × ");

export function columnName(workspace: WorkspaceReply, { vertical, size, types }: CellCoverage): string {
  if (vertical === null && size === null)
    return types.length === 0
      ? "Any type"
      : types.map((type) => nameOf(workspace, "type", type)).join(" or ");
  return [vertical && nameOf(workspace, "vertical", vertical), size && nameOf(workspace, "size", size)]
    .filter(Boolean)
    .join(" × ");
}

export function cellInWords(workspace: WorkspaceReply, cell: CellCoverage): string {
  return `${nameOf(workspace, "region", cell.region)}, ${columnName(workspace, cell)}`;
}

export function cellsAsTable(
  workspace: WorkspaceReply,
  cells: readonly CellCoverage[],
  currency: string,
): Twin {
  const moneyOf = (cell: CellCoverage) =>
    cell.gapArr ? fullValue("money", cell.gapArr.amountMinor, cell.gapArr.currency) : null;
  return {
    header: [
      "Cell",
      "Route",
      "Status",
      "Accounts",
      "Need",
      "Qualified",
      "Capacity",
      "Active",
      "Gap in ARR",
      "Region unknown of",
      "Unknown because",
    ],
    rows: cells.map((cell) => [
      cell.cell,
      cell.route,
      cell.status,
      cell.accounts,
      cell.need,
      cell.qualified,
      cell.capacity,
      cell.active,
      cell.gapArr?.amountMinor ?? null,
      cell.unknownShare,
      cell.unknown,
    ]),
    shown: cells.map((cell) => [
      cellInWords(workspace, cell),
      cell.route,
      cell.status,
      cell.accounts,
      cell.need,
      cell.qualified,
      cell.capacity === null ? null : fullValue("ratio", cell.capacity, currency),
      cell.active,
      moneyOf(cell),
      percent(cell.unknownShare),
      cell.unknown,
    ]),
  };
}
