import type { Path } from "../strategy/path.ts";
import { valueAt } from "../strategy/plain-data.ts";
import { clone } from "../strategy/read.ts";
import { absentFields, schemaAt } from "../strategy/schema-walk.ts";
import { type Strategy, strategySchema } from "../strategy/strategy.ts";

/**
 * A strategy that was read with misfits left out may lack what its type promises. Names and sentences become "(not said)";
 * an element without its kind or its day says nothing that could be printed and is left out, as its reader was told. The
 * same strategy where nothing is lacking.
 */
export function withNamesSaid(strategy: Strategy): Strategy {
  const absent = [...absentFields(strategySchema, strategy)];
  if (absent.length === 0) return strategy;
  const copy = clone(strategy) as Strategy;
  // From the end, so that what is taken out of a list moves nobody who is still to come.
  for (const path of absent.toReversed()) fill(copy, path);
  return copy;
}

const unsaid = "(not said)";
/** ISO 4217: no currency. */
const noCurrency = "XXX";

function fill(copy: Strategy, path: Path): void {
  const key = path.at(-1);
  const holder = valueAt(copy, path.slice(0, -1));
  if (key === undefined || typeof holder !== "object" || holder === null) return;
  const takesText = schemaAt(strategySchema, path)?.safeParse(unsaid).success === true;
  if (key === "currency") Reflect.set(holder, key, noCurrency);
  else if (takesText) Reflect.set(holder, key, unsaid);
  else takeOut(copy, path.slice(0, -1));
}

function takeOut(copy: Strategy, path: Path): void {
  const container = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined) return;
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else if (typeof container === "object" && container !== null) Reflect.deleteProperty(container, key);
}
