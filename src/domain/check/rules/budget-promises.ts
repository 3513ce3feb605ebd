import { costMinor, budgetYear, fullTimePeople, linesMinor, thousandths } from "../../strategy/funding.ts";
import { companyMinor, entries } from "../../strategy/lookup.ts";
import type { Benefit } from "../../strategy/reach.ts";
import { yearTargets } from "../../strategy/year-targets.ts";
import type { PartnerType, Program, Strategy, Tier } from "../../strategy/strategy.ts";
import { readAmount } from "../../strategy/values.ts";
import { amountText, counted, listed, plain } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";

/** Beyond this one manager knows the partners by name and no more. */
const partnersPerManager = 30;

/** What the strategy promises to partners and to the board, held against what is funded. */
export const budgetPromiseRules: readonly Rule[] = [
  rule({
    id: "BUD-007",
    severity: "warning",
    finds: `more than ${partnersPerManager} target partners per partner manager (people of kind partner-manager)`,
    why: "A manager with sixty partners calls ten of them. The other fifty are recruited, counted and never sell.",
    fix: "add partner managers, or lower the number of partners that are wanted (`target.partners`)",
    example: {
      bad: "partnerTypes: { msp: { name: MSP, target: { partners: 61 } } }\nbudget: { people: [{ role: Partner manager, kind: partner-manager, fte: 2 }] }",
      good: "partnerTypes: { msp: { name: MSP, target: { partners: 60 } } }\nbudget: { people: [{ role: Partner manager, kind: partner-manager, fte: 2 }] }",
    },
    faults: ({ strategy }) => attentionFaults(strategy),
  }),
  rule({
    id: "BUD-008",
    severity: "warning",
    finds:
      "an ROI target that the revenue target cannot meet: partner-sourced revenue of the year ÷ (people + lines + systems) is below it",
    why: "Both targets are in the same plan and one excludes the other. The board sees it in the first review, and doubts the rest.",
    fix: "lower the ROI target, raise the revenue target, or spend less",
    example: {
      bad: "budget: { year: FY28, lines: [{ name: Kit, amount: 1M }] }\nmetrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }\n  - { metric: program-roi, targets: { FY28: 3 } }",
      good: "budget: { year: FY28, lines: [{ name: Kit, amount: 1M }] }\nmetrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }\n  - { metric: program-roi, targets: { FY28: 1.5 } }",
    },
    faults: ({ strategy }) => roiFaults(strategy),
  }),
  rule({
    id: "BUD-009",
    severity: "warning",
    finds: "MDF promised to tiers (expect × value) beyond the MDF lines of the programme's types",
    why: "Tier benefits are promises to everybody who reaches the tier. When the fund runs dry in autumn the most successful partners hear no first.",
    fix: "raise the MDF lines, lower the benefit, or expect fewer partners in the tier",
    example: {
      bad: "programs:\n  managed: { name: Managed, types: [msp], tiers: [{ id: gold, name: Gold, expect: 4, benefits: [{ kind: mdf, value: 10K, per: year }] }] }\nbudget: { lines: [{ name: Fund, kind: mdf, amount: 30K, type: msp }] }",
      good: "programs:\n  managed: { name: Managed, types: [msp], tiers: [{ id: gold, name: Gold, expect: 4, benefits: [{ kind: mdf, value: 10K, per: year }] }] }\nbudget: { lines: [{ name: Fund, kind: mdf, amount: 40K, type: msp }] }",
    },
    faults: ({ strategy }) => mdfFaults(strategy),
  }),
  rule({
    id: "BUD-010",
    severity: "warning",
    finds: "partner managers promised to tiers (expect ÷ ratio) beyond the partner managers",
    why: "A named manager is what partners value most, and the one benefit that cannot be stretched. Shared too far it is a name in a signature.",
    fix: "add partner managers, raise the partners for each (`ratio`), or expect fewer partners in the tier",
    example: {
      bad: "programs:\n  managed: { name: Managed, tiers: [{ id: gold, name: Gold, expect: 10, benefits: [{ kind: partner-manager, ratio: 5 }] }] }\nbudget: { people: [{ role: Partner manager, kind: partner-manager, fte: 1 }] }",
      good: "programs:\n  managed: { name: Managed, tiers: [{ id: gold, name: Gold, expect: 10, benefits: [{ kind: partner-manager, ratio: 5 }] }] }\nbudget: { people: [{ role: Partner manager, kind: partner-manager, fte: 2 }] }",
    },
    faults: ({ strategy }) => managerFaults(strategy),
  }),
];

