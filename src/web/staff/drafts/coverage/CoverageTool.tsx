import { isSoldByPartners } from "../../../../domain/strategy/segments.ts";
import { counted } from "../../../ui/numbers.ts";
import { useDraft } from "../draft-context.ts";
import { Tool } from "../kit/Tool.tsx";
import { Matrix } from "./Matrix.tsx";
import { Rules } from "./Rules.tsx";
import { Tester } from "./Tester.tsx";

/** Who sells where, which rule decides, and a way to try it on one account. */
export function CoverageTool() {
  const { strategy } = useDraft();
  const cells = strategy.coverage?.cells ?? [];
  const partnered = cells.filter(isSoldByPartners);
  const need = partnered.reduce((sum, cell) => sum + (cell.need ?? 0), 0);
  const open = partnered.filter((cell) => cell.need === undefined).length;
  const unknown = open > 0 ? `; ${open} do not say how many they need` : "";
  return (
    <Tool
      title={
        cells.length === 0
          ? "No part of the market is given to anybody yet"
          : `Partners sell in ${partnered.length} of ${counted(cells.length, "cell")}, which want ${counted(need, "partner")}${unknown}`
      }
      says="A partner that serves several cells counts in each of them."
    >
      <Matrix />
      <Rules />
      <Tester />
    </Tool>
  );
}
