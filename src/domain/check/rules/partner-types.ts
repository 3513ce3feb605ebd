import { addMonths } from "../../shared/dates.ts";
import { periodWindow } from "../../shared/fiscal.ts";
import { joinedKinds } from "../../strategy/closed-sets.ts";
import { entries, fiscalStart, isWhole, sumShares } from "../../strategy/lookup.ts";
import { benefitsReaching, incentivesReaching, programsOf } from "../../strategy/reach.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import { listed, percent } from "../figures.ts";
import { type CheckInput, type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { upToEight } from "../words.ts";
import { beyondCapacity } from "./tier-effort.ts";
import { typeChoiceRules } from "./type-choices.ts";

export const partnerTypeRules: readonly Rule[] = [
  rule({
    id: "TYP-001",
    severity: "warning",
    finds: "more than four partner types (six in the mature stage)",
    why: "Each type needs its own motion, programme and people. Spread over too many, none reaches the number of active partners at which it begins to pay.",
    fix: "keep the types that fill the largest gaps, and decline the others (`declined`) with a quarter to revisit",
    example: {
      bad: "partnerTypes: { msp: …, var: …, si: …, isv: …, agency: … }",
      good: "partnerTypes: { msp: …, var: … }\ndeclined:\n  agencies: { option: Agencies, reason: No one to manage them, revisit: FY29-Q1 }",
    },
    faults: ({ strategy }) => {
      const count = Object.keys(strategy.partnerTypes ?? {}).length;
      const most = strategy.company.stage === "mature" ? 6 : 4;
      if (count <= most) return [];
      const stage = strategy.company.stage === "mature" ? "the mature stage" : "this stage";
      return [{ path: ["partnerTypes"], message: `${count} partner types; ${stage} carries ${most}` }];
    },
  }),
  rule({
    id: "TYP-002",
    severity: "error",
    finds: "a partner type that fills no gap",
    why: "A type that closes no gap does what the direct team already does. It costs margin and adds conflict without adding customers.",
    fix: "name the gap that this type closes (`fills`), or drop the type",
    example: {
      bad: "partnerTypes:\n  msp: { name: Managed service provider }",
      good: "partnerTypes:\n  msp: { name: Managed service provider, fills: [no-managed-service] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.partnerTypes, ["partnerTypes"], function* (type, path, slug) {
        if (type.fills?.length) return;
        const gaps = Object.keys(strategy.gaps ?? {});
        const fix = gaps.length
          ? `name the gap that this type closes (\`fills\`), one of: ${upToEight(gaps)}; or drop the type`
          : undefined;
        yield { path, message: `\`${slug}\` fills no gap`, ...(fix ? { fix } : {}) };
      }),
  }),
  rule({
    id: "TYP-003",
    severity: "error",
    finds: "target shares of the types that do not add up to 100%",
    why: "The shares say how the channel should be composed. If they do not make a whole, nobody can tell whether the mix has drifted, and every type can claim to be on plan.",
    fix: "set the target shares of the types (`target.share`) so that together they are 100%",
    example: {
      bad: "msp: { target: { share: 60% } }\nreseller: { target: { share: 30% } }",
      good: "msp: { target: { share: 60% } }\nreseller: { target: { share: 40% } }",
    },
    faults: ({ strategy }) => sharesNotWhole(strategy),
  }),
  rule({
    id: "TYP-004",
    severity: "warning",
    finds: "a partner type that no programme enrols",
    why: "Without a programme such a partner has no tier to reach, nothing to sign up to and no terms. It is welcome, and then nothing happens.",
    fix: "let a programme enrol the type (`types`)",
    example: {
      bad: "programs:\n  managed: { name: Managed, types: [msp] }   # bank-consultant is in none",
      good: "programs:\n  managed: { name: Managed, types: [msp] }\n  referral: { name: Referral, types: [bank-consultant] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.partnerTypes, ["partnerTypes"], function* (type, path, slug) {
        if (isJoined(type) || programsOf(strategy, slug).length > 0) return;
        yield { path, message: `no programme enrols \`${slug}\`` };
      }),
  }),
  rule({
    id: "TYP-005",
    severity: "warning",
    finds: "yearly effort of a tier beyond the type's capacity",
    why: "Partners have other vendors. A tier that asks more hours than they can give is either never reached or kept on paper, with plans and reviews nobody prepares.",
    fix: "ask fewer or shorter commitments of the tier, or correct the hours that the type can give (`capacity.hoursPerQuarter`)",
    example: {
      bad: "# the type can give 4 × 20 hours a year\ncommitments: [{ kind: joint-activity, perYear: 8, hours: 12 }]",
      good: "commitments: [{ kind: joint-activity, perYear: 4, hours: 12 }]",
    },
    faults: ({ strategy }) => beyondCapacity(strategy),
  }),
  rule({
    id: "TYP-006",
    severity: "warning",
    finds: "a one-sided value exchange (gives or gets is empty)",
    why: "A partner that gets nothing does not stay, and one that gives nothing is a cost. The missing side is usually the one nobody has talked about with a partner yet.",
    fix: "write what we give the partner (`gives`) and what we get from it (`gets`)",
    example: {
      bad: "msp: { gives: [30% margin], gets: [] }",
      good: "msp: { gives: [30% margin], gets: [Customers under 500 people] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.partnerTypes, ["partnerTypes"], function* ({ gives, gets }, path, slug) {
        const missing = [
          ...(gives?.length ? [] : ["what we give"]),
          ...(gets?.length ? [] : ["what we get"]),
        ];
        if (missing.length) yield { path, message: `\`${slug}\` does not say ${listed(missing, "or")}` };
      }),
  }),
  rule({
    id: "TYP-007",
    severity: "warning",
    finds: "a partner type that can earn nothing",
    why: "A partner puts its people on what pays them. If working with us earns nothing, goodwill lasts until the first vendor that pays.",
    fix: "say how the partner makes money with us (`earns`), or let an incentive or a tier discount reach it",
    example: {
      bad: "agency: { name: Agency, earns: [none] }",
      good: "agency: { name: Agency, earns: [referral-fee] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.partnerTypes, ["partnerTypes"], function* (type, path, slug) {
        if (isJoined(type) || type.earns?.some((earning) => earning !== "none") || isPaid(strategy, slug))
          return;
        yield { path, message: `\`${slug}\` earns nothing, and no incentive or discount reaches it` };
      }),
  }),
  rule({
    id: "TYP-008",
    severity: "warning",
    finds: "a partner type without criteria",
    why: "Without criteria everyone who asks qualifies. Recruiters then fill the number with partners that never sell.",
    fix: "list what a company must be or have before we sign it (`criteria`)",
    example: {
      bad: "msp: { name: Managed service provider }",
      good: "msp: { name: Managed service provider, criteria: [Runs a 24-hour desk, At least 40 managed customers] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.partnerTypes, ["partnerTypes"], function* ({ criteria }, path, slug) {
        if (!criteria?.length) yield { path, message: `\`${slug}\` does not say who qualifies` };
      }),
  }),
  rule({
    id: "TYP-009",
    severity: "warning",
    finds: "a partner type not audited for 12 months after `horizon.from`",
    why: "Types are easier to add than to end. Without a yearly look at each, the one that stopped paying keeps its programme, its budget and its manager.",
    fix: "audit the type, and record the day, the decision (keep, change or retire) and the reason (`reviews`)",
    example: {
      bad: "msp: { name: Managed service provider, reviews: [] }   # fifteen months into the strategy",
      good: "msp:\n  name: Managed service provider\n  reviews: [{ on: 2028-01-20, decision: keep, because: Carries half of the revenue }]",
    },
    faults: (input) => auditsOverdue(input),
  }),
  ...typeChoiceRules,
];

