import { bandPayout } from "../../incentives/payout.ts";
import type { Money } from "../../shared/money.ts";
import { type Benefit, benefitsReaching, type Incentive, incentivesReaching } from "../../strategy/reach.ts";
import type { PartnerType, Program, Strategy } from "../../strategy/strategy.ts";
import { moneyOf, readShare, type Share } from "../../strategy/values.ts";
import { amountText, percent } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";

/** What the field usually pays, in share of one; outside it is a reason to look again, not a mistake. */
const usualFee = { from: 0.05, to: 0.15 };
const usualMargin = { from: 0.2, to: 0.4 };
/** Distributors and makers who build us in get up to this much of the list price; beyond it we pay to sell. */
const mostGiven = 0.6;
/** Where the partner brings the product or the customer's whole business, it may keep most of the price. */
const sharedProceeds: readonly Incentive["kind"][] = ["revenue-share", "royalty", "quota-credit"];

export const incentiveRules: readonly Rule[] = [
  rule({
    id: "INC-001",
    severity: "error",
    finds: "bands that do not start at zero or do not strictly rise",
    why: "Sales that fall into no band, or into two, cannot be paid from the rule. Someone pays them by hand, differently each quarter.",
    fix: "start the first band at 0 and each next one above the one before",
    example: {
      bad: "incentives:\n  volume-rebate:\n    kind: rebate\n    bands: { method: marginal, steps: [{ from: 100K, rate: 3% }, { from: 50K, rate: 5% }] }",
      good: "incentives:\n  volume-rebate:\n    kind: rebate\n    bands: { method: marginal, steps: [{ from: 0, rate: 0% }, { from: 100K, rate: 3% }] }",
    },
    faults: ({ strategy }) => bandFaults(strategy),
  }),
  rule({
    id: "INC-002",
    severity: "warning",
    finds: "retroactive bands with a cliff (says the jump in payout at each step)",
    why: "One more sale pays for all the sales before it. Partners hold deals back or pull them forward, and a deal of one dollar can cost thousands.",
    fix: "set the method to marginal (`method`), so that each rate applies to its own band",
    example: {
      bad: "incentives:\n  volume-rebate:\n    kind: rebate\n    bands: { method: retroactive, steps: [{ from: 0, rate: 0% }, { from: 100K, rate: 3% }] }",
      good: "incentives:\n  volume-rebate:\n    kind: rebate\n    bands: { method: marginal, steps: [{ from: 0, rate: 0% }, { from: 100K, rate: 3% }] }",
    },
    faults: ({ strategy }) => cliffFaults(strategy),
  }),
  rule({
    id: "INC-003",
    severity: "error",
    finds: "a rate below 0% or above 100%",
    why: "It is a slip of the pen, and statements are computed from it.",
    fix: "write a rate from 0% to 100%",
    example: {
      bad: "incentives:\n  volume-rebate:\n    kind: rebate\n    bands: { steps: [{ from: 0, rate: 150% }] }",
      good: "incentives:\n  volume-rebate:\n    kind: rebate\n    bands: { steps: [{ from: 0, rate: 15% }] }",
    },
    faults: ({ strategy }) => rateFaults(strategy),
  }),
  rule({
    id: "INC-004",
    severity: "note",
    finds: "a referral fee outside 5–15%, a resale margin or tier discount outside 20–40%",
    why: "Below the usual range partners sell something else; above it the margin is spent on those who would have sold anyway.",
    fix: "compare with what rivals pay, and keep the rate if it is meant",
    example: {
      bad: "incentives:\n  introductions: { kind: referral-fee, bands: { steps: [{ from: 0, rate: 25% }] } }",
      good: "incentives:\n  introductions: { kind: referral-fee, bands: { steps: [{ from: 0, rate: 10% }] } }",
    },
    faults: ({ strategy }) => unusualFaults(strategy),
  }),
  rule({
    id: "INC-005",
    severity: "warning",
    finds:
      "a model without its mechanism: referral needs a referral fee; resale a discount or margin; oem a license, royalty or per-seat fee; implementation services margin; joint venture revenue share",
    why: "The model says how we work together and nothing says how the partner is paid for it. The first deal then waits for a contract of its own.",
    fix: "add the incentive or benefit that pays it, or drop the model",
    example: {
      bad: "partnerTypes: { consultant: { name: Consultant, models: [referral], earns: [referral-fee] } }\nincentives: {}",
      good: "partnerTypes: { consultant: { name: Consultant, models: [referral], earns: [referral-fee] } }\nincentives:\n  introductions: { kind: referral-fee, types: [consultant], bands: { steps: [{ from: 0, rate: 10% }] } }",
    },
    faults: ({ strategy }) => mechanismFaults(strategy),
  }),
  rule({
    id: "INC-006",
    severity: "warning",
    finds: `a discount, margin, commission, fee or rebate above ${percent(mostGiven)}`,
    why: "More than half of the price goes to those who bring the customer. It is nearly always a slip of the pen (95% for 9.5%), and partners will hold us to what was printed.",
    fix: "write the rate that was meant, or waive this with the reason that makes it pay",
    example: {
      bad: "incentives:\n  introductions: { kind: referral-fee, bands: { steps: [{ from: 0, rate: 95% }] } }",
      good: "incentives:\n  introductions: { kind: referral-fee, bands: { steps: [{ from: 0, rate: 9.5% }] } }",
    },
    faults: ({ strategy }) => ruinousFaults(strategy),
  }),
];

