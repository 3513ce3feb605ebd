import { answer } from "../measures/answer.ts";
import { addDays, addMonths, type Day, daysBetween, monthStart } from "../shared/dates.ts";
import { fiscalQuarterOf, periodWindow } from "../shared/fiscal.ts";
import { fiscalStart } from "../strategy/lookup.ts";
import type { DriftInput, Reading } from "./promised.ts";

/** A signal on a day: its value, or why it is not known. Days, shares or counts, as the signal's name says. */
export type SignalValue = {
  readonly value: number | null;
  readonly unknown: string | null;
  readonly question: Reading["question"];
  readonly rows: number;
  readonly inputs: Reading["inputs"];
};

const notKnown = (reason: string): SignalValue => ({
  value: null,
  unknown: reason,
  question: null,
  rows: 0,
  inputs: [],
});

/** The early-warning signals (spec 1, closed sets) that facts and model can answer; the others say what is missing. */
export function signalOn(input: DriftInput, signal: string, day: Day): SignalValue {
  const read = computed[signal];
  return read ? read(input, day) : notKnown(missing[signal] ?? `there is no signal ${signal}`);
}

const missing: Readonly<Record<string, string>> = {
  "days-since-contact": "no touches were imported",
  "pipeline-change-quarter": "the source holds no opening dates",
  "competitor-partnership": "no rivals of partners were imported",
  "certification-lapse": "no certifications were imported",
  "manager-changed": "partner managers are not recorded",
  "agreement-expiring": "no signed agreements were imported",
  "agreement-breach": "no signed agreements were imported",
  "audit-overdue": "no audits are recorded",
};

const computed: Readonly<Record<string, (input: DriftInput, day: Day) => SignalValue>> = {
  "revenue-change-quarter": revenueChange,
  "competitor-review-age": reviewAge,
  "top-partners-lost": (input, day) => measured(input, "top-partners-lost", day),
  "partner-concentration": (input, day) => measured(input, "partner-concentration", day),
  "tier-miss": (input, day) => measured(input, "tier-misses", day),
};

function measured({ strategy, facts }: DriftInput, measure: string, day: Day): SignalValue {
  const window = { from: day, to: day };
  const { value, unknown, rows, inputs } = answer(strategy, facts, { measure, asOf: day, scope: {} });
  return { value, unknown, question: { measure, scope: {}, window }, rows, inputs };
}

/** Partner-attached revenue of the last finished fiscal quarter against the quarter before it, as a share. */
function revenueChange({ strategy, facts }: DriftInput, day: Day): SignalValue {
  const start = fiscalStart(strategy);
  const running = periodWindow(fiscalQuarterOf(day, start), start);
  const finished =
    day === running.to ? running : { from: addMonths(running.from, -3), to: addDays(running.from, -1) };
  const before = { from: monthStart(addMonths(finished.from, -3)), to: addDays(finished.from, -1) };
  const [now, then] = [finished, before].map((window) =>
    answer(strategy, facts, { measure: "partner-attached-revenue", asOf: window.to, scope: {}, window }),
  );
  if (!now || !then || now.value === null || then.value === null)
    return notKnown(now?.unknown ?? then?.unknown ?? "unknown");
  if (then.value === 0) return notKnown("no revenue was won in the quarter before");
  return {
    value: now.value / then.value - 1,
    unknown: null,
    // Both quarters stand behind the change; the inputs keep them apart.
    question: {
      measure: "partner-attached-revenue",
      scope: {},
      window: { from: before.from, to: finished.to },
    },
    rows: now.rows + then.rows,
    inputs: [
      { label: fiscalQuarterOf(finished.to, start), value: now.value, unit: "money" },
      { label: fiscalQuarterOf(before.to, start), value: then.value, unit: "money" },
    ],
  };
}

/** Days since the competitor that was looked at longest ago was reviewed. */
function reviewAge({ strategy }: DriftInput, day: Day): SignalValue {
  const reviewed = Object.values(strategy.competitors ?? {}).map((competitor) => competitor.reviewed);
  if (reviewed.length === 0) return notKnown("the strategy names no competitors");
  const known = reviewed.filter((on) => on !== undefined && on <= day) as Day[];
  if (known.length < reviewed.length) return notKnown("a competitor was never reviewed");
  return {
    value: Math.max(...known.map((on) => daysBetween(on, day))),
    unknown: null,
    question: null,
    rows: reviewed.length,
    inputs: [],
  };
}
