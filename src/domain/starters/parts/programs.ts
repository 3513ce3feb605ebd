import { amountAsWritten, roundAmount } from "../amounts.ts";
import { type Track, trackPrograms, tracks } from "../archetypes.ts";
import { type Draft, remark, type Written } from "../draft.ts";
import type { ChosenType, Ground } from "../ground.ts";
import { activeBet, pipelinePerRevenue } from "./bets.ts";
import { mdfForTier } from "./budget.ts";

type Program = Written<"programs">[string];
type Tier = NonNullable<Program["tiers"]>[number];
type Rung = { readonly index: number; readonly isHighest: boolean; readonly isSecond: boolean };

/** One programme for each way of earning: what a partner must do, what it gets, and why. */
export function programParts(ground: Ground): Draft {
  const used = tracks.filter((track) => ofTrack(ground, track).length > 0);
  return {
    parts: {
      programs: Object.fromEntries(
        used.map((track) => [trackPrograms[track].slug, programOf(ground, track)]),
      ),
      incentives: incentivesOf(ground),
    },
    remarks: [
      remark(
        ["programs"],
        `What a partner must do, what it gets, and why; tiers from the lowest up. ${ground.stage.reasons.programs} Each benefit names the gap or bet that it serves. Set thresholds and hours with three partners at the table: what they cannot do in a quarter, they will not do.`,
      ),
      remark(
        ["incentives"],
        "What partners are paid beside the discount: commission, referral-fee, margin, revenue-share, rebate, spiff, royalty, per-seat or quota-credit. Marginal bands pay each band at its own rate, so that no single sale is worth a fortune.",
      ),
    ],
  };
}

const ofTrack = ({ types }: Ground, track: Track): ChosenType[] =>
  types.filter(({ archetype }) => archetype.track === track);

function programOf(ground: Ground, track: Track): Program {
  const types = ofTrack(ground, track);
  const { name } = trackPrograms[track];
  const highest = ground.stage.tiers.length - 1;
  return {
    name,
    types: types.map(({ slug }) => slug),
    because: reasonOf(ground, types),
    tiers: ground.stage.tiers.map((title, index) =>
      tierOf(ground, track, title, { index, isHighest: index === highest, isSecond: index === 1 }),
    ),
    review: {
      every: "quarter",
      promoteAfter: "1 quarter",
      warnAfter: "1 quarter",
      demoteAfter: "2 quarters",
      grace: "90 days",
      exitAfter: "12 months",
    },
    onboarding: [
      { step: "agreement", title: "Sign the agreement", within: "14 days", by: "partner" },
      { step: "first-person", title: "First person certified", within: "60 days", by: "partner" },
      { step: "plan", title: "First plan agreed", within: "45 days", by: "vendor" },
      {
        step: "first-deal",
        title: track === "technology" ? "First shared customer" : "First deal registered",
        within: "90 days",
        by: "partner",
      },
    ],
    registration: {
      answerWithin: "2 business days",
      because: types[0]?.gap.slug,
      protection: "90 days",
      extension: "30 days",
      extensions: 1,
      calendar: "business-days",
    },
    certifications: [{ id: "product", name: "Certified for the product", validFor: "24 months" }],
  };
}

/** The programme of the leading type serves the active bet; the others the gap of their first type. */
const reasonOf = (ground: Ground, types: readonly ChosenType[]): string =>
  types.some(({ slug }) => slug === ground.types[0]?.slug) ? activeBet(ground) : (types[0]?.gap.slug ?? "");

function tierOf(ground: Ground, track: Track, name: string, rung: Rung): Tier {
  const leads = ofTrack(ground, track).some(({ slug }) => slug === ground.types[0]?.slug);
  return {
    id: name.toLowerCase(),
    name,
    ...(leads && rung.isHighest ? { expect: ground.stage.inHighestTier } : {}),
    criteria: rung.index === 0 ? [{ fact: "agreement-signed" }] : criteriaOf(ground, track, rung),
    benefits: benefitsOf(ground, track, rung, leads),
    commitments: commitmentsOf(rung),
  };
}

