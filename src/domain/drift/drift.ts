import { lookBack } from "../measures/fact-plan.ts";
import { addDays, type Day, monthEnd } from "../shared/dates.ts";
import { periodWindow } from "../shared/fiscal.ts";
import { fiscalStart } from "../strategy/lookup.ts";
import {
  type DriftKind,
  driftKinds,
  type DriftLine,
  type DriftReport,
  type DriftStatus,
  driftStatuses,
} from "./drift-report.ts";
import { bets } from "./kinds/bets.ts";
import { keyResults, metrics, northStar, objectives, roles, thesis } from "./kinds/outcomes.ts";
import { assumptions, decisions, design, milestones } from "./kinds/plan.ts";
import { coverage, investment, mixes, tiers } from "./kinds/portfolio.ts";
import { risks, scenarios } from "./kinds/risks.ts";
import { type DriftInput, type Promised, type Reading, unknownReading } from "./promised.ts";

/** Month-ends shown as the trend of a line, the as-of day included. */
const trendPoints = 12;

/**
 * The strategy against the facts: every promise as one line, the worst first (spec 2, "Drift"). A kind for which there are no
 * facts gives one unknown line that says what is missing; a kind of which the strategy promises nothing gives none.
 */
export function driftReport(input: DriftInput, asOf: Day, version: number): DriftReport {
  const promised = promises(input).flatMap(
    (promise) => lineOf(promise, asOf, historyStart(input, asOf), input.misfits ?? []) ?? [],
  );
  const lines = [
    ...driftKinds.flatMap((kind) => oneIfNoFacts(promised.filter((line) => line.kind === kind))),
    ...withoutFacts(input),
  ].toSorted(worstFirst);
  const summary = Object.fromEntries(
    driftStatuses.map((status) => [status, lines.filter((line) => line.status === status).length]),
  ) as Record<DriftStatus, number>;
  return { asOf, strategy: { name: input.strategy.strategy.name, version }, lines, summary };
}

const promises = (input: DriftInput): Promised[] =>
  [
    northStar,
    thesis,
    mixes,
    investment,
    coverage,
    objectives,
    keyResults,
    metrics,
    roles,
    bets,
    tiers,
    milestones,
    design,
    decisions,
    risks,
    scenarios,
    assumptions,
  ].flatMap((kind) => kind(input));

/** The lines of a kind; one in place of several when there are facts for none and none misses something of its own. */
function oneIfNoFacts(lines: readonly DriftLine[]): readonly DriftLine[] {
  const [first] = lines;
  const reasons = new Map(
    lines.map(({ because }) => [because, lines.filter((line) => line.because === because)]),
  );
  const untold = lines.every(({ status, actual }) => status === "unknown" && actual === null);
  const shared = [...reasons.values()].every((of) => of.length > 1);
  if (!first || !untold || !shared) return lines;
  const { kind, path } = first;
  return [
    {
      ...first,
      ...unknownReading([...reasons.keys()].join("; ")),
      subject: kind,
      title: `${lines.length} promises that nobody can judge`,
      path: path.split("/").slice(0, 2).join("/"),
      trend: [],
    },
  ];
}

/** No promise is older than the strategy, and nobody knows what was before the facts. */
function historyStart({ strategy, facts }: DriftInput, asOf: Day): Day {
  const from = strategy.horizon?.from;
  const takesEffect = from === undefined ? undefined : periodWindow(from, fiscalStart(strategy)).from;
  const days = [facts.holdings.firstDay ?? asOf, takesEffect ?? asOf].filter((day) => day < asOf);
  return days.toSorted().at(-1) ?? asOf;
}

function lineOf(
  promised: Promised,
  asOf: Day,
  historyFrom: Day,
  misfits: readonly string[],
): DriftLine | undefined {
  const { on, ...what } = promised;
  const misfit = misfits.find((path) => path.startsWith(`${promised.path}/`) || path === promised.path);
  if (misfit !== undefined)
    return {
      ...what,
      ...unknownReading(`the strategy holds a value that does not fit at ${misfit}`),
      since: null,
      trend: [],
    };
  const now = on(asOf);
  if (!now) return undefined;
  const days = lookBack(asOf);
  const past = days.map((day) => ({ day, reading: day === asOf ? now : on(day) }));
  const trend = past
    .slice(0, trendPoints)
    .map(({ day, reading }) => ({ day, value: reading?.actual ?? null }))
    .toReversed();
  const since = isLate(promised, now) ? lateSince(now, asOf) : sinceWhen(now, past, historyFrom);
  return { ...what, ...now, since, trend };
}

