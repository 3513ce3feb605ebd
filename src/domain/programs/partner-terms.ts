import { entries } from "../strategy/lookup.ts";
import type { Program, Strategy, Tier } from "../strategy/strategy.ts";

/**
 * What partners may read of a strategy. It is a strategy itself, of these parts and fields alone, so that every rule about
 * tiers answers from it as it answers from the whole.
 */
export type PartnerTerms = Pick<
  Strategy,
  "entente" | "strategy" | "company" | "partnerTypes" | "programs" | "measures"
>;

/**
 * The allow-list: the company's name, currency, fiscal year and time zone, names of partner types, programmes with their
 * tiers, and the measures of one's own that criteria name. A field that is not named here stays inside: reasons, expected
 * numbers, the load of partner managers, targets, bets, budgets, risks, and whatever the model gets next. Never answers no.
 */
export function termsForPartners(strategy: Strategy): PartnerTerms {
  const programs = entries(strategy.programs).map(([slug, program]) => [slug, programFor(program)] as const);
  return {
    entente: 1,
    // The strategy's own name may be a plan in itself; its zone tells when the company's day begins.
    strategy: { name: strategy.company.name, ...only(strategy.strategy, ["timeZone"]) },
    company: only(strategy.company, ["name", "currency", "fiscalYearStart"]),
    partnerTypes: Object.fromEntries(
      entries(strategy.partnerTypes).map(([slug, type]) => [slug, only(type, ["name"])]),
    ),
    programs: Object.fromEntries(programs),
    measures: measuresFor(strategy),
  };
}

const programFor = ({ tiers, ...program }: Program): Program => ({
  ...only(program, ["name", "types"]),
  ...(tiers ? { tiers: tiers.map(tierFor) } : {}),
});

const tierFor = ({ criteria, benefits, commitments, ...tier }: Tier): Tier => ({
  ...only(tier, ["id", "name"]),
  ...(criteria ? { criteria: criteria.map(criterionFor) } : {}),
  ...(benefits ? { benefits: benefits.map((one) => only(one, ["kind", "value", "per"])) } : {}),
  ...(commitments ? { commitments: commitments.map((one) => only(one, ["kind", "perYear", "hours"])) } : {}),
});

type Criterion = NonNullable<Tier["criteria"]>[number];

/** A condition that names a company, an activity or a respondent is known to be one, and no more. */
const criterionFor = ({ where, ...criterion }: Criterion): Criterion => ({
  ...only(criterion, ["metric", "fact", "over", "atLeast", "atMost", "change"]),
  ...(where
    ? { where: only(where, ["type", "types", "category", "program", "tier", "tiers", "region", "regions"]) }
    : {}),
});

function measuresFor(strategy: Strategy): NonNullable<PartnerTerms["measures"]> {
  const asked = new Set(
    entries(strategy.programs)
      .flatMap(([, { tiers }]) => tiers ?? [])
      .flatMap(({ criteria }) => criteria ?? [])
      .flatMap(({ metric }) => metric ?? []),
  );
  const own = entries(strategy.measures).filter(([slug]) => asked.has(slug));
  return Object.fromEntries(own.map(([slug, measure]) => [slug, only(measure, ["name", "unit", "kind"])]));
}

/** Some members of an object, those that it has; nothing of a member comes along that was not named. */
function only<T extends object, K extends keyof T>(of: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => of[key] !== undefined).map((key) => [key, of[key]]),
  ) as unknown as Pick<T, K>;
}
