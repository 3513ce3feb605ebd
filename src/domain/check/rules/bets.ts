import { periodWindow } from "../../shared/fiscal.ts";
import { entries, fiscalStart, isLive, metricOf } from "../../strategy/lookup.ts";
import { betMatchesCell } from "../../strategy/segments.ts";
import type { Bet, Strategy } from "../../strategy/strategy.ts";
import { listed } from "../figures.ts";
import { type CheckInput, type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { isBlank } from "../words.ts";

/** Rules that judge each bet by itself. */
export const betRules: readonly Rule[] = [
  rule({
    id: "CHO-004",
    severity: "error",
    finds:
      "an active, next or scaled bet without leading measure, lagging measure (an outcome) or retirement condition",
    why: "Without a measure that moves first nobody sees in time that a bet fails; without an outcome it can succeed on paper; without a retirement condition it is never ended.",
    fix: "give the bet a leading measure (`leading`), a lagging one (`lagging`) and a retirement condition (`retireIf`), each with a metric and a bound",
    example: {
      bad: "msp-first: { status: active, leading: { metric: partner-sourced-pipeline, atLeast: 1.2M } }",
      good: "msp-first:\n  status: active\n  leading: { metric: partner-sourced-pipeline, atLeast: 1.2M, by: 2027-07-31 }\n  lagging: { metric: partner-sourced-revenue, atLeast: 900K, by: 2028-01-31 }\n  retireIf: { metric: active-partners, atMost: 3, by: 2027-10-31 }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.bets, ["bets"], function* (bet, path, slug) {
        if (!isLive(bet)) return;
        const missing = evidence.filter(([field]) => !isMeasured(bet[field])).map(([, name]) => name);
        if (missing.length) yield { path, message: `\`${slug}\` has no ${listed(missing, "or")}` };
        const metric = bet.lagging?.metric;
        const kind = metric === undefined ? undefined : metricOf(strategy, metric)?.kind;
        if (kind === undefined || kind === "outcome") return;
        yield {
          path: [...path, "lagging", "metric"],
          message: `the lagging measure of \`${slug}\`, \`${metric}\`, is of kind ${kind}, not outcome`,
          fix: "judge the bet by an outcome, for example partner-sourced-revenue or new-customers-via-partners",
        };
      }),
  }),
  rule({
    id: "CHO-007",
    severity: "error",
    finds: "an active, next or scaled bet without wedge or motion",
    why: "The wedge is why we get in where others do not; the motion is what people do on Monday. A bet without them is a target with a name.",
    fix: "write the wedge (`wedge`) and the motion (`motion`), one sentence each, with the figure that makes them true",
    example: {
      bad: "msp-first: { status: active, name: Win through MSPs }",
      good: "msp-first:\n  status: active\n  wedge: Priced per managed customer; rivals bill annually per tenant\n  motion: Land ten customers of one MSP in its first quarter",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.bets, ["bets"], function* (bet, path, slug) {
        if (!isLive(bet)) return;
        const missing = (["wedge", "motion"] as const).filter((field) => isBlank(bet[field]));
        if (missing.length) yield { path, message: `\`${slug}\` has no ${listed(missing, "or")}` };
      }),
  }),
  rule({
    id: "CHO-008",
    severity: "warning",
    finds: "an active bet whose review quarter has ended without a review",
    why: "The review is where a bet is scaled, kept, parked or retired on evidence. A bet whose review slips goes on by habit, with the people and money of the next one.",
    fix: "hold the review, record its day, decision and reason (`reviews`), and set the next one (`review`)",
    example: {
      bad: "msp-first: { status: active, review: FY28-Q3 }   # FY28-Q4 has begun",
      good: "msp-first: { status: active, review: FY29-Q1, reviews: [{ on: 2027-10-12, decision: keep, because: Pipeline is on its line }] }",
    },
    faults: (input) => reviewsMissed(input),
  }),
  rule({
    id: "CHO-009",
    severity: "warning",
    finds: "an active or next bet whose segment matches not one cell of its partner type",
    why: "The bet plays where coverage plans no such partner, so no demand, need or owner stands behind it. Either the bet or the map is wrong.",
    fix: "add a cell for the bet's partner type in its segment, or move the bet to where the cells are",
    example: {
      bad: "bets:\n  msp-first: { status: active, partnerType: msp, segment: { regions: [us-gulf] } }\ncoverage:\n  cells: [{ region: us-central, route: partner, types: [msp] }]",
      good: "coverage:\n  cells: [{ region: us-gulf, route: partner, types: [msp] }]",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.bets, ["bets"], function* (bet, path, slug) {
        if (bet.status !== "active" && bet.status !== "next") return;
        if (strategy.coverage?.cells?.some((cell) => betMatchesCell(bet, cell))) return;
        yield {
          path: bet.segment ? [...path, "segment"] : path,
          message: `no coverage cell${bet.partnerType ? ` of \`${bet.partnerType}\`` : ""} lies in the segment of \`${slug}\``,
          ...placesOf(bet, strategy),
        };
      }),
  }),
  rule({
    id: "CHO-012",
    severity: "warning",
    finds: "a next bet, while another is active, that does not say which evidence opens it",
    why: "Without stated evidence the next bet starts when somebody is impatient, and takes its people from the bet that is not yet proven.",
    fix: "say which bet comes first and when it has proven enough (`after`): a metric with a bound, or an event",
    example: {
      bad: "regional-resale: { status: next }",
      good: "regional-resale:\n  status: next\n  after: [{ bet: msp-first, when: { metric: partner-sourced-pipeline, atLeast: 600K } }]",
    },
    faults: ({ strategy }) => {
      const active = entries<Bet>(strategy.bets).filter(([, { status }]) => status === "active");
      return eachOf(strategy.bets, ["bets"], function* ({ status, after }, path, slug) {
        if (status !== "next" || active.length === 0) return;
        if (after?.some(({ when }) => when?.metric !== undefined || when?.event !== undefined)) return;
        const waits = listed(active.map(([name]) => `\`${name}\``));
        yield {
          path: after ? [...path, "after"] : path,
          message: `\`${slug}\` waits for ${waits} and does not say which evidence opens it`,
        };
      });
    },
  }),
];

const evidence = [
  ["leading", "leading measure"],
  ["lagging", "lagging measure"],
  ["retireIf", "retirement condition"],
] as const;

/** A target that can be met or missed: it names a metric and a bound. */
const isMeasured = (target: Bet["leading"]): boolean =>
  target?.metric !== undefined && (target.atLeast !== undefined || target.atMost !== undefined);

/** The cells where the bet's partner type does sell, as the fix. */
function placesOf({ partnerType }: Bet, strategy: Strategy): { fix?: string } {
  const cells = strategy.coverage?.cells?.filter(
    ({ types }) => partnerType !== undefined && types?.includes(partnerType),
  );
  const regions = [...new Set(cells?.map(({ region }) => region))];
  if (regions.length === 0) return {};
  return { fix: `add a cell there; \`${partnerType}\` has cells in ${listed(regions)}` };
}

function reviewsMissed({ strategy, asOf }: CheckInput): Iterable<Fault> {
  return eachOf(strategy.bets, ["bets"], function* ({ status, review, reviews }, path, slug) {
    if (status !== "active" || review === undefined) return;
    const { from, to } = periodWindow(review, fiscalStart(strategy));
    const held = reviews?.some(({ on }) => on >= from && on <= asOf);
    if (asOf <= to || held) return;
    yield {
      path: [...path, "review"],
      message: `the review of \`${slug}\` was due in ${review}, which ended on ${to}; none is recorded since ${from}`,
    };
  });
}
