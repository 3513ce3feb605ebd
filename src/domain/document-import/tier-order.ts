import { pointer } from "../strategy/path.ts";
import type { Value } from "./book.ts";
import { tiersPath } from "./tiers.ts";
import { rankOf } from "./tier-words.ts";

/** The model writes tiers from the lowest up. They are put so by their thresholds, else by their names, else left as they stand. */
export function inOrder(values: readonly Value[]): readonly Value[] {
  const prefix = `${pointer(tiersPath)}/`;
  const ours = values.filter(({ path }) => pointer(path).startsWith(prefix));
  const indexes = [...new Set(ours.map(({ path }) => Number(path[tiersPath.length])))];
  const heights = new Map(
    indexes.map((index) => [index, heightOf(ours.filter(({ path }) => path[tiersPath.length] === index))]),
  );
  const known = (key: "floor" | "rank") => indexes.every((index) => heights.get(index)?.[key] !== undefined);
  const key = known("rank") ? "rank" : known("floor") ? "floor" : undefined;
  if (key === undefined) return values;
  const sorted = indexes.toSorted((a, b) => (heights.get(a)?.[key] ?? 0) - (heights.get(b)?.[key] ?? 0));
  return values.map((value) => {
    const index = value.path[tiersPath.length];
    if (typeof index !== "number" || !pointer(value.path).startsWith(prefix)) return value;
    return {
      ...value,
      path: [...tiersPath, sorted.indexOf(index), ...value.path.slice(tiersPath.length + 1)],
    };
  });
}

const scales: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** Where a tier stands: what it asks for in money (nothing is the lowest), and what its name says. */
function heightOf(values: readonly Value[]): { floor: number | undefined; rank: number | undefined } {
  const name = values.find(({ path }) => path.at(-1) === "name" && path.length === tiersPath.length + 2);
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
    floor: Number.parseFloat(text) * (scales[text.at(-1) ?? ""] ?? 1),
    rank: name && rankOf(String(name.value)),
  };
}
