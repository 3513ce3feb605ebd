import { type Day, trailingMonths, within } from "../../shared/dates.ts";
import { periodWindow } from "../../shared/fiscal.ts";
import { fiscalStart } from "../../strategy/lookup.ts";
import { type Rule, rule } from "../rule.ts";

const monthsBetween = { month: 1, quarter: 3, half: 6, year: 12 } as const;
/** A strategy that does not say how often it is revisited is expected to be every quarter. */
const usualReview = "quarter";

export const reviewRules: readonly Rule[] = [
  rule({
    id: "REV-001",
    severity: "warning",
    finds: "from `horizon.from` on: no `horizon.reviewed` date within the last period",
    why: "A strategy that is not looked at again is followed by habit until a bad quarter. By then the money of the year is spent.",
    fix: "hold the review, then add its day (`horizon.reviewed`)",
    example: {
      bad: "horizon: { from: FY28-Q1, review: quarter, reviewed: [2026-02-10] }",
      good: "horizon: { from: FY28-Q1, review: quarter, reviewed: [2026-02-10, 2026-11-10] }",
    },
    *faults({ strategy, asOf }) {
      const { from, review = usualReview, reviewed = [] } = strategy.horizon ?? {};
      if (from === undefined || asOf < periodWindow(from, fiscalStart(strategy)).from) return;
      const period = trailingMonths(asOf, monthsBetween[review]);
      if (reviewed.some((day) => within(period, day))) return;
      const last = reviewed
        .filter((day) => day <= asOf)
        .toSorted()
        .at(-1);
      yield {
        path: ["horizon", "reviewed"],
        message: `the strategy was not reviewed since ${period.from}; ${lastReview(last)}`,
      };
    },
  }),
];

const lastReview = (last: Day | undefined): string =>
  last ? `the last review was on ${last}` : "no review is recorded";
