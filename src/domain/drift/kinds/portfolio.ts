import { coverageReport, nameOf } from "../../coverage/coverage.ts";
import { partnerMix, type Portion, revenueMix, spendMix } from "../../measures/alignment.ts";
import { inScope } from "../../measures/scope.ts";
import { type Day, trailingMonths } from "../../shared/dates.ts";
import { entries, tiersOf } from "../../strategy/lookup.ts";
import { cellName } from "../../strategy/subject.ts";
import { type Tolerance, toleranceOf } from "../../strategy/tolerances.ts";
import type { DriftKind } from "../drift-report.ts";
import { type DriftInput, type Promised, type Reading, reading, unknownReading } from "../promised.ts";

/** Composition by type: the share of enrolled partners and the share of attached revenue, against what is intended. */
export const mixes = (input: DriftInput): Promised[] => [
  ...portions(input, "mix", "partners", "share of partners", partnerMix, "mix", "enrolled-partners"),
  ...portions(
    input,
    "mix",
    "revenue",
    "share of partner revenue",
    revenueMix,
    "mix",
    "partner-attached-revenue",
  ),
];

/** Spending by type against the intended split of the budget. */
export const investment = (input: DriftInput): Promised[] =>
  input.facts.holdings.spend === 0
    ? []
    : portions(input, "investment", "spend", "share of spend", spendMix, "investment", null);

type Mix = (context: Parameters<typeof partnerMix>[0]) => readonly Portion[] | string;

function portions(
  { strategy, facts }: DriftInput,
  kind: DriftKind,
  basis: string,
  words: string,
  mix: Mix,
  tolerance: Tolerance,
  measure: string | null,
): Promised[] {
  return entries(strategy.partnerTypes).map(([type, { name }]) => ({
    kind,
    subject: `${type}/${basis}`,
    title: `${name}: ${words}`,
    path: `/partnerTypes/${type}/target`,
    unit: "share",
    better: "exact",
    on: (day: Day): Reading => {
      const window = trailingMonths(day, 12);
      const told = mix({ strategy, facts, asOf: day, window, scope: {} });
      if (typeof told === "string") return unknownReading(told);
      const portion = told.find((candidate) => candidate.type === type);
      if (!portion) return unknownReading("the strategy names no share for this type");
      const question = measure === null ? null : { measure, scope: { type: [type] }, window };
      return reading(portion.intended, portion.actual, toleranceOf(strategy, tolerance), "exact", {
        because: `${percent(portion.actual)} of the whole, ${percent(portion.intended)} intended`,
        rows: portion.rows,
        question,
      });
    },
  }));
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Cells of partner and shared routes whose need is not met. */
export function coverage({ strategy, facts }: DriftInput): Promised[] {
  const cells = strategy.coverage?.cells ?? [];
  const reports = new Map<Day, ReturnType<typeof coverageReport>>();
  const on = (day: Day) => {
    const report = reports.get(day) ?? coverageReport(strategy, facts, day);
    reports.set(day, report);
    return report;
  };
  return cells.flatMap((cell, index) => {
    if ((cell.route ?? "direct") === "direct") return [];
    const name = cellName(cell, cells);
    return [
      {
        kind: "coverage",
        subject: name,
        title: `Qualified partners in ${nameOf(strategy, cell, name.split("/").length)}`,
        path: `/coverage/cells/${index}`,
        unit: "count",
        better: "up",
        on: (day: Day): Reading => {
          const covered = on(day).cells[index];
          if (!covered || covered.qualified === null || covered.need === null)
            return unknownReading(covered?.unknown ?? "the cell cannot be told", covered?.need ?? null);
          const recruits = covered.candidates.length;
          return reading(covered.need, covered.qualified, 0, "up", {
            because: `${covered.qualified} qualified of ${covered.need} needed, ${covered.active ?? 0} of them active${recruits > 0 ? `; ${recruits} in recruitment` : ""}`,
            rows: covered.qualified,
            question: {
              measure: "enrolled-partners",
              scope: { region: [cell.region], ...(cell.types ? { type: cell.types } : {}) },
              window: { from: day, to: day },
            },
          });
        },
      } satisfies Promised,
    ];
  });
}

/** Partners that no longer meet the criteria of the tier they stood in at the end of the quarter before. */
export function tiers({ strategy, facts }: DriftInput): Promised[] {
  return tiersOf(strategy)
    .filter(({ tier }) => (tier.criteria ?? []).length > 0)
    .map(({ name, tier, program, rank }) => ({
      kind: "tier",
      subject: name,
      title: `Partners that fell from ${tier.name}`,
      path: `/programs/${program}/tiers/${rank}/criteria`,
      unit: "count",
      better: "down",
      on: (day: Day): Reading | undefined => {
        if (day !== facts.tierDay) return unknownReading(`tiers were computed for ${facts.tierDay} alone`);
        const holds = facts.groups.some((group) => inScope(group, { program: [program] }));
        if (!holds) return unknownReading("no partner is enrolled in the programme");
        const fallen = facts.tierMoves.filter((move) => move.from === name && move.direction === "down");
        const risen = facts.tierMoves.filter((move) => move.to === name && move.direction === "up");
        return reading(0, fallen.length, 0, "down", {
          because: `${fallen.length} no longer meet its criteria since the end of the quarter before; ${risen.length} rose into it`,
          rows: fallen.length,
          question: { measure: "partners-in-tier", scope: { tier: [name] }, window: { from: day, to: day } },
        });
      },
    }));
}
