import { type Day, daysBetween } from "../shared/dates.ts";
import { fiscalQuarterOf, type Period, periodParts, periodWindow, quarterAfter } from "../shared/fiscal.ts";
import { fiscalStart } from "./lookup.ts";
import type { Strategy } from "./strategy.ts";

export type Milestone = NonNullable<Strategy["roadmap"]>[number];

/** Weeks of a quarter, first and last; 1 to 13. */
export type Weeks = { readonly from: number; readonly to: number };
/** A quarter of a fiscal calendar has thirteen weeks; the fourteenth of some calendars is drawn as the thirteenth. */
export const weeksInQuarter = 13;

export type PlannedMilestone = {
  /** Place in the file. */
  readonly index: number;
  readonly milestone: Milestone;
  /** Null when the milestone has the whole quarter. */
  readonly weeks: Weeks | null;
  /** Milestones that it waits for although they are due in a later quarter. */
  readonly tooEarlyFor: readonly string[];
};
export type RoadmapPlan = {
  /** Every quarter from the first to the last that is named, without holes. */
  readonly quarters: readonly Period[];
  readonly planned: readonly PlannedMilestone[];
  /** Milestones without a quarter. */
  readonly undated: readonly PlannedMilestone[];
};

/**
 * The roadmap as it is drawn: quarters without holes, from the one in which the strategy takes effect or the first milestone
 * on, and milestones in the order in which they are due, then of the file.
 */
export function roadmapPlan(strategy: Strategy): RoadmapPlan {
  const all = (strategy.roadmap ?? []).map((milestone, index) => plannedOf(strategy, milestone, index));
  const named = all.flatMap(({ milestone }) => milestone.quarter ?? []);
  const quarters = quartersBetween([...named, ...start(strategy)]);
  const dueAt = ({ milestone, weeks }: PlannedMilestone) =>
    [milestone.quarter ?? "", weeks?.to ?? weeksInQuarter] as const;
  const planned = all
    .filter(({ milestone }) => milestone.quarter !== undefined)
    .toSorted((a, b) => {
      const [[quarterA, weekA], [quarterB, weekB]] = [dueAt(a), dueAt(b)];
      return quarterA < quarterB ? -1 : quarterA > quarterB ? 1 : weekA - weekB;
    });
  return { quarters, planned, undated: all.filter(({ milestone }) => milestone.quarter === undefined) };
}

/** `3-6` or `4` of a quarter; null when the milestone names none. Weeks beyond the quarter are cut at its end. */
export function weeksOf({ weeks }: Milestone): Weeks | null {
  if (weeks === undefined) return null;
  const [from = 1, to = from] = String(weeks).split("-").map(Number);
  const inQuarter = (week: number) => Math.min(weeksInQuarter, Math.max(1, week));
  return { from: inQuarter(Math.min(from, to)), to: inQuarter(Math.max(from, to)) };
}

/** Where a day lies among quarters in a row, in quarters from the first one's start: 1.5 is the middle of the second. Null outside. */
export function placeOfDay(strategy: Strategy, quarters: readonly Period[], day: Day): number | null {
  const at = quarters.indexOf(fiscalQuarterOf(day, fiscalStart(strategy)));
  const quarter = quarters[at];
  if (quarter === undefined) return null;
  const { from, to } = periodWindow(quarter, fiscalStart(strategy));
  return at + daysBetween(from, day) / (daysBetween(from, to) + 1);
}

const start = ({ horizon }: Strategy): Period[] => (horizon?.from === undefined ? [] : [horizon.from]);

function plannedOf(strategy: Strategy, milestone: Milestone, index: number): PlannedMilestone {
  const { quarter, after = [] } = milestone;
  const tooEarlyFor = after.filter((id) =>
    strategy.roadmap?.some((one) => one.id === id && one.quarter && quarter && one.quarter > quarter),
  );
  return { index, milestone, weeks: weeksOf(milestone), tooEarlyFor };
}

function quartersBetween(named: readonly Period[]): Period[] {
  const sorted = named.filter((one) => periodParts(one)?.kind === "quarter").toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quarters = [first];
  for (let next = first; next !== last; ) {
    next = quarterAfter(next, 1);
    quarters.push(next);
  }
  return quarters;
}
