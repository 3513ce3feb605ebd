import { addMonths } from "../../shared/dates.ts";
import { companyMinor } from "../../strategy/lookup.ts";
import { valueFor } from "../../strategy/quantities.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { toleranceOf } from "../../strategy/tolerances.ts";
import { zeroPartnerTest } from "../../strategy/zero-partner.ts";
import { amountText, percent } from "../figures.ts";
import { type Fault, type Rule, rule, silentOnMisfit } from "../rule.ts";

export const thesisRules: readonly Rule[] = [
  rule({
    id: "THE-001",
    severity: "error",
    finds: "no gaps: no reason to have partners",
    why: "Without a named gap every partner looks useful and none can be refused. The programme ends up competing with the direct team for customers it would have won anyway.",
    fix: "write what the direct organisation cannot do as well (`gaps`): speed, credibility, delivery, geography, cost, or an answer to rivals",
    example: {
      bad: "gaps: {}",
      good: "gaps:\n  regional-reach:\n    kind: geographic\n    statement: No seller covers the Gulf states, 1,200 target accounts",
    },
    faults: ({ strategy }) =>
      Object.keys(strategy.gaps ?? {}).length > 0
        ? []
        : [{ path: ["gaps"], message: "no gap is named that partners should fill" }],
  }),
  rule({
    id: "THE-002",
    severity: "warning",
    finds: "the zero-partner test needs a larger partner share than the thesis promises",
    why: "What the sellers cannot bring, partners must. When the thesis promises less than that, the ARR target is missed even if the partner plan succeeds.",
    fix: "raise the share that the thesis promises (`thesis.arrShare`), lower the target ARR (`company.arr.target`), or plan more direct capacity (`company.direct`)",
    example: {
      bad: "# direct capacity leaves 40% of the target ARR to partners\nthesis:\n  arrShare: 30%",
      good: "thesis:\n  arrShare: 40%",
    },
    faults: ({ strategy }) => promiseTooSmall(strategy),
  }),
  rule({
    id: "THE-003",
    severity: "warning",
    finds:
      "a north star in partner ARR that is not the share of the target ARR that the thesis promises, or is due more than a year after the target",
    why: "The same promise is made twice with two figures. The board multiplies one by the other in the first minute, and doubts the rest of the page.",
    fix: "make the north star (`thesis.northStar`) the promised share (`thesis.arrShare`) of the target ARR (`company.arr.target`), due on its day",
    example: {
      bad: "company: { name: Halyard, currency: USD, arr: { target: 30M, by: 2029-01-31 } }\nthesis:\n  arrShare: 30%\n  northStar: { metric: partner-sourced-arr, atLeast: 20M, by: 2029-01-31 }",
      good: "company: { name: Halyard, currency: USD, arr: { target: 30M, by: 2029-01-31 } }\nthesis:\n  arrShare: 30%\n  northStar: { metric: partner-sourced-arr, atLeast: 9M, by: 2029-01-31 }",
    },
    *faults({ strategy }) {
      yield* silentOnMisfit(() => otherThanPromised(strategy));
      yield* silentOnMisfit(() => dueLongAfter(strategy));
    },
  }),
  rule({
    id: "THE-004",
    severity: "error",
    finds: "a target ARR that is not above the ARR of today, or is due before the day of that figure",
    why: "A target that is reached already asks nothing of partners: the zero-partner test comes out at nothing, and with it the reason for the strategy.",
    fix: "correct the target ARR (`company.arr.target`), the ARR of today (`company.arr.current`) or their days (`by`, `on`)",
    example: {
      bad: "company: { name: Halyard, currency: USD, arr: { current: 12M, target: 3M } }",
      good: "company: { name: Halyard, currency: USD, arr: { current: 12M, target: 30M } }",
    },
    faults: ({ strategy }) => targetReached(strategy),
  }),
  rule({
    id: "THE-005",
    severity: "error",
    finds: "the thesis promises less than nothing or more than all of the ARR",
    why: "What partners bring is a part of the whole. A larger share is a slip of the pen, and every figure that rests on it is wrong.",
    fix: "write `thesis.arrShare` as a share of the total ARR, from 0% to 100%",
    example: {
      bad: "thesis:\n  arrShare: 130%",
      good: "thesis:\n  arrShare: 30%",
    },
    faults: ({ strategy }) => promiseOutOfRange(strategy),
  }),
  rule({
    id: "THE-006",
    severity: "warning",
    finds: "the sellers reach the target ARR with no partner at all",
    why: "The zero-partner test comes out at nothing. Then partners are for something else (cost, speed, credibility), and a thesis that does not say what will be read as a programme for its own sake.",
    fix: "raise the target ARR (`company.arr.target`), state what the sellers really bring (`company.direct`), or say in the thesis (`thesis.because`) what partners are for beyond revenue and waive this with that reason",
    example: {
      bad: "# nine sellers bring 12M until the day, and 10M are needed\nthesis:\n  arrShare: 20%",
      good: "# nine sellers bring 12M until the day, and 18M are needed\nthesis:\n  arrShare: 20%",
    },
    faults: ({ strategy }) => partnersNotNeeded(strategy),
  }),
];

