import { sizeOf } from "./figures.ts";
import { type Path, pointer } from "../strategy/path.ts";
import type { Value } from "./book.ts";
import { rankOf } from "./tier-words.ts";

/**
 * The model writes tiers from the lowest up. Where each path of a draft stands once they are: by their names or thresholds, else
 * as they stand.
 */
export function tierOrder(values: readonly Value[]): (path: Path) => Path {
  const programs = new Set(values.flatMap(({ path }) => (isTier(path) ? [String(path[1])] : [])));
  const orders = new Map([...programs].map((program) => [program, orderIn(values, program)]));
  return (path) => {
    const order = isTier(path) ? orders.get(String(path[1])) : undefined;
    return order
      ? [...path.slice(0, depth), order.indexOf(Number(path[depth])), ...path.slice(depth + 1)]
      : path;
  };
}

const depth = 3;
const isTier = (path: Path): boolean =>
  path[0] === "programs" && path[2] === "tiers" && typeof path[depth] === "number";

/** The places of the tiers of one programme, the lowest tier first; undefined where nothing says which it is. */
function orderIn(values: readonly Value[], program: string): number[] | undefined {
  const ours = values.filter(({ path }) => isTier(path) && path[1] === program);
  const indexes = [...new Set(ours.map(({ path }) => Number(path[depth])))];
  const heights = new Map(
    indexes.map((index) => [index, heightOf(ours.filter(({ path }) => path[depth] === index))]),
  );
  const known = (key: "floor" | "rank") => indexes.every((index) => heights.get(index)?.[key] !== undefined);
  const key = known("rank") ? "rank" : known("floor") ? "floor" : undefined;
  return key && indexes.toSorted((a, b) => (heights.get(a)?.[key] ?? 0) - (heights.get(b)?.[key] ?? 0));
}

/** Where a tier stands: what it asks for in money (nothing is the lowest), and what its name says. */
function heightOf(values: readonly Value[]): { floor: number | undefined; rank: number | undefined } {
  const name = values.find(({ path }) => path.at(-1) === "name" && path.length === depth + 2);
  const metric = values.find(
    ({ value }) => value === "partner-sourced-revenue" || value === "partner-sourced-pipeline",
  );
  const at = metric && pointer([...metric.path.slice(0, -1), "atLeast"]);
  const written = values.find(({ path }) => pointer(path) === at)?.value;
  const text = (typeof written === "string" || typeof written === "number" ? String(written) : "0").replace(
    /^[A-Z]{3} /,
    "",
  );
  return {
    floor: sizeOf(text),
    rank: name && rankOf(String(name.value)),
  };
}
