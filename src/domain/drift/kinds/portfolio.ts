import { coverageReport, nameOf } from "../../coverage/coverage.ts";
import { answer } from "../../measures/answer.ts";
import { type Mix, partnerMix, revenueMix, spendMix } from "../../measures/alignment.ts";
import type { Context } from "../../measures/outcome.ts";
import { type Day, trailingMonths } from "../../shared/dates.ts";
import { entries, tiersOf } from "../../strategy/lookup.ts";
import { isSoldByPartners } from "../../strategy/segments.ts";
import { cellName } from "../../strategy/subject.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { toleranceOf } from "../../strategy/tolerances.ts";
import { type DriftInput, type Promised, type Reading, reading, unknownReading } from "../promised.ts";

/** A split by partner type that the strategy intends, and where it says so. */
type Split = {
  readonly kind: "mix" | "investment";
  readonly basis: string;
  readonly words: string;
  readonly mix: (context: Context) => Mix | string;
  readonly intends: (strategy: Strategy, type: string) => boolean;
  readonly path: (type: string) => string;
  readonly measure: string | null;
};

const partnersByType: Split = {
  kind: "mix",
  basis: "partners",
  words: "share of partners",
  mix: partnerMix,
  intends: ({ partnerTypes }, type) => partnerTypes?.[type]?.target?.partners !== undefined,
  path: (type) => `/partnerTypes/${type}/target`,
  measure: "enrolled-partners",
};
const revenueByType: Split = {
  kind: "mix",
  basis: "revenue",
  words: "share of partner revenue",
  mix: revenueMix,
  intends: ({ partnerTypes }, type) => partnerTypes?.[type]?.target?.share !== undefined,
  path: (type) => `/partnerTypes/${type}/target`,
  measure: "partner-attached-revenue",
};
const spendByType: Split = {
  kind: "investment",
  basis: "spend",
  words: "share of spend",
  mix: spendMix,
  intends: ({ budget }, type) => budget?.share?.[type] !== undefined,
  path: (type) => `/budget/share/${type}`,
  measure: null,
};

/** Composition by type: the share of enrolled partners and the share of attached revenue, against what is intended. */
export const mixes = (input: DriftInput): Promised[] => [
  ...portions(input, partnersByType),
  ...portions(input, revenueByType),
];

/** Spending by type against the intended split of the budget. */
export const investment = (input: DriftInput): Promised[] =>
  input.facts.holdings.spend === 0 ? [] : portions(input, spendByType);

/** One line for each type of which the strategy names a share; tolerances are points of share, in either direction. */
function portions(
  { strategy, facts }: DriftInput,
  { kind, basis, words, mix, intends, path, measure }: Split,
): Promised[] {
  return entries(strategy.partnerTypes)
    .filter(([type]) => intends(strategy, type))
    .map(([type, { name }]) => ({
      kind,
      subject: `${type}/${basis}`,
      title: `${name}: ${words}`,
      path: path(type),
      unit: "share",
      better: "exact",
      on: (day: Day): Reading => {
        const window = trailingMonths(day, 12);
        const told = mix({ strategy, facts, asOf: day, window, scope: {} });
        if (typeof told === "string") return unknownReading(told);
        const portion = told.portions.find((candidate) => candidate.type === type);
        if (!portion) return unknownReading("the strategy names no share for this type");
        // A share stands on its whole; the inputs keep the part apart.
        const question = measure === null ? null : { measure, scope: {}, window };
        return reading(portion.intended, portion.actual, toleranceOf(strategy, kind), "exact", {
          because: `${percent(portion.actual)} of the whole, ${percent(portion.intended)} intended`,
          rows: told.rows,
          inputs: [portion.part, told.whole],
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
    if (!isSoldByPartners(cell)) return [];
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
          if (!covered || covered.unknown !== null || covered.qualified === null || covered.need === null)
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
export function tiers(input: DriftInput): Promised[] {
  return tiersOf(input.strategy)
    .filter(({ tier }) => (tier.criteria ?? []).length > 0)
    .map(({ name, tier, program, rank }) => ({
      kind: "tier",
      subject: name,
      title: `Partners that fell from ${tier.name} of the ${input.strategy.programs?.[program]?.name ?? program}`,
      path: `/programs/${program}/tiers/${rank}/criteria`,
      unit: "count",
      better: "down",
      on: (day: Day) => tierOn(input, program, name, day),
    }));
}

function tierOn({ strategy, facts }: DriftInput, program: string, tier: string, day: Day): Reading {
  if (!facts.groups.some(({ programs }) => programs.includes(program)))
    return unknownReading("no partner is enrolled in the programme");
  const question = { measure: "tier-misses", scope: { tier: [tier] }, window: { from: day, to: day } };
  const { value, unknown, rows } = answer(strategy, facts, { ...question, asOf: day });
  if (value === null) return { ...unknownReading(unknown ?? "unknown"), question };
  const risen = facts.tierMoves.filter(({ to, direction }) => to === tier && direction === "up").length;
  return reading(0, value, 0, "down", {
    because: `${value} no longer meet its criteria since the end of the quarter before; ${risen} rose into it`,
    rows,
    question,
  });
}