function criteriaOf(ground: Ground, track: Track, { index, isHighest }: Rung): NonNullable<Tier["criteria"]> {
  const people = { metric: "certified-people", atLeast: index };
  const [first] = ofTrack(ground, track);
  if (track === "services" && isHighest && index > 1) return [people, { fact: "dedicated-practice" }];
  if (track === "services" || !first) return [people];
  const pipeline = {
    metric: "partner-sourced-pipeline",
    over: "12 months",
    atLeast: amountAsWritten(thresholdOf(first, index)),
  };
  return track === "technology" ? [{ fact: "integration-complete" }, pipeline] : [pipeline, people];
}

/** Half of an average partner's pipeline for the second tier, twice as much for each tier above; never equal to the one below. */
function thresholdOf({ revenue, slot }: ChosenType, index: number): number {
  const average = (revenue / slot.partners) * pipelinePerRevenue;
  const second = roundAmount(Math.max(1, average / 2));
  return second * 2 ** (index - 1);
}

/** Discount by tier, in percent of the list price: inside what the field pays for resale (20 to 40). */
const discounts = [20, 25, 30, 35];

function benefitsOf(ground: Ground, track: Track, rung: Rung, leads: boolean): NonNullable<Tier["benefits"]> {
  const [first] = ofTrack(ground, track);
  const because = first?.gap.slug ?? "";
  const base = [
    { kind: "portal-access" as const, because },
    { kind: "training" as const, value: "self-service", because },
  ];
  const discount = { kind: "discount" as const, value: `${discounts[rung.index - 1] ?? 35}%`, because };
  const step = track === "resale" ? discount : { kind: trackPrograms[track].step, because };
  if (rung.index === 0) return base;
  return [
    ...(rung.isSecond && track !== "technology" ? [{ kind: "deal-registration" as const, because }] : []),
    ...(track === "resale" || rung.isSecond ? [step] : []),
    ...(rung.isHighest ? highestBenefits(ground, leads, because) : []),
  ];
}

function highestBenefits(ground: Ground, leads: boolean, because: string): NonNullable<Tier["benefits"]> {
  const mdf = leads ? mdfForTier(ground) : undefined;
  const reason = leads ? activeBet(ground) : because;
  return [
    ...(mdf === undefined
      ? []
      : [{ kind: "mdf" as const, value: amountAsWritten(mdf), per: "year" as const, because: reason }]),
    { kind: "partner-manager", value: "shared", ratio: 5, because: reason },
    { kind: "roadmap-input", because: reason },
  ];
}

function commitmentsOf({ index, isHighest }: Rung): NonNullable<Tier["commitments"]> {
  if (index === 0) return [{ kind: "annual-review", perYear: 1, hours: 2 }];
  return [
    { kind: "joint-activity", perYear: index, hours: 8 },
    { kind: "business-review", perYear: isHighest ? 4 : 2, hours: 4 },
    ...(isHighest ? [{ kind: "joint-plan" as const, perYear: 1, hours: 12 }] : []),
  ];
}

/** A referral needs its fee; what the sources name as usual is 5 to 15% of the first year. */
function incentivesOf({ types }: Ground): Written<"incentives"> {
  const referring = types.filter(({ archetype }) => archetype.models.includes("referral"));
  const [first] = referring;
  if (!first) return {};
  return {
    "referral-fee": {
      kind: "referral-fee",
      types: referring.map(({ slug }) => slug),
      because: first.gap.slug,
      on: "first-year-revenue",
      per: "deal",
      bands: { method: "marginal", steps: [{ from: 0, rate: "10%" }] },
      hold: "60 days",
      clawback: {
        within: "12 months",
        steps: [
          { before: "6 months", share: "100%" },
          { before: "12 months", share: "50%" },
        ],
      },
    },
  };
}
