import { betsOfBudgetYear, budgetYear, linesMinor } from "../../strategy/funding.ts";
import { fundingSplit, type SplitBy, splits } from "../../strategy/funding-split.ts";
import { entries, isWhole, sumMinor, sumShares } from "../../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import { amountText, listed, percent } from "../figures.ts";
import { type Fault, type Rule, rule } from "../rule.ts";

/** How the lines of the budget are divided, held against what was intended. */
export const budgetSplitRules: readonly Rule[] = [
  rule({
    id: "BUD-002",
    severity: "warning",
    finds: "a type's share of the lines more than `tolerances.investment` from the intended share",
    why: "The strategy says where the money should go and the lines say where it goes. Partners read the lines.",
    fix: "move money between the lines, or change the intended share and its reason",
    example: {
      bad: "budget:\n  lines: [{ name: Kit, amount: 90K, type: msp }, { name: Fund, amount: 10K, type: reseller }]\n  share: { msp: 50%, reseller: 50% }",
      good: "budget:\n  lines: [{ name: Kit, amount: 52K, type: msp }, { name: Fund, amount: 48K, type: reseller }]\n  share: { msp: 50%, reseller: 50% }",
    },
    faults: ({ strategy }) => splitFaults(strategy, "type"),
  }),
  rule({
    id: "BUD-003",
    severity: "error",
    finds: "intended shares that do not add up to 100%",
    why: "A split over more or less than everything cannot be followed. Each reader repairs it in favour of another line.",
    fix: "change the shares until together they are 100%",
    example: {
      bad: "budget:\n  share: { msp: 50%, reseller: 40% }",
      good: "budget:\n  share: { msp: 55%, reseller: 45% }",
    },
    faults: ({ strategy }) => wholeFaults(strategy),
  }),
  rule({
    id: "BUD-004",
    severity: "error",
    finds: "a high-priority partner type without a line",
    why: "Priority without money is a compliment. The type gets attention in the kick-off and nothing afterwards.",
    fix: "add a line for the type (`type`) with an amount, or lower its priority (`priority`)",
    example: {
      bad: "partnerTypes: { msp: { name: Managed service provider, priority: high } }\nbudget: { lines: [{ name: Research, amount: 70K, type: consultant }] }",
      good: "partnerTypes: { msp: { name: Managed service provider, priority: high } }\nbudget: { lines: [{ name: Migration desk, amount: 150K, type: msp }] }",
    },
    faults: ({ strategy }) => unfundedFaults(strategy),
  }),
  rule({
    id: "BUD-011",
    severity: "note",
    finds: "a selective type gets more than a high-priority one",
    why: "It may be right: few partners can cost much. It is more often a line that has grown by itself.",
    fix: "check that the difference is meant; otherwise move money or change the priorities",
    example: {
      bad: "partnerTypes: { msp: { name: MSP, priority: high }, consultant: { name: Consultant, priority: selective } }\nbudget: { lines: [{ name: Kit, amount: 50K, type: msp }, { name: Research, amount: 70K, type: consultant }] }",
      good: "partnerTypes: { msp: { name: MSP, priority: high }, consultant: { name: Consultant, priority: selective } }\nbudget: { lines: [{ name: Kit, amount: 150K, type: msp }, { name: Research, amount: 70K, type: consultant }] }",
    },
    faults: ({ strategy }) => inversionFaults(strategy),
  }),
  rule({
    id: "BUD-013",
    severity: "warning",
    finds: "a purpose's share of the lines more than `tolerances.investment` from the intended split",
    why: "Money drifts to what has a supplier and an invoice: events and content. Activating partners and developing them has neither, and is what was intended.",
    fix: "move money between the purposes, or change the intended split (`purposeShare`)",
    example: {
      bad: "budget:\n  lines: [{ name: Kit, amount: 90K, purpose: acquisition }, { name: Desk, amount: 10K, purpose: activation }]\n  purposeShare: { acquisition: 50%, activation: 50% }",
      good: "budget:\n  lines: [{ name: Kit, amount: 52K, purpose: acquisition }, { name: Desk, amount: 48K, purpose: activation }]\n  purposeShare: { acquisition: 50%, activation: 50% }",
    },
    faults: ({ strategy }) => splitFaults(strategy, "purpose"),
  }),
  rule({
    id: "BUD-014",
    severity: "warning",
    finds:
      "budgets of a type's active and next bets that start within the budget year beyond the lines of the type",
    why: "In total it may add up and the money is still another type's. It is moved in the middle of the year, from the bet that has no friend in the room.",
    fix: "move money to lines of the type, or shrink or postpone a bet",
    example: {
      bad: "bets: { msp-first: { name: MSPs first, status: active, start: FY28-Q1, partnerType: msp, budget: 100K } }\nbudget: { year: FY28, lines: [{ name: Kit, amount: 80K, type: msp }, { name: Fund, amount: 90K, type: reseller }] }",
      good: "bets: { msp-first: { name: MSPs first, status: active, start: FY28-Q1, partnerType: msp, budget: 80K } }\nbudget: { year: FY28, lines: [{ name: Kit, amount: 80K, type: msp }, { name: Fund, amount: 90K, type: reseller }] }",
    },
    faults: ({ strategy }) => typeMoneyFaults(strategy),
  }),
];

