import type { Day } from "../../shared/dates.ts";
import { minorFromDecimal } from "../../shared/money.ts";
import {
  betsOfBudgetYear,
  budgetYear,
  fullTimePeople,
  linesMinor,
  thousandths,
} from "../../strategy/funding.ts";
import { companyMinor, entries, sumMinor } from "../../strategy/lookup.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Amount } from "../../strategy/values.ts";
import { amountText, counted, listed } from "../figures.ts";
import { type Fault, type Rule, rule } from "../rule.ts";
import { budgetPromiseRules } from "./budget-promises.ts";
import { budgetSplitRules } from "./budget-split.ts";

/** A year of a full-time person costs more than this in every currency: it is about three thousand of the dearest one's dollars. */
const leastForAPerson = 1000;
/** Pay differs by country and position, though hardly this many times within one budget. */
const spread = 20;

const totalRules: readonly Rule[] = [
  rule({
    id: "BUD-001",
    severity: "error",
    finds: "no amounts: a strategy without a budget",
    why: "A strategy that costs nothing is a wish. The first partner who asks for funds or a launch finds out, and tells the others.",
    fix: "write the amounts: people with their cost (`people`), lines (`lines`) and systems (`systems`)",
    example: {
      bad: "budget: { year: FY28, lines: [] }",
      good: "budget:\n  year: FY28\n  lines: [{ name: Launch kit, kind: program, amount: 110K, type: msp, purpose: acquisition }]",
    },
    faults: ({ strategy }) => amountFaults(strategy),
  }),
  rule({
    id: "BUD-005",
    severity: "error",
    finds: "budgets of active and next bets that start within the budget year beyond the lines, in total",
    why: "Each bet was agreed alone and together they are not paid for. Whichever starts last goes without, and it is rarely the one that matters least.",
    fix: "raise the lines, or shrink or postpone a bet",
    example: {
      bad: "bets:\n  msp-first: { name: MSPs first, status: active, start: FY28-Q1, budget: 310K }\nbudget: { year: FY28, lines: [{ name: Launch kit, amount: 110K }] }",
      good: "bets:\n  msp-first: { name: MSPs first, status: active, start: FY28-Q1, budget: 100K }\nbudget: { year: FY28, lines: [{ name: Launch kit, amount: 110K }] }",
    },
    faults: ({ strategy }) => betMoneyFaults(strategy),
  }),
  rule({
    id: "BUD-006",
    severity: "warning",
    finds: "effort of active and next bets that start within the budget year beyond the people",
    why: "The same few people carry every bet and the daily work besides. A bet without its people fails slowly enough that nobody ends it.",
    fix: "add people, or lower the effort of a bet or postpone it",
    example: {
      bad: "bets:\n  msp-first: { name: MSPs first, status: active, start: FY28-Q1, effort: 4 }\nbudget: { year: FY28, people: [{ role: Partner manager, fte: 3 }] }",
      good: "bets:\n  msp-first: { name: MSPs first, status: active, start: FY28-Q1, effort: 2 }\nbudget: { year: FY28, people: [{ role: Partner manager, fte: 3 }] }",
    },
    faults: ({ strategy }) => betPeopleFaults(strategy),
  }),
  rule({
    id: "BUD-012",
    severity: "warning",
    finds: "a budget not approved",
    why: "Partners plan with what they are promised. Money that finance has not approved is taken back in the middle of their quarter.",
    fix: "have it approved, and write who approved it and when (`approved`)",
    example: {
      bad: "budget: { year: FY28 }",
      good: "budget: { year: FY28, approved: { by: fin, on: 2026-11-02 } }",
    },
    faults: ({ strategy, asOf }) => approvalFaults(strategy, asOf),
  }),
  rule({
    id: "BUD-015",
    severity: "warning",
    finds: `a position that costs less than ${leastForAPerson} a full-time person, or less than a ${spread}th of the dearest one`,
    why: "A thousand too little in one cell (60 or 60.000 for 60K) makes the return of the whole programme look like a miracle. Finance finds the slip, and then doubts every other figure.",
    fix: "write the cost of the position for the whole year (`cost`), with K or M, and its full-time people (`fte`)",
    example: {
      bad: "budget: { people: [{ role: Partner managers, fte: 20, cost: 10K }] }",
      good: "budget: { people: [{ role: Partner managers, fte: 20, cost: 1.8M }] }",
    },
    faults: ({ strategy }) => underpaidFaults(strategy),
  }),
  rule({
    id: "BUD-016",
    severity: "warning",
    finds: "an amount of the budget, or of a bet, in another currency than the company's",
    why: "Currencies are never added silently, so the budget has no total, and whatever is held against the total is not checked. A plan that stays silent about its sum is worth less than a wrong one, which somebody corrects.",
    fix: "write the amount in the company's currency, at the rate that finance plans with",
    example: {
      bad: "company: { name: Halyard, currency: USD }\nbudget: { lines: [{ name: Launch kit, amount: EUR 100K }] }",
      good: "company: { name: Halyard, currency: USD }\nbudget: { lines: [{ name: Launch kit, amount: USD 110K }] }",
    },
    faults: ({ strategy }) => foreignFaults(strategy),
  }),
];

