import { daysOf } from "../../shared/durations.ts";
import { coverage } from "../../strategy/coverage.ts";
import { incentives } from "../../strategy/incentives.ts";
import type { Path } from "../../strategy/path.ts";
import { programs } from "../../strategy/programs.ts";
import { quantityFor } from "../../strategy/quantities.ts";
import { referencesIn } from "../../strategy/schema-walk.ts";
import type { Program, Strategy, Tier } from "../../strategy/strategy.ts";
import type { Duration } from "../../strategy/values.ts";
import { listed, plain } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule, silentOnMisfit } from "../rule.ts";

/** Protection must last for this share of the usual sale. */
const protectedShare = 0.75;

export const programRules: readonly Rule[] = [
  rule({
    id: "PRO-001",
    severity: "error",
    finds: "a threshold not above the nearest lower tier that has the same metric",
    why: "A higher tier that asks no more is reached together with the lower one, so the step between them rewards nothing. Partners notice before the programme team does.",
    fix: "raise the threshold above the lower tier's, or drop the criterion",
    example: {
      bad: "programs:\n  managed:\n    name: Managed\n    tiers:\n      - { id: silver, name: Silver, criteria: [{ metric: certified-people, atLeast: 3 }] }\n      - { id: gold, name: Gold, criteria: [{ metric: certified-people, atLeast: 3 }] }",
      good: "programs:\n  managed:\n    name: Managed\n    tiers:\n      - { id: silver, name: Silver, criteria: [{ metric: certified-people, atLeast: 1 }] }\n      - { id: gold, name: Gold, criteria: [{ metric: certified-people, atLeast: 3 }] }",
    },
    faults: ({ strategy }) => thresholdFaults(strategy),
  }),
  rule({
    id: "PRO-002",
    severity: "warning",
    finds: "a programme, benefit or incentive without its own `because`",
    why: "What serves no gap and no bet is kept because it is there. When money is short, nobody can say whether it may go.",
    fix: "name the gap or bet that it serves (`because`), or remove it",
    example: {
      bad: "programs:\n  managed:\n    name: Managed\n    because: msp-first\n    tiers: [{ id: gold, name: Gold, benefits: [{ kind: mdf, value: 10K, per: year }] }]",
      good: "programs:\n  managed:\n    name: Managed\n    because: msp-first\n    tiers: [{ id: gold, name: Gold, benefits: [{ kind: mdf, value: 10K, per: year, because: msp-first }] }]",
    },
    faults: ({ strategy }) => unreasonedFaults(strategy),
  }),
  rule({
    id: "PRO-003",
    severity: "error",
    finds: "a `because` that names a parked or retired bet",
    why: "The bet has ended and the programme still pays for it. Partners go on working towards something the company has left.",
    fix: "name a gap or a living bet, or remove the element",
    example: {
      bad: "bets: { old-bet: { name: Old bet, status: retired } }\nprograms: { managed: { name: Managed, because: old-bet } }",
      good: "bets: { msp-first: { name: MSPs first, status: active } }\nprograms: { managed: { name: Managed, because: msp-first } }",
    },
    faults: ({ strategy }) => endedFaults(strategy),
  }),
  rule({
    id: "PRO-004",
    severity: "warning",
    finds: "a tier that gives discount or MDF and asks no commitment",
    why: "Money without a promise in return buys what would have happened anyway. It is also hard to take back later.",
    fix: "ask for a commitment: a joint plan, joint activities, a business review, certification",
    example: {
      bad: "programs:\n  managed:\n    name: Managed\n    tiers: [{ id: gold, name: Gold, benefits: [{ kind: discount, value: 30% }], commitments: [] }]",
      good: "programs:\n  managed:\n    name: Managed\n    tiers:\n      - id: gold\n        name: Gold\n        benefits: [{ kind: discount, value: 30% }]\n        commitments: [{ kind: joint-activity, perYear: 2, hours: 12 }]",
    },
    faults: ({ strategy }) => giveawayFaults(strategy),
  }),
  rule({
    id: "PRO-005",
    severity: "warning",
    finds: "protection shorter than 75% of the sales cycle",
    why: "The registration expires while the deal is still being sold, and another partner may take it at the end. After the second time nobody registers.",
    fix: "lengthen the protection (`registration.protection`)",
    example: {
      bad: "company: { name: Halyard, currency: USD, salesCycle: 100 days }\nprograms: { managed: { name: Managed, registration: { protection: 60 days } } }",
      good: "company: { name: Halyard, currency: USD, salesCycle: 100 days }\nprograms: { managed: { name: Managed, registration: { protection: 90 days } } }",
    },
    faults: ({ strategy }) => protectionFaults(strategy),
  }),
];

type Criterion = NonNullable<Tier["criteria"]>[number];

function thresholdFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.programs, ["programs"], function* ({ tiers }: Program, path) {
    yield* eachOf(tiers, [...path, "tiers"], function* (tier, tierPath) {
      const lower = (tiers ?? []).slice(0, Number(tierPath.at(-1))).toReversed();
      for (const [index, criterion] of (tier.criteria ?? []).entries()) {
        yield* stepFaults(strategy, lower, criterion, {
          tier: tier.id,
          path: [...tierPath, "criteria", index],
        });
      }
    });
  });
}

