import { catalogue, isMeasureId } from "../measures/catalogue.ts";
import { entries, metricOf } from "../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../strategy/strategy.ts";
import type { Where } from "../strategy/target.ts";
import { type Wanted, targetsOf } from "./wanted.ts";

/** The target of some partner types, each of them in no other part. */
export type Part = { readonly wanted: Wanted; readonly types: readonly string[] };

/** A target of the whole business, and those of partner types for the same metric and period. */
export type Split = {
  readonly whole: Wanted;
  readonly parts: readonly Part[];
  /** Every partner type is in one of the parts. */
  readonly isComplete: boolean;
};

/**
 * The floors that are set for the whole and for partner types as well, in the order of the file. Where the whole has several
 * targets they agree, or MET-003 says so; the first is taken.
 */
export function splitsByType(strategy: Strategy): Split[] {
  const floors = [...targetsOf(strategy)].filter(({ sense, isChange }) => sense === "atLeast" && !isChange);
  const wholes = new Map<string, Wanted>();
  for (const one of floors) if (isWhole(one.where) && !wholes.has(one.about)) wholes.set(one.about, one);
  return [...wholes.values()].flatMap((whole) => {
    const parts = partsOf(strategy, whole, floors);
    if (parts.length === 0) return [];
    const named = new Set(parts.flatMap(({ types }) => types));
    const types = Object.keys(strategy.partnerTypes ?? {});
    const isComplete = types.length > 0 && types.every((type) => named.has(type));
    return [{ whole, parts, isComplete }];
  });
}

/** Whether figures of partner types may be added: a deal may be influenced by, or attached to, partners of two types. */
export function isAddable(strategy: Strategy, metric: string): boolean {
  const known = metricOf(strategy, metric);
  if (!known || (known.unit !== "money" && known.unit !== "count")) return false;
  if (!isMeasureId(metric)) return known.shape === "flow";
  return catalogue[metric].shape !== "ratio" && !overlapping.includes(metric);
}

const overlapping: readonly string[] = ["partner-influenced-revenue", "partner-attached-revenue"];

function partsOf(strategy: Strategy, whole: Wanted, floors: readonly Wanted[]): Part[] {
  const parts: Part[] = [];
  for (const wanted of floors) {
    const { metric, window } = wanted;
    if (metric !== whole.metric || window.from !== whole.window.from || window.to !== whole.window.to)
      continue;
    const types = typesIn(strategy, wanted.where);
    const isTaken = types.some((type) => parts.some((part) => part.types.includes(type)));
    if (types.length > 0 && !isTaken) parts.push({ wanted, types });
  }
  return parts;
}

const isWhole = (where: Where | undefined): boolean => Object.keys(where ?? {}).length === 0;

/** The partner types that a scope means when it says nothing else; none for a region, a tier and the like. */
function typesIn(strategy: Strategy, where: Where | undefined): readonly string[] {
  const { type, types, category, ...others } = where ?? {};
  if (Object.keys(others).length > 0) return [];
  const named = [type ?? [], types ?? []].flat();
  const categories = [category ?? []].flat();
  if (categories.length === 0) return named;
  const within = entries<PartnerType>(strategy.partnerTypes).filter(
    ([, of]) => of.category !== undefined && categories.includes(of.category),
  );
  // Types and a category together mean what lies in both, which nobody writes to split a whole.
  return named.length > 0 ? [] : within.map(([slug]) => slug);
}
