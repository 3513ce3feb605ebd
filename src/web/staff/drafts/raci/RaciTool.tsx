import { type RaciLetter, raciTable, type RaciTable } from "../../../../domain/strategy/raci-table.ts";
import { counted } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { personName } from "../kit/names.ts";
import { Tool } from "../kit/Tool.tsx";
import { RaciGrid } from "./RaciGrid.tsx";
import { verdictOf } from "./verdict.ts";

const meanings: Record<RaciLetter, string> = {
  R: "responsible: does it",
  A: "accountable: answers for it",
  C: "consulted: is asked before",
  I: "informed: hears of it",
};

/** Who decides what, as a grid in which each row needs one A and an R. */
export function RaciTool() {
  const { strategy } = useDraft();
  const table = raciTable(strategy);
  if (table.people.length === 0) return null;
  return (
    <Tool
      title={findingOf(table)}
      says={`${Object.entries(meanings)
        .map(([letter, meaning]) => `${letter} ${meaning}`)
        .join(
          "; ",
        )}. Press a cell for the next letter, or stand on it and type R, A, C, I or Delete; arrows move.`}
    >
      <Picture
        isInner
        title={`${counted(table.rows.length, "decision")}, ${counted(table.people.length, "role")}`}
        name="raci"
        twin={{
          header: ["Decision", ...table.people.map((slug) => personName(strategy, slug)), "Verdict"],
          rows: table.rows.map((row) => [
            inWords(row.decision),
            ...table.people.map((slug) => row.letters[slug] ?? ""),
            verdictOf(row).join(", ") || "ok",
          ]),
        }}
      >
        <RaciGrid table={table} />
      </Picture>
    </Tool>
  );
}

function findingOf({ rows }: RaciTable): string {
  const missing = rows.filter(({ isMissing }) => isMissing);
  const written = rows.filter(({ isMissing }) => !isMissing);
  const wrong = written.filter((row) => verdictOf(row).length > 0);
  const without =
    missing.length > 0
      ? `; ${missing.length} of the seven that partners feel ${missing.length === 1 ? "is" : "are"} not written`
      : "";
  const [first] = wrong;
  if (written.length === 0) return "Nobody has written yet who decides what";
  if (first && wrong.length === 1)
    return `${inWords(first.decision)} has ${verdictOf(first).join(" and ")}${without}`;
  if (wrong.length > 1)
    return `${wrong.length} of ${counted(written.length, "decision")} lack one A and an R${without}`;
  return `Each of ${counted(written.length, "decision")} has one A and an R${without}`;
}