/** The rules of the budget, in the order of the table in spec 1. */
export const budgetRules: readonly Rule[] = [
  ...totalRules,
  ...budgetSplitRules,
  ...budgetPromiseRules,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

function* amountFaults({ budget }: Strategy): Generator<Fault> {
  const amounts = [
    ...(budget?.people ?? []).map(({ cost }) => cost),
    ...(budget?.lines ?? []).map(({ amount }) => amount),
    ...(budget?.systems ?? []).map(({ cost }) => cost),
  ];
  if (!amounts.some((amount) => amount !== undefined && /[1-9]/.test(amount.decimal))) {
    yield { path: ["budget"], message: budget ? "the budget has no amounts" : "there is no budget" };
  }
}

function* betMoneyFaults(strategy: Strategy): Generator<Fault> {
  const bets = betsOfBudgetYear(strategy);
  const needed = sumMinor(
    strategy,
    bets.map(([, bet]) => bet.budget),
  );
  const funded = linesMinor(strategy);
  if (!strategy.budget || needed === undefined || funded === undefined || needed <= funded) return;
  const { currency } = strategy.company;
  const missing = amountText(needed - funded, currency);
  yield {
    path: ["budget", "lines"],
    message: `bets that start in ${budgetYear(strategy)} need ${amountText(needed, currency)}; the lines hold ${amountText(funded, currency)}`,
    fix: `raise the lines by ${missing}, or shrink or postpone ${listed(
      bets.map(([slug]) => slug),
      "or",
    )}`,
  };
}

function* betPeopleFaults(strategy: Strategy): Generator<Fault> {
  const bets = betsOfBudgetYear(strategy);
  const needed = thousandths(bets.map(([, { effort }]) => effort ?? 0));
  const people = fullTimePeople(strategy);
  if (!strategy.budget || needed <= people) return;
  yield {
    path: ["budget", "people"],
    message: `bets that start in ${budgetYear(strategy)} take ${counted(needed, "full-time person", "full-time people")}; the budget has ${counted(people, "full-time person", "full-time people")}`,
  };
}

function* approvalFaults({ budget }: Strategy, asOf: Day): Generator<Fault> {
  if (budget === undefined) return;
  if (budget.approved === undefined) {
    yield { path: ["budget"], message: "nobody has approved the budget" };
  } else if (budget.approved.on > asOf) {
    yield {
      path: ["budget", "approved", "on"],
      message: `the budget is approved only on ${budget.approved.on}`,
    };
  }
}

function* underpaidFaults(strategy: Strategy): Generator<Fault> {
  const { currency } = strategy.company;
  const least = minorFromDecimal(String(leastForAPerson), currency) ?? 0;
  const positions = (strategy.budget?.people ?? []).flatMap(({ role, fte, cost }, index) => {
    const costMinor = cost && companyMinor(strategy, cost);
    if (!costMinor || !fte) return [];
    return [{ role, index, fte, costMinor, eachMinor: Math.round(costMinor / fte) }];
  });
  const dearest = Math.max(0, ...positions.map(({ eachMinor }) => eachMinor));
  for (const { role, index, fte, costMinor, eachMinor } of positions) {
    if (eachMinor >= least && eachMinor * spread >= dearest) continue;
    const people = counted(fte, "full-time person", "full-time people");
    const beside = dearest > eachMinor ? `; the dearest position costs ${amountText(dearest, currency)}` : "";
    yield {
      path: ["budget", "people", index, "cost"],
      message: `${role}: ${amountText(costMinor, currency)} for ${people} is ${amountText(eachMinor, currency)} a person${beside}`,
    };
  }
}

function* foreignFaults(strategy: Strategy): Generator<Fault> {
  const { budget, bets } = strategy;
  if (!budget) return;
  const own = strategy.company.currency;
  const written: readonly (readonly [path: Fault["path"], what: string, amount: Amount | undefined])[] = [
    ...(budget.people ?? []).map(
      ({ role, cost }, index) => [["budget", "people", index, "cost"], role, cost] as const,
    ),
    ...(budget.lines ?? []).map(
      ({ name, amount }, index) => [["budget", "lines", index, "amount"], name, amount] as const,
    ),
    ...(budget.systems ?? []).map(
      ({ name, cost }, index) => [["budget", "systems", index, "cost"], name, cost] as const,
    ),
    ...entries(bets).map(([slug, bet]) => [["bets", slug, "budget"], bet.name ?? slug, bet.budget] as const),
  ];
  for (const [path, what, amount] of written) {
    const { currency = own } = amount ?? {};
    if (currency !== own)
      yield { path, message: `${what}: an amount in ${currency} cannot be added to amounts in ${own}` };
  }
}
