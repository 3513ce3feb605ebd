import { isMap, textOf } from "../../../../domain/strategy/plain-data.ts";
import type { Tier } from "../../../../domain/strategy/strategy.ts";

export type TierRow = {
  readonly key: string;
  /** Where each tier has it in its list; undefined where it has none. */
  readonly at: readonly (number | undefined)[];
};

/** What any tier has of a list, as rows over all tiers: a criterion by what it counts, benefits and commitments by kind. */
export function rowsOf(tiers: readonly Tier[], list: "criteria" | "benefits" | "commitments"): TierRow[] {
  const keys = tiers.map((tier) => (tier[list] ?? []).map(keyOf));
  return [...new Set(keys.flat())].map((key) => ({
    key,
    at: keys.map((own) => {
      const index = own.indexOf(key);
      return index < 0 ? undefined : index;
    }),
  }));
}

function keyOf(element: object): string {
  const { kind, fact, metric, where } = element as Record<string, unknown>;
  // The kind of a criterion says leading or lagging, and is no name.
  const names = metric === undefined ? [fact, kind] : [metric];
  const name = names.find((one) => typeof one === "string") ?? "";
  return `${textOf(name)}${isMap(where) ? ` ${JSON.stringify(where)}` : ""}`;
}
