import { entryOf, metricOf } from "../../../../domain/strategy/lookup.ts";
import { valueFor } from "../../../../domain/strategy/quantities.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import type { Target } from "../../../../domain/strategy/target.ts";
import { shortValue } from "../../../ui/numbers.ts";

export type Choice = { slug: string; name: string };

/** What an element of a part is called; a slug that names nothing stands for itself. */
export const personName = ({ people }: Strategy, slug: string): string =>
  entryOf(people, slug)?.title ?? slug;
export const typeName = ({ partnerTypes }: Strategy, slug: string): string =>
  entryOf(partnerTypes, slug)?.name ?? slug;
export const betName = ({ bets }: Strategy, slug: string): string => entryOf(bets, slug)?.name ?? slug;
export const candidateName = ({ landscape }: Strategy, slug: string): string =>
  entryOf(landscape, slug)?.name ?? slug;
export const sourceTitle = ({ sources }: Strategy, slug: string): string =>
  entryOf(sources, slug)?.title ?? slug;

export const people = (strategy: Strategy): Choice[] =>
  Object.keys(strategy.people ?? {}).map((slug) => ({ slug, name: personName(strategy, slug) }));
export const typeChoices = (strategy: Strategy): Choice[] =>
  Object.keys(strategy.partnerTypes ?? {}).map((slug) => ({ slug, name: typeName(strategy, slug) }));

export const metricName = (strategy: Strategy, id: string): string => metricOf(strategy, id)?.name ?? id;

/** "at least US$2M"; undefined for a target without a bound, or one that does not fit its metric. */
export function boundInWords(strategy: Strategy, target: Target): string | undefined {
  const { metric, atLeast, atMost } = target;
  const quantity = atLeast ?? atMost;
  if (!quantity) return undefined;
  const unit = metric === undefined ? undefined : metricOf(strategy, metric)?.unit;
  const value = metric === undefined ? undefined : valueFor(strategy, metric, quantity);
  const words =
    unit === undefined || value === undefined
      ? quantity.text
      : shortValue(unit, value, strategy.company.currency);
  return `${atLeast ? "at least" : "at most"} ${words}`;
}

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