type Step = NonNullable<NonNullable<Incentive["bands"]>["steps"]>[number];
type Range = { readonly from: Share; readonly to: Share };

function bandFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.incentives, ["incentives"], function* ({ bands }: Incentive, path, slug) {
    if (bands === undefined) return;
    const steps = bands.steps ?? [];
    if (steps.length === 0) yield { path: [...path, "bands"], message: `\`${slug}\` has no bands` };
    for (const [index, step] of steps.entries()) {
      const at = [...path, "bands", "steps", index];
      const from = startOf(strategy, step);
      const before = index === 0 ? undefined : startOf(strategy, steps[index - 1]);
      if (step.from === undefined)
        yield { path: at, message: `band ${index + 1} of \`${slug}\` does not say where it starts` };
      else if (index === 0 && from && from.amountMinor !== 0) {
        yield {
          path: [...at, "from"],
          message: `the bands of \`${slug}\` start at ${textOf(from)}, not at 0`,
          fix: "start the first band at 0",
        };
      } else if (before && from && comparable(from, before) && from.amountMinor <= before.amountMinor) {
        yield {
          path: [...at, "from"],
          message: `band ${index + 1} of \`${slug}\` starts at ${textOf(from)}, not above ${textOf(before)}`,
          fix: `start it above ${textOf(before)}`,
        };
      }
    }
  });
}

function cliffFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.incentives, ["incentives"], function* ({ bands }: Incentive, path, slug) {
    if (bands?.method !== "retroactive") return;
    const steps = bands.steps ?? [];
    const jumps = steps.flatMap((step, index) => jumpAt(strategy, steps[index - 1], step) ?? []);
    if (jumps.length > 0)
      yield { path: [...path, "bands"], message: `the payout of \`${slug}\` jumps ${jumps.join("; ")}` };
  });
}

/** The jump in payout of the sale that reaches a step, in words; undefined where there is none or it cannot be counted. */
function jumpAt(strategy: Strategy, before: Step | undefined, step: Step): string | undefined {
  const at = startOf(strategy, step);
  const [less, more] = at && before ? [payout(strategy, before, at), payout(strategy, step, at)] : [];
  if (!at || !less || !more || less.amountMinor === more.amountMinor || !comparable(less, more))
    return undefined;
  const jump = amountText(more.amountMinor - less.amountMinor, at.currency);
  return `by ${jump} at ${textOf(at)} (from ${textOf(less)} to ${textOf(more)})`;
}

const payout = (strategy: Strategy, step: Step, base: Money): Money | undefined =>
  bandPayout(step, base, strategy.company.currency);

function rateFaults(strategy: Strategy): Iterable<Fault> {
  return eachRate(strategy, function* (rate, path, slug) {
    if (rate < 0 || rate > 1) yield { path, message: `\`${slug}\` pays a rate of ${percent(rate)}` };
  });
}

function* unusualFaults(strategy: Strategy): Generator<Fault> {
  yield* eachRate(strategy, function* (rate, path, slug, { kind }) {
    const usual = kind === "referral-fee" ? usualFee : kind === "margin" ? usualMargin : undefined;
    if (usual) yield* outside(usual, rate, path, `the ${wordsOf(kind)} of \`${slug}\``);
  });
  yield* eachDiscount(strategy, function* (share, path, of, kind) {
    if (kind === "discount") yield* outside(usualMargin, share, path, `the discount of \`${of}\``);
  });
}

function* ruinousFaults(strategy: Strategy): Generator<Fault> {
  const most = `${percent(mostGiven)} is the most that a price carries`;
  yield* eachRate(strategy, function* (rate, path, slug, { kind }) {
    // Above 100% is INC-003's to report.
    if (rate > mostGiven && rate <= 1 && !sharedProceeds.includes(kind))
      yield { path, message: `the ${wordsOf(kind)} of \`${slug}\` is ${percent(rate)}; ${most}` };
  });
  yield* eachDiscount(strategy, function* (share, path, of, kind) {
    if (share > mostGiven)
      yield { path, message: `the ${wordsOf(kind)} of \`${of}\` is ${percent(share)}; ${most}` };
  });
}

