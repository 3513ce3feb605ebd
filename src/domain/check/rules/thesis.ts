import type { Strategy } from "../../strategy/strategy.ts";
import { zeroPartnerTest } from "../../strategy/zero-partner.ts";
import { amountText, percent } from "../figures.ts";
import { type Fault, type Rule, rule } from "../rule.ts";

export const thesisRules: readonly Rule[] = [
  rule({
    id: "THE-001",
    severity: "error",
    finds: "no gaps: no reason to have partners",
    why: "Without a named gap every partner looks useful and none can be refused. The programme ends up competing with the direct team for customers it would have won anyway.",
    fix: "write under `gaps` what the direct organisation cannot do as well: speed, credibility, delivery, geography, cost, or an answer to rivals",
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
    fix: "raise `thesis.arrShare`, lower `company.arr.target`, or plan more direct capacity",
    example: {
      bad: "# direct capacity leaves 40% of the target ARR to partners\nthesis:\n  arrShare: 30%",
      good: "thesis:\n  arrShare: 40%",
    },
    faults: ({ strategy }) => promiseTooSmall(strategy),
  }),
  rule({
    id: "THE-003",
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
];

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
