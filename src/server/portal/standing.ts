import type { PortalCriterion, PortalRung, PortalTier, PortalTierReply } from "../../contract/portal.ts";
import type { Tx } from "../../database/connection.ts";
import { isValid } from "../../domain/partners/certification.ts";
import { isEnrolled } from "../../domain/partners/partner.ts";
import {
  type KnownOfPartner,
  type Ladder,
  ladder,
  ladderRule,
  wayToNext,
} from "../../domain/programs/ladder.ts";
import type { PartnerTerms } from "../../domain/programs/partner-terms.ts";
import { figuresForTiers, figureWindow } from "../../domain/programs/tier-standing.ts";
import { entries } from "../../domain/strategy/lookup.ts";
import type { Program } from "../../domain/strategy/strategy.ts";
import { companyOf } from "./company.ts";
import { type SurveyedGround, untoldOf } from "./ground.ts";
import { certifications, figureOver } from "./queries.ts";

/** A programme that the company is enrolled in, and where it stands on its ladder. */
export type Climb = { readonly slug: string; readonly program: Program; readonly ladder: Ladder };

/** The programmes with tiers that the company is enrolled in on the day, each with its arithmetic. */
export async function climbs(tx: Tx, ground: SurveyedGround): Promise<Climb[]> {
  const own = await companyOf(tx, ground.of);
  const programs = entries(ground.terms.programs).filter(
    ([slug, { tiers }]) => (tiers ?? []).length > 0 && isEnrolled(own, ground.asOf, [slug]),
  );
  if (programs.length === 0) return [];
  const known = await knownOf(tx, ground);
  return programs.map(([slug, program]) => ({ slug, program, ladder: ladder(ground.terms, program, known) }));
}

async function knownOf(tx: Tx, ground: SurveyedGround): Promise<KnownOfPartner> {
  const { of, terms, asOf, reach, currency } = ground;
  const figures = new Map<string, number>();
  const untold = new Map<string, string>();
  for (const figure of figuresForTiers(terms)) {
    const window = figureWindow(figure, asOf);
    const reason = untoldOf(ground, window);
    if (reason === undefined) figures.set(figure.key, await figureOver(tx, of, figure, window, currency));
    else untold.set(figure.key, reason);
  }
  const held = await certifications(tx, of);
  const people = new Set(held.filter((one) => isValid(one, asOf)).map(({ person }) => person));
  return {
    asOf,
    figures,
    untold,
    certifiedPeople: reach.certifications ? people.size : null,
  };
}

export async function tierReply(tx: Tx, ground: SurveyedGround): Promise<PortalTierReply> {
  const held = await climbs(tx, ground);
  return {
    asOf: ground.asOf,
    vendor: ground.vendor,
    currency: ground.currency,
    headline: headlineOf(held, ground.currency) ?? noLadder(ground.terms),
    rule: ladderRule,
    tiers: held.map((climb) => ({ ...tierOf(climb), ladder: climb.ladder.rungs.map(rungOf) })),
  };
}

/** The way to the next tier in the first programme that has one; undefined where the company is in no programme with tiers. */
export function headlineOf(held: readonly Climb[], currency: string): string | undefined {
  const climb = held.find(({ ladder: { next } }) => next !== undefined) ?? held[0];
  return climb && wayToNext(climb.ladder, currency);
}

const noLadder = ({ programs }: PartnerTerms): string =>
  entries(programs).length === 0
    ? "No programme has been published yet"
    : "Your company is in no programme with tiers";

export const tierOf = ({ slug, program, ladder: { tier, next, missing } }: Climb): PortalTier => ({
  program: slug,
  programName: program.name,
  tier: tier?.name ?? null,
  next: next?.name ?? null,
  benefits: [...(tier?.benefits ?? [])],
  nextBenefits: [...(next?.benefits ?? [])],
  missing: [...missing] satisfies PortalCriterion[],
});

const rungOf = ({ name, reached, criteria, benefits, commitments }: Ladder["rungs"][number]): PortalRung => ({
  name,
  reached,
  criteria: [...criteria],
  benefits: [...benefits],
  commitments: [...commitments],
});
