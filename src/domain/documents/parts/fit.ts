import type { Block } from "../document.ts";
import { type Cell, column, paragraph, tableOr } from "../blocks.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Entry, PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { partnerKinds } from "../../strategy/closed-sets.ts";

export type Kind = (typeof partnerKinds)[number];

/** What companies of a kind usually do, beside what this strategy does. To differ is no fault: it is to be meant. */
export type Fit = { readonly verdict: "fits" | "differs" | "unknown"; readonly because: string };
export type Expectation = {
  readonly expects: string;
  readonly holds: (strategy: Strategy) => Fit;
};

export const fits = (because: string): Fit => ({ verdict: "fits", because });
export const differs = (because: string): Fit => ({ verdict: "differs", because });
export const unknownFit = (because: string): Fit => ({ verdict: "unknown", because });

/** Partner types of some kinds; where there are none, the declined option that rules them out is named. */
export function hasKinds(strategy: Strategy, kinds: readonly Kind[]): Fit {
  const types = entries<PartnerType>(strategy.partnerTypes);
  if (types.length === 0) return unknownFit("no partner types are said");
  const found = types
    .filter(([, { kind }]) => kind !== undefined && kinds.includes(kind))
    .map(([, { name }]) => name);
  if (found.length > 0) return fits(found.join(", "));
  const ruledOut = entries<Entry<"declined">>(strategy.declined)
    .filter(([, { excludes }]) => excludes?.kinds?.some((kind) => kinds.includes(kind)))
    .map(([, { option }]) => option);
  return differs(
    ruledOut.length > 0 ? `ruled out on purpose: ${ruledOut.join(", ")}` : "no partner type of this kind",
  );
}

export function fitTable(strategy: Strategy, caption: string, expectations: readonly Expectation[]): Block[] {
  const rows = expectations.map(({ expects, holds }): Cell[] => {
    const { verdict, because } = holds(strategy);
    return [expects, because, verdicts[verdict]];
  });
  return [
    tableOr(
      { what: "what is to be expected", part: "company" },
      caption,
      [column("What is usual", 3), column("This strategy", 3), column("Fit", 0.8)],
      rows,
    ),
    ...(rows.some((row) => row.at(-1) === verdicts.differs)
      ? [paragraph("To differ is no fault. It should be meant, and said under declined.")]
      : []),
  ];
}

const verdicts = { fits: "Fits", differs: "Differs", unknown: "Unknown" } as const;

/** How many of the expectations hold. */
export function fitCount(strategy: Strategy, expectations: readonly Expectation[]): string {
  const held = expectations.filter(({ holds }) => holds(strategy).verdict === "fits").length;
  return `${held} of ${expectations.length}`;
}