function* splitFaults(strategy: Strategy, by: SplitBy): Generator<Fault> {
  const shares: Readonly<Record<string, number | undefined>> | undefined = strategy.budget?.[splits[by]];
  const split = shares && fundingSplit(strategy, by);
  for (const { slug, actual, intended, isOff } of split?.parts ?? []) {
    if (!isOff || intended === null || !shares) continue;
    const should = amountText(Math.round(intended * (split?.totalMinor ?? 0)), strategy.company.currency);
    yield {
      path: ["budget", splits[by], ...(slug in shares ? [slug] : [])],
      message: `\`${slug}\` gets ${percent(actual)} of the lines; ${percent(intended)} is intended`,
      fix: `bring its lines to about ${should}, or intend ${percent(actual)}`,
    };
  }
}

function* wholeFaults({ budget }: Strategy): Generator<Fault> {
  for (const intended of ["share", "purposeShare"] as const) {
    const shares = budget?.[intended];
    if (shares === undefined) continue;
    const sum = sumShares(Object.values(shares));
    if (!isWhole(sum)) {
      yield {
        path: ["budget", intended],
        message: `the intended shares add up to ${percent(sum)}, not 100%`,
      };
    }
  }
}

function* unfundedFaults(strategy: Strategy): Generator<Fault> {
  const { budget } = strategy;
  if (budget === undefined) return;
  for (const slug of typesOf(strategy, "high")) {
    const funded = (budget.lines ?? []).some((line) => line.type === slug && line.amount !== undefined);
    if (!funded)
      yield {
        path: ["partnerTypes", slug],
        message: `\`${slug}\` has high priority and no line of the budget`,
      };
  }
}

function* inversionFaults(strategy: Strategy): Generator<Fault> {
  if (strategy.budget?.lines === undefined) return;
  const minorOf = (slug: string) => linesMinor(strategy, (line) => line.type === slug);
  for (const selective of typesOf(strategy, "selective")) {
    const gets = minorOf(selective);
    const lesser = typesOf(strategy, "high").filter(
      (high) => gets !== undefined && gets > (minorOf(high) ?? gets),
    );
    if (gets === undefined || lesser.length === 0) continue;
    yield {
      path: ["partnerTypes", selective],
      message: `\`${selective}\` is selective and gets ${amountText(gets, strategy.company.currency)}, more than ${listed(lesser.map((slug) => `\`${slug}\``))} with high priority`,
    };
  }
}

/** Lines of no type are there for whoever needs them. A type without a line is the matter of BUD-004. */
function* typeMoneyFaults(strategy: Strategy): Generator<Fault> {
  const bets = betsOfBudgetYear(strategy);
  const free = linesMinor(strategy, ({ type }) => type === undefined);
  for (const type of new Set(bets.flatMap(([, { partnerType }]) => partnerType ?? []))) {
    const ofType = bets.filter(([, { partnerType }]) => partnerType === type);
    const needed = sumMinor(
      strategy,
      ofType.map(([, { budget }]) => budget),
    );
    const held = linesMinor(strategy, (line) => line.type === type);
    if (needed === undefined || held === undefined || free === undefined) continue;
    if (held === 0 || needed <= held + free) continue;
    const { currency } = strategy.company;
    yield {
      path: ["bets", ofType[0]?.[0] ?? "", "budget"],
      message: `bets on \`${type}\` that start in ${budgetYear(strategy)} need ${amountText(needed, currency)}; the lines of \`${type}\` hold ${amountText(held, currency)}`,
      fix: `move ${amountText(needed - held - free, currency)} to lines of \`${type}\`, or shrink or postpone ${listed(
        ofType.map(([slug]) => slug),
        "or",
      )}`,
    };
  }
}

const typesOf = ({ partnerTypes }: Strategy, priority: PartnerType["priority"]): string[] =>
  entries<PartnerType>(partnerTypes).flatMap(([slug, type]) => (type.priority === priority ? [slug] : []));
