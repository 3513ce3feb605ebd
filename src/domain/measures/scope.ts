import { categoryNames } from "../strategy/closed-sets.ts";
import { tiersOf } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Where } from "../strategy/target.ts";
import { type Dimension, dimensions } from "./dimensions.ts";

/** Which part of the business is counted: a figure counts what fits every dimension named, with any of its members. */
export type Scope = { readonly [D in Dimension]?: readonly string[] } & {
  readonly activity?: readonly string[];
  readonly respondent?: readonly string[];
};

const list = (one: string | string[] | undefined, many?: string[]): string[] => [
  ...(one === undefined ? [] : Array.isArray(one) ? one : [one]),
  ...(many ?? []),
];

/** A target's `where` with singular and plural spellings made one. */
export function scopeOf(where: Where | undefined): Scope {
  if (!where) return {};
  const members: Record<string, string[]> = {
    type: list(where.type, where.types),
    category: list(where.category),
    program: list(where.program),
    tier: list(where.tier, where.tiers),
    region: list(where.region, where.regions),
    vertical: list(where.vertical),
    size: list(where.size),
    partner: list(where.partner),
    activity: list(where.activity),
    respondent: list(where.respondent),
  };
  return Object.fromEntries(Object.entries(members).filter(([, values]) => values.length > 0));
}

/** Both scopes at once; where both name a dimension, only what both name is left. */
export function narrowed(scope: Scope, by: Scope): Scope {
  const keys = new Set([...Object.keys(scope), ...Object.keys(by)]) as Set<keyof Scope>;
  return Object.fromEntries(
    [...keys].map((key) => {
      const [a, b] = [scope[key], by[key]];
      return [key, a && b ? a.filter((member) => b.includes(member)) : (a ?? b)];
    }),
  );
}

/** A scope in words, for titles and "why": `type msp · region us-central or us-south`; empty for everything. */
export const scopeInWords = (scope: Scope): string =>
  Object.entries(scope)
    .map(([dimension, members]) => `${dimension} ${(members as readonly string[]).join(" or ")}`)
    .join(" · ");

/** A set of partners that no dimension in use tells apart; all additive facts are kept by group. */
export type Group = {
  readonly type: string | null;
  readonly category: string | null;
  readonly region: string | null;
  readonly programs: readonly string[];
  /** `program/tier` on the as-of day, one for each programme; empty where it is not known. */
  readonly tiers: readonly string[];
  /** The human number, P-142; set only when facts are kept partner by partner. */
  readonly partner: string | null;
};

/** The members of a dimension that a group belongs to; null when it is not known of its partners. */
export function membership(group: Group, dimension: Dimension): readonly string[] | null {
  const one = (value: string | null) => (value === null ? null : [value]);
  switch (dimension) {
    case "type":
      return one(group.type);
    case "category":
      return one(group.category);
    case "region":
      return one(group.region);
    case "partner":
      return one(group.partner);
    case "program":
      return group.programs;
    case "tier":
      return group.tiers;
    case "vertical":
    case "size":
      return null;
  }
}

/** Whether a group's facts are counted. A bare tier id means that tier in any programme (spec 1, "Values"). */
export const inScope = (group: Group, scope: Scope): boolean =>
  dimensions.every((dimension) => {
    const wanted = scope[dimension];
    if (!wanted) return true;
    const has = membership(group, dimension);
    return has !== null && has.some((member) => wanted.some((want) => fits(dimension, member, want)));
  });

const fits = (dimension: Dimension, member: string, wanted: string): boolean =>
  member === wanted || (dimension === "tier" && !wanted.includes("/") && member.endsWith(`/${wanted}`));

/** Why a scope cannot be answered from the facts at all; undefined when it can. */
export function unknownScope(scope: Scope): string | undefined {
  if (scope.vertical) return "no partner or account carries a vertical";
  if (scope.size) return "no partner or account carries a company size";
  if (scope.respondent) return "no surveys were imported";
  if (scope.activity) return "no kinds of activity are recorded";
  return undefined;
}

/** A scope whose members the strategy does not know; the "no" names what would be accepted. */
export function unknownMember(
  scope: Scope,
  strategy: Strategy,
): { value: string; accepted: string[] } | undefined {
  const known: Partial<Record<Dimension, string[]>> = {
    type: Object.keys(strategy.partnerTypes ?? {}),
    category: [...categoryNames],
    program: Object.keys(strategy.programs ?? {}),
    region: Object.keys(strategy.coverage?.regions ?? {}),
    vertical: Object.keys(strategy.coverage?.verticals ?? {}),
    size: Object.keys(strategy.coverage?.sizes ?? {}),
    tier: tiersOf(strategy).flatMap(({ name, tier }) => [name, tier.id]),
  };
  for (const [dimension, accepted] of Object.entries(known)) {
    const value = scope[dimension as Dimension]?.find((member) => !accepted.includes(member));
    if (value !== undefined) return { value: `${dimension}=${value}`, accepted: [...new Set(accepted)] };
  }
  return undefined;
}