/** The shares of the price that tiers give: discounts, and those for a registered deal. */
function eachDiscount(
  strategy: Strategy,
  judge: (share: Share, path: Fault["path"], of: string, kind: Benefit["kind"]) => Iterable<Fault>,
): Iterable<Fault> {
  return eachOf(strategy.programs, ["programs"], ({ tiers }: Program, path, slug) =>
    eachOf(tiers, [...path, "tiers"], (tier, tierPath) =>
      eachOf(tier.benefits, [...tierPath, "benefits"], function* ({ kind, value }: Benefit, at) {
        const gives = kind === "discount" || kind === "registration-discount";
        const share = gives && value !== undefined ? readShare(value) : undefined;
        if (share !== undefined) yield* judge(share, [...at, "value"], `${slug}/${tier.id}`, kind);
      }),
    ),
  );
}

function* outside({ from, to }: Range, share: Share, path: Fault["path"], what: string): Generator<Fault> {
  if (share >= from && share <= to) return;
  yield { path, message: `${what} is ${percent(share)}; usual is ${percent(from)} to ${percent(to)}` };
}

function eachRate(
  strategy: Strategy,
  judge: (rate: Share, path: Fault["path"], slug: string, incentive: Incentive) => Iterable<Fault>,
): Iterable<Fault> {
  return eachOf(strategy.incentives, ["incentives"], function* (incentive: Incentive, path, slug) {
    yield* eachOf(incentive.bands?.steps, [...path, "bands", "steps"], function* ({ rate }, at) {
      if (rate !== undefined) yield* judge(rate, [...at, "rate"], slug, incentive);
    });
  });
}

type Model = NonNullable<PartnerType["models"]>[number];
/**
 * What pays a partner under a model. Where an incentive or a benefit can pay it, one of them must: `earns` alone promises
 * without saying how much. License and services margin are earned outside the programme, so there `earns` is the mechanism.
 */
type Mechanism = {
  readonly words: string;
  readonly incentives: readonly Incentive["kind"][];
  readonly benefits: readonly Benefit["kind"][];
  readonly earns: readonly string[];
};

const mechanisms: Partial<Record<Model, Mechanism>> = {
  referral: { words: "a referral fee", incentives: ["referral-fee"], benefits: [], earns: [] },
  resale: { words: "a discount or margin", incentives: ["margin"], benefits: ["discount"], earns: [] },
  oem: {
    words: "a license, royalty or per-seat fee",
    incentives: ["royalty", "per-seat"],
    benefits: [],
    earns: ["license"],
  },
  implementation: { words: "services margin", incentives: [], benefits: [], earns: ["services-margin"] },
  "joint-venture": {
    words: "a revenue share",
    incentives: ["revenue-share"],
    benefits: ["revenue-share"],
    earns: [],
  },
};

function mechanismFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.partnerTypes, ["partnerTypes"], function* ({ models, earns }, path, slug) {
    const paid = new Set<string>(incentivesReaching(strategy, slug).map(([, { kind }]) => kind));
    const given = new Set<string>(benefitsReaching(strategy, slug).map(({ kind }) => kind));
    for (const [index, model] of (models ?? []).entries()) {
      const mechanism = mechanisms[model];
      if (mechanism === undefined || pays(mechanism, paid, given, earns ?? [])) continue;
      yield {
        path: [...path, "models", index],
        message: `\`${slug}\` works by ${model}, and nothing gives it ${mechanism.words}`,
        fix: fixFor(mechanism, slug),
      };
    }
  });
}

const pays = (
  mechanism: Mechanism,
  paid: Set<string>,
  given: Set<string>,
  earns: readonly string[],
): boolean =>
  mechanism.incentives.some((kind) => paid.has(kind)) ||
  mechanism.benefits.some((kind) => given.has(kind)) ||
  mechanism.earns.some((kind) => earns.includes(kind));

function fixFor({ incentives, benefits, earns }: Mechanism, type: string): string {
  const ways = [
    ...incentives.map((kind) => `an incentive of kind \`${kind}\` that reaches \`${type}\``),
    ...benefits.map((kind) => `a tier benefit of kind \`${kind}\` in its programme`),
    ...earns.map((kind) => `\`${kind}\` under \`earns\``),
  ];
  return `add ${ways.join(", or ")}; or drop the model`;
}

/** A kind as it is said: "referral fee". */
const wordsOf = (kind: string): string => kind.replaceAll("-", " ");
const startOf = (strategy: Strategy, step: Step | undefined): Money | undefined =>
  step?.from && moneyOf(step.from, strategy.company.currency);
const comparable = (a: Money, b: Money): boolean => a.currency === b.currency;
const textOf = ({ amountMinor, currency }: Money): string => amountText(amountMinor, currency);
