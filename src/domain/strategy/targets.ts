import type { Path } from "./path.ts";
import type { Strategy } from "./strategy.ts";
import type { Amount, Quantity } from "./values.ts";

/** A bound that stands somewhere in a strategy, with the metric it bounds. */
export type Bound = {
  readonly path: Path;
  readonly metric: string;
  readonly quantity: Quantity;
  /** The bound is the change against the period before. */
  readonly isChange: boolean;
};

/**
 * Every bound of every target in a strategy, wherever it stands: `atLeast`, `atMost` and `baseline` beside a `metric`, and
 * the targets by period. What does not fit is passed over.
 */
export function* boundsIn(strategy: Strategy): Generator<Bound> {
  yield* boundsAt(strategy, []);
}

/** Every amount of a strategy, wherever it stands; bounds of targets are not among them. */
export function* amountsIn(
  holder: object,
  path: Path = [],
): Generator<{ readonly path: Path; readonly amount: Amount }> {
  for (const key of Object.keys(holder)) {
    const member = plainValue(holder, key);
    if (!isHolder(member) || "form" in member) continue;
    const at = [...path, Array.isArray(holder) ? Number(key) : key];
    if ("decimal" in member) yield { path: at, amount: member as Amount };
    else yield* amountsIn(member, at);
  }
}

function* boundsAt(holder: object, path: Path): Generator<Bound> {
  const metric = plainValue(holder, "metric");
  if (typeof metric === "string") {
    for (const key of ["atLeast", "atMost"]) yield* boundOf(holder, key, path, metric, isChange(holder));
    yield* boundOf(holder, "baseline", path, metric, false);
    const periods = plainValue(holder, "targets");
    if (isHolder(periods))
      for (const key of Object.keys(periods))
        yield* boundOf(periods, key, [...path, "targets"], metric, false);
    return;
  }
  for (const key of Object.keys(holder)) {
    const member = plainValue(holder, key);
    if (isHolder(member)) yield* boundsAt(member, [...path, Array.isArray(holder) ? Number(key) : key]);
  }
}

function* boundOf(
  holder: object,
  key: string,
  path: Path,
  metric: string,
  change: boolean,
): Generator<Bound> {
  const quantity = plainValue(holder, key);
  if (isHolder(quantity))
    yield { path: [...path, key], metric, quantity: quantity as Quantity, isChange: change };
}

const isChange = (holder: object): boolean => plainValue(holder, "change") !== undefined;

/** The value of a field, or undefined where reading it would spring the trap of a misfit value (read.ts). */
const plainValue = (holder: object, key: string): unknown =>
  Object.getOwnPropertyDescriptor(holder, key)?.value;

const isHolder = (value: unknown): value is object => typeof value === "object" && value !== null;