function* attentionFaults(strategy: Strategy): Generator<Fault> {
  if (strategy.budget?.people === undefined) return;
  const wanted = entries<PartnerType>(strategy.partnerTypes).reduce(
    (sum, [, { target }]) => sum + (target?.partners ?? 0),
    0,
  );
  const managers = fullTimePeople(strategy, "partner-manager");
  if (wanted <= thousandths([managers * partnersPerManager])) return;
  const each = managers > 0 ? `, ${plain(wanted / managers)} each` : "";
  yield {
    path: ["budget", "people"],
    message: `${counted(wanted, "target partner")} for ${counted(managers, "partner manager")}${each}; ${partnersPerManager} is the most`,
    fix: `have at least ${plain(Math.ceil((wanted / partnersPerManager) * 10) / 10)} partner managers, or lower the number of partners that are wanted (\`target.partners\`)`,
  };
}

/** The return is counted as `definitions.roi` says; without it, revenue to cost. */
function* roiFaults(strategy: Strategy): Generator<Fault> {
  const year = budgetYear(strategy);
  const cost = costMinor(strategy);
  if (year === undefined || cost === undefined || cost <= 0) return;
  const revenue = Math.max(
    ...yearTargets(strategy, "partner-sourced-revenue", year).map(({ value }) => value),
  );
  if (!Number.isFinite(revenue)) return;
  const net = strategy.definitions?.roi === "net-return";
  const reachable = (revenue - (net ? cost : 0)) / cost;
  const { currency } = strategy.company;
  for (const { path, value } of yearTargets(strategy, "program-roi", year)) {
    if (millionths(reachable) >= millionths(value)) continue;
    yield {
      path,
      message: `an ROI of ${plain(value)} in ${year} needs more than the targets give: ${amountText(revenue, currency)} of partner-sourced revenue on ${amountText(cost, currency)} is ${plain(reachable)}`,
    };
  }
}

function mdfFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.programs, ["programs"], function* (program: Program, path, slug) {
    const promised = promisedMdf(strategy, program);
    const types = program.types ?? [];
    const funded = linesMinor(
      strategy,
      ({ kind, type }) => kind === "mdf" && type !== undefined && types.includes(type),
    );
    if (!strategy.budget || promised === undefined || funded === undefined || promised <= funded) return;
    const { currency } = strategy.company;
    const forTypes = types.length > 0 ? ` for ${listed(types.map((type) => `\`${type}\``))}` : "";
    yield {
      path,
      message: `the tiers of \`${slug}\` promise ${amountText(promised, currency)} of MDF a year; the MDF lines${forTypes} hold ${amountText(funded, currency)}`,
    };
  });
}

function* managerFaults(strategy: Strategy): Generator<Fault> {
  if (strategy.budget === undefined) return;
  const promised = thousandths(
    benefitsExpected(
      entries<Program>(strategy.programs).flatMap(([, { tiers }]) => tiers ?? []),
      "partner-manager",
    ).map(({ expect, benefit }) => (benefit.ratio === undefined ? 0 : expect / benefit.ratio)),
  );
  const managers = fullTimePeople(strategy, "partner-manager");
  if (promised <= managers) return;
  yield {
    path: ["budget", "people"],
    message: `the tiers promise the time of ${counted(promised, "partner manager")}; the budget has ${plain(managers)}`,
  };
}

/** A year's MDF of a programme, in whole minor units; undefined when a value is in another currency. Shares of sales are no promise of a sum. */
function promisedMdf(strategy: Strategy, { tiers }: Program): number | undefined {
  let sum = 0;
  for (const { expect, benefit } of benefitsExpected(tiers ?? [], "mdf")) {
    const amount = benefit.value === undefined ? undefined : readAmount(benefit.value);
    if (amount === undefined) continue;
    const minor = companyMinor(strategy, amount);
    if (minor === undefined) return undefined;
    sum += expect * minor * timesAYear[benefit.per ?? "year"];
  }
  return sum;
}

const timesAYear: Record<NonNullable<Benefit["per"]>, number> = { month: 12, quarter: 4, half: 2, year: 1 };

/** Each benefit of a kind with the partners expected in its tier; a tier without `expect` promises to an unknown number. */
const benefitsExpected = (
  tiers: readonly Tier[],
  kind: Benefit["kind"],
): { expect: number; benefit: Benefit }[] =>
  tiers.flatMap(({ expect, benefits }) =>
    expect === undefined
      ? []
      : (benefits ?? []).filter((one) => one.kind === kind).map((benefit) => ({ expect, benefit })),
  );

const millionths = (number: number): number => Math.round(number * 1e6);