function* stepFaults(
  strategy: Strategy,
  lower: readonly Tier[],
  criterion: Criterion,
  at: { readonly tier: string; readonly path: Path },
): Generator<Fault> {
  const { metric } = criterion;
  const bound = boundOf(criterion);
  const below = lower
    .flatMap(({ id, criteria }) => (criteria ?? []).map((other) => ({ id, other })))
    .find(({ other }) => boundOf(other) === bound && scopeOf(other) === scopeOf(criterion));
  if (metric === undefined || bound === undefined || below === undefined) return;
  const [asked, before] = [criterion[bound], below.other[bound]];
  const [value, floor] = [
    asked && quantityFor(strategy, metric, asked),
    before && quantityFor(strategy, metric, before),
  ];
  if (!value || !floor || !("value" in value) || !("value" in floor)) return;
  const [harder, side] =
    bound === "atLeast" ? [value.value > floor.value, "above"] : [value.value < floor.value, "below"];
  if (harder) return;
  yield {
    path: [...at.path, bound],
    message: `\`${at.tier}\` asks for \`${metric}\` of ${asked?.text}, which is not ${side} \`${below.id}\` (${before?.text})`,
    fix: `ask for a value ${side} ${before?.text}, or drop the criterion`,
  };
}

const boundOf = ({ atLeast, atMost }: Criterion): "atLeast" | "atMost" | undefined =>
  atLeast ? "atLeast" : atMost ? "atMost" : undefined;

/** Two criteria compare when they count the same: 12 months of sales against 3 months say nothing about each other. */
const scopeOf = ({ metric, where, over, change }: Criterion): string =>
  JSON.stringify([metric, where, over, change]);

function* unreasonedFaults(strategy: Strategy): Generator<Fault> {
  yield* eachOf(strategy.programs, ["programs"], function* ({ because, tiers }: Program, path, slug) {
    if (because === undefined) yield { path, message: `the programme \`${slug}\` serves no gap and no bet` };
    yield* eachOf(tiers, [...path, "tiers"], function* (tier, tierPath) {
      yield* eachOf(tier.benefits, [...tierPath, "benefits"], function* (benefit, benefitPath) {
        if (benefit.because !== undefined) return;
        yield {
          path: benefitPath,
          message: `the benefit \`${benefit.kind}\` of \`${slug}/${tier.id}\` serves no gap and no bet`,
        };
      });
    });
  });
  yield* eachOf(strategy.incentives, ["incentives"], function* ({ because }, path, slug) {
    if (because === undefined) yield { path, message: `the incentive \`${slug}\` serves no gap and no bet` };
  });
}

function* endedFaults(strategy: Strategy): Generator<Fault> {
  for (const { path, slug } of reasonsOf(strategy)) {
    yield* silentOnMisfit(() => {
      const status = strategy.bets?.[slug]?.status;
      return status === "parked" || status === "retired"
        ? [
            {
              path,
              message: `the reason (\`because\`) is the bet \`${slug}\`, which is ${status}`,
              fix: fixFor(strategy),
            },
          ]
        : [];
    });
  }
}

/** Every `because` that names a gap or bet, wherever the schema has one: in programmes, incentives, cells, rules of engagement. */
function reasonsOf(strategy: Strategy): { path: Path; slug: string }[] {
  return [
    ...referencesIn(coverage, strategy.coverage, ["coverage"]),
    ...referencesIn(programs, strategy.programs, ["programs"]),
    ...referencesIn(incentives, strategy.incentives, ["incentives"]),
  ].filter(({ to }) => to.includes("bet"));
}

function fixFor({ gaps, bets }: Strategy): string {
  const living = Object.entries(bets ?? {}).filter(
    ([, { status }]) => status !== "parked" && status !== "retired",
  );
  const named = [...Object.keys(gaps ?? {}), ...living.map(([slug]) => slug)];
  return named.length > 0
    ? `name one of ${listed(named, "or")}, or remove the element`
    : "name a gap, or remove the element";
}

function giveawayFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.programs, ["programs"], function* ({ tiers }: Program, path, slug) {
    yield* eachOf(tiers, [...path, "tiers"], function* ({ id, benefits, commitments }, tierPath) {
      const given = (benefits ?? [])
        .map(({ kind }) => kind)
        .filter((kind) => kind === "discount" || kind === "mdf");
      if (given.length === 0 || (commitments ?? []).length > 0) return;
      const at = commitments === undefined ? tierPath : [...tierPath, "commitments"];
      yield {
        path: at,
        message: `\`${slug}/${id}\` gives ${listed([...new Set(given)])} and asks for no commitment`,
      };
    });
  });
}

function protectionFaults({ programs: all, company }: Strategy): Iterable<Fault> {
  return eachOf(all, ["programs"], function* ({ registration }: Program, path, slug) {
    const { salesCycle } = company;
    const protection = registration?.protection;
    if (salesCycle === undefined || protection === undefined) return;
    const needed = daysOf(salesCycle) * protectedShare;
    if (daysOf(protection) >= needed) return;
    yield {
      path: [...path, "registration", "protection"],
      message: `\`${slug}\` protects for ${lengthOf(protection)}, which is ${plain((daysOf(protection) / daysOf(salesCycle)) * 100)}% of the sales cycle of ${lengthOf(salesCycle)}`,
      fix: `protect for at least ${Math.ceil(needed)} days`,
    };
  });
}

const lengthOf = ({ count, unit }: Duration): string => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