function partnersNotNeeded(strategy: Strategy): Fault[] {
  const test = zeroPartnerTest(strategy);
  if (!test.ok || test.value.partnersMinor > 0 || test.value.neededMinor <= 0) return [];
  const { neededMinor, directMinor, currency } = test.value;
  return [
    {
      path: ["thesis"],
      message: `${amountText(neededMinor, currency)} of ARR are to be added, and the sellers bring ${amountText(directMinor, currency)} with no partner at all`,
    },
  ];
}

function promiseOutOfRange({ thesis }: Strategy): Fault[] {
  const promised = thesis?.arrShare;
  if (promised === undefined || (promised >= 0 && promised <= 1)) return [];
  return [
    {
      path: ["thesis", "arrShare"],
      message: `the thesis promises ${percent(promised)} of the ARR; a share is from 0% to 100%`,
    },
  ];
}

function promiseTooSmall(strategy: Strategy): Fault[] {
  const test = zeroPartnerTest(strategy);
  const promised = strategy.thesis?.arrShare;
  if (!test.ok || promised === undefined) return [];
  const { partnersMinor, targetMinor, share, currency } = test.value;
  if (partnersMinor <= Math.round(targetMinor * promised)) return [];
  return [
    {
      path: ["thesis", "arrShare"],
      message: `partners must bring ${amountText(partnersMinor, currency)} of ${amountText(targetMinor, currency)} ARR, ${percent(share)}; the thesis promises ${percent(promised)}`,
    },
  ];
}

/** A promise is written in whole percent, so a point of the target ARR is no contradiction. */
const roundedShare = 0.01;
/** A north star may look a year further than the company's own target. */
const monthsBeyond = 12;

/** An earlier day may ask for less than the share; no day before the target's may ask for more. */
function* otherThanPromised(strategy: Strategy): Generator<Fault> {
  const { thesis, company } = strategy;
  const { northStar, arrShare } = thesis ?? {};
  const share = northStarShare(strategy);
  if (share === undefined || arrShare === undefined) return;
  const slack = Math.max(roundedShare, arrShare * toleranceOf(strategy, "objective"));
  const isEarly =
    northStar?.by !== undefined && company.arr?.by !== undefined && northStar.by < company.arr.by;
  const above = Math.round((share - arrShare) * 1e8) / 1e8; // without binary dust: 33% less 30% is 3%
  if (above <= slack && (isEarly || -above <= slack)) return;
  const target = company.arr?.target;
  const targetMinor = target && companyMinor(strategy, target);
  const promised =
    targetMinor === undefined
      ? percent(arrShare)
      : `${percent(arrShare)} of ${amountText(targetMinor, company.currency)}, ${amountText(Math.round(targetMinor * arrShare), company.currency)}`;
  yield {
    path: ["thesis", "northStar", "atLeast"],
    message: `the north star wants ${northStar?.atLeast?.text} of \`${northStar?.metric}\`, ${percent(share)} of the target ARR; the thesis promises ${promised}`,
  };
}

/** What the north star asks for as a share of the target ARR; undefined for a measure of anything else. */
function northStarShare(strategy: Strategy): number | undefined {
  const { metric, atLeast, where, change } = strategy.thesis?.northStar ?? {};
  if (metric === undefined || !atLeast || where || change) return undefined;
  const value = valueFor(strategy, metric, atLeast);
  if (metric === "partner-sourced-arr-share") return value;
  const target = strategy.company.arr?.target;
  const targetMinor = target && companyMinor(strategy, target);
  if (metric !== "partner-sourced-arr" || value === undefined || !targetMinor) return undefined;
  return value / targetMinor;
}

function* dueLongAfter({ thesis, company }: Strategy): Generator<Fault> {
  const due = thesis?.northStar?.by;
  const by = company.arr?.by;
  if (due === undefined || by === undefined || due <= addMonths(by, monthsBeyond)) return;
  yield {
    path: ["thesis", "northStar", "by"],
    message: `the north star is due on ${due}, more than a year after the target ARR, ${by}`,
    fix: `set the day of the north star (\`thesis.northStar.by\`) to ${by}, or move that of the target ARR (\`company.arr.by\`)`,
  };
}

function* targetReached(strategy: Strategy): Generator<Fault> {
  const { currency, arr } = strategy.company;
  yield* silentOnMisfit(() => {
    const { current, target } = arr ?? {};
    const currentMinor = current && companyMinor(strategy, current);
    const targetMinor = target && companyMinor(strategy, target);
    if (currentMinor === undefined || targetMinor === undefined || targetMinor > currentMinor) return [];
    const message = `the target ARR, ${amountText(targetMinor, currency)}, is not above the ARR of today, ${amountText(currentMinor, currency)}`;
    return [{ path: ["company", "arr", "target"], message }];
  });
  yield* silentOnMisfit(() => {
    const { on, by } = arr ?? {};
    if (on === undefined || by === undefined || by > on) return [];
    const message = `the target ARR is due on ${by}, not after ${on}, the day of the ARR of today`;
    return [{ path: ["company", "arr", "by"], message }];
  });
}