/** Lines that count days past a due day know when they fell due. */
const isLate = ({ unit }: Promised, { question, status }: Reading): boolean =>
  unit === "days" && question === null && status === "out";

function lateSince({ difference }: Reading, asOf: Day): Day {
  const monthOfFirstLateDay = monthEnd(addDays(asOf, 1 - (difference ?? 1)));
  return monthOfFirstLateDay < asOf ? monthOfFirstLateDay : asOf;
}

/** The first month-end of the unbroken run of readings that are out; the as-of day itself when it is not a month-end. */
function sinceWhen(
  now: Reading,
  past: readonly { day: Day; reading: Reading | undefined }[],
  historyFrom: Day,
): Day | null {
  if (now.status !== "out") return null;
  const broken = past.findIndex(({ day, reading }) => day < historyFrom || reading?.status !== "out");
  const run = past.slice(0, broken === -1 ? past.length : broken);
  return run.findLast(({ day }) => day === monthEnd(day))?.day ?? run.at(-1)?.day ?? null;
}

const order: readonly DriftStatus[] = ["out", "unknown", "ok"];

/** Out, then unknown, then ok; within each by difference ÷ tolerance. Where none is tolerated, a tenth of the target stands in. */
function worstFirst(a: DriftLine, b: DriftLine): number {
  return (
    order.indexOf(a.status) - order.indexOf(b.status) ||
    distance(b) - distance(a) ||
    driftKinds.indexOf(a.kind) - driftKinds.indexOf(b.kind)
  );
}

function distance({ difference, tolerance, target }: DriftLine): number {
  if (difference === null) return 0;
  return Math.abs(difference) / (tolerance || Math.abs(target ?? 0) / 10 || 1);
}

/** What each kind needs that nobody imported, where the strategy promises something of the kind. */
function withoutFacts({ strategy, facts }: DriftInput): DriftLine[] {
  const { spend, touches } = facts.holdings;
  const missing: [DriftKind, boolean, string, string, string][] = [
    [
      "return",
      strategy.partnerTypes !== undefined && (spend === 0 || touches === 0),
      "Money and attention against productivity",
      "/partnerTypes",
      spend === 0 ? "no spend was imported" : "no touches were imported",
    ],
    [
      "investment",
      spend === 0 && strategy.budget?.share !== undefined,
      "Spending by type and purpose",
      "/budget/share",
      "no spend was imported",
    ],
    [
      "budget",
      spend === 0 && strategy.budget?.lines !== undefined,
      "Spending against the plan",
      "/budget/lines",
      "no spend was imported",
    ],
    [
      "commitment",
      strategy.programs !== undefined,
      "What tiers promise",
      "/programs",
      "no benefits delivered or commitments kept are recorded",
    ],
    [
      "sponsor",
      strategy.sponsors !== undefined,
      "Executive sponsors and their cadence",
      "/sponsors",
      touches === 0 ? "no touches were imported" : "touches do not say which sponsor met a partner",
    ],
    [
      "registration",
      Object.values(strategy.programs ?? {}).some(({ registration }) => registration),
      "Answers to deal registrations",
      "/programs",
      "no deal registrations were imported",
    ],
    [
      "conflict",
      strategy.coverage?.rulesOfEngagement !== undefined,
      "Channel conflicts",
      "/coverage/rulesOfEngagement",
      "no conflict cases are recorded",
    ],
  ];
  return missing
    .filter(([, applies]) => applies)
    .map(([kind, , title, path, because]) => ({
      kind,
      subject: kind,
      title,
      path,
      unit: "count",
      better: "up",
      ...unknownReading(because),
      since: null,
      trend: [],
    }));
}
