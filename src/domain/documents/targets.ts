import { capital } from "../shared/capital.ts";
import { inWords } from "../measures/in-words.ts";
import { entryOf, metricOf, tiersNamed } from "../strategy/lookup.ts";
import { quantityFor } from "../strategy/quantities.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Target, Where } from "../strategy/target.ts";
import type { Quantity } from "../strategy/values.ts";
import { programName, regionName, sizeName, typeName, verticalName } from "./names.ts";
import { dayWords, durationWords, inSentence, label } from "./words.ts";

/** A target in words: "Partner-sourced pipeline (MSP) of at least USD 1.2M by 31 July 2027"; null when it says nothing. */
export function targetWords(
  strategy: Strategy,
  target: (Target & { event?: string | undefined }) | undefined,
): string | null {
  if (target?.event !== undefined) return label(target.event);
  if (target?.metric === undefined) return null;
  const by = target.by === undefined ? "" : ` by ${dayWords(target.by)}`;
  const bound = boundWords(strategy, target);
  return `${metricWords(strategy, target)}${bound === null ? ", no value said" : ` ${bound}`}${by}`;
}

/** What is counted, with its scope and its window. */
export function metricWords(strategy: Strategy, { metric, where, over }: Target): string {
  const name = metricName(strategy, metric ?? "");
  const scope = whereWords(strategy, where);
  return `${name}${scope ? ` (${scope})` : ""}${over ? ` over ${durationWords(over)}` : ""}`;
}

export const metricName = (strategy: Strategy, metric: string): string =>
  metricOf(strategy, metric)?.name ?? capital(metric);

/** The bound: "from USD 900K to at least USD 1.2M"; null where no value is said. */
export function boundWords(strategy: Strategy, target: Target): string | null {
  const quantity = target.atLeast ?? target.atMost;
  if (quantity === undefined) return null;
  const side = target.atLeast ? "at least" : "at most";
  const value = quantityWords(strategy, target.change ? undefined : target.metric, quantity);
  const change = target.change ? ` on the ${target.change} before` : "";
  const from = target.baseline ? `from ${quantityWords(strategy, target.metric, target.baseline)} to ` : "";
  return `${from}${side} ${value}${change}`;
}

/** A value in the unit of its metric; as it is written where it does not fit, or the metric is not known. */
export function quantityWords(strategy: Strategy, metric: string | undefined, quantity: Quantity): string {
  const read = metric === undefined ? undefined : quantityFor(strategy, metric, quantity);
  const unit = metric === undefined ? undefined : metricOf(strategy, metric)?.unit;
  return read && "value" in read && unit
    ? inWords(read.value, unit, strategy.company.currency)
    : quantity.text;
}

/** The part of the business that a target counts, by the names of its members. */
export function whereWords(strategy: Strategy, where: Where | undefined): string {
  if (where === undefined) return "";
  const all = (one: string | readonly string[] | undefined): readonly string[] =>
    one === undefined ? [] : typeof one === "string" ? [one] : one;
  return [
    ...[...all(where.type), ...all(where.types)].map((slug) => typeName(strategy, slug)),
    ...all(where.category).map((slug) => `${slug} partners`),
    ...all(where.program).map((slug) => programName(strategy, slug)),
    ...[...all(where.tier), ...all(where.tiers)].map((slug) => tierName(strategy, slug)),
    ...[...all(where.region), ...all(where.regions)].map((slug) => regionName(strategy, slug)),
    ...all(where.vertical).map((slug) => verticalName(strategy, slug)),
    ...all(where.size).map((slug) => sizeName(strategy, slug)),
    ...all(where.partner),
    ...all(where.activity).map((kind) => inSentence(label(kind))),
    ...all(where.respondent),
  ].join(", ");
}

/** A tier as readers call it; with its programme where the reference names one. */
export function tierName(strategy: Strategy, reference: string): string {
  const [named] = tiersNamed(strategy, reference);
  if (!named) return reference;
  return reference.includes("/")
    ? `${named.tier.name} of ${entryOf(strategy.programs, named.program)?.name ?? named.program}`
    : named.tier.name;
}