const isJoined = (type: PartnerType): boolean => type.kind !== undefined && joinedKinds.includes(type.kind);

function sharesNotWhole(strategy: Strategy): Fault[] {
  const types = entries<PartnerType>(strategy.partnerTypes);
  const sum = sumShares(types.map(([, { target }]) => target?.share ?? 0));
  if (types.length === 0 || isWhole(sum)) return [];
  const without = types
    .filter(([, { target }]) => target?.share === undefined)
    .map(([slug]) => `\`${slug}\``);
  const missing = without.length ? `; ${listed(without)} ${without.length === 1 ? "has" : "have"} none` : "";
  return [{ path: ["partnerTypes"], message: `target shares add up to ${percent(sum)}, not 100%${missing}` }];
}

const payingBenefits: readonly string[] = ["discount", "registration-discount", "revenue-share"];

const isPaid = (strategy: Strategy, type: string): boolean =>
  incentivesReaching(strategy, type).length > 0 ||
  benefitsReaching(strategy, type).some(({ kind }) => payingBenefits.includes(kind));

function* auditsOverdue({ strategy, asOf }: CheckInput): Generator<Fault> {
  const quarter = strategy.horizon?.from;
  if (quarter === undefined) return;
  const { from } = periodWindow(quarter, fiscalStart(strategy));
  yield* eachOf(strategy.partnerTypes, ["partnerTypes"], function* ({ reviews }, path, slug) {
    const held = (reviews ?? []).map(({ on }) => on).filter((on) => on <= asOf);
    const last = held.toSorted().at(-1);
    const since = last !== undefined && last > from ? last : from;
    if (asOf <= addMonths(since, 12)) return;
    const message =
      last === undefined
        ? `was never audited; the strategy took effect on ${from}`
        : `was last audited on ${last}`;
    yield { path, message: `\`${slug}\` ${message}` };
  });
}
