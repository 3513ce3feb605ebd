import { minorDigits } from "../shared/currency.ts";
import type { Day, Window } from "../shared/dates.ts";
import type { Strategy, Tier } from "../strategy/strategy.ts";
import { benefitInWords, commitmentInWords } from "./partner-terms-in-words.ts";
import { figureWindow, type Judged, judged, standing } from "./tier-standing.ts";

/** What is known of one partner on a day, for its tiers. */
export type KnownOfPartner = {
  readonly asOf: Day;
  /** Sums that tiers ask for, by the key of the figure; a partner without revenue has 0, and one that cannot be told is not here. */
  readonly figures: ReadonlyMap<string, number>;
  /** Why a sum cannot be told, by the key of the figure: each is judged over its own window. */
  readonly untold: ReadonlyMap<string, string>;
  /** People with a valid certification; null where no certifications were imported. */
  readonly certifiedPeople: number | null;
};

export type RungCriterion = Omit<Judged, "by"> & {
  readonly window: Window | null;
  /** Why nobody can tell whether it is met; null where one can. */
  readonly untold: string | null;
};

export type Rung = {
  readonly name: string;
  readonly reached: boolean;
  readonly criteria: readonly RungCriterion[];
  readonly benefits: readonly string[];
  readonly commitments: readonly string[];
};

/** A programme as a ladder for one partner, the lowest tier first. */
export type Ladder = {
  readonly tier: Rung | undefined;
  readonly next: Rung | undefined;
  /** The criteria of the next tier that do not hold. */
  readonly missing: readonly RungCriterion[];
  readonly rungs: readonly Rung[];
};

/** The rule of the ladder in a sentence, to stand beside every tier (spec 2: computed where none is recorded). */
export const ladderRule =
  "The tier is the highest one whose criteria all hold on the day. What is not known does not hold, so a tier is never given on a guess.";

/**
 * Every tier of a programme with its arithmetic for one partner, and where the partner stands by `standing`. Answers unknown
 * for a criterion, with the reason, where no fact tells its value or its bound cannot be compared.
 */
export function ladder(
  strategy: Strategy,
  program: { readonly tiers?: Tier[] | undefined },
  known: KnownOfPartner,
): Ladder {
  const { figures, certifiedPeople } = known;
  const tiers = program.tiers ?? [];
  const { rank } = standing(strategy, { name: "", tiers }, figures, certifiedPeople);
  const rungs = tiers.map((tier, index) => ({
    name: tier.name,
    reached: index <= rank,
    criteria: judged(strategy, tier, figures, certifiedPeople).map((one) => explained(one, known)),
    benefits: (tier.benefits ?? []).map((one) => benefitInWords(one, strategy.company.currency)),
    commitments: (tier.commitments ?? []).map(commitmentInWords),
  }));
  const next = rungs[rank + 1];
  return { tier: rungs[rank], next, missing: (next?.criteria ?? []).filter(({ met }) => !met), rungs };
}

function explained({ by, ...criterion }: Judged, known: KnownOfPartner): RungCriterion {
  const window = typeof by === "string" ? null : figureWindow(by, known.asOf);
  return { ...criterion, window, untold: untoldReason(criterion, by, known) };
}

function untoldReason(
  { value, threshold }: Pick<Judged, "value" | "threshold">,
  by: Judged["by"],
  known: KnownOfPartner,
): string | null {
  if (by === "nothing") return "no fact that is held here answers it";
  if (value === null)
    return by === "certifications"
      ? "no certifications were imported"
      : (known.untold.get(by.key) ?? "the sum is not known");
  return threshold === null ? "its bound is in another currency, and currencies are never added" : null;
}

/**
 * What a partner still needs for the next tier, in a sentence: "USD 12,400 more over 12 months to reach Gold". Says so where the
 * highest tier is held, and where it cannot be told what, or what else, is missing. Money is rounded up to whole units: enough is enough.
 */
export function wayToNext({ tier, next, missing }: Ladder, currency: string): string {
  if (!next) return tier ? `${tier.name} is the highest tier, and you hold it` : "The programme has no tiers";
  const known = missing.filter(({ untold }) => untold === null);
  const unknown = missing.find(({ untold }) => untold !== null);
  if (unknown && known.length === 0) return `What is missing to ${next.name} is not known: ${unknown.untold}`;
  const way = `${listed.format(known.map((one) => gap(one, currency)))} to reach ${next.name}`;
  return unknown ? `At least ${way}; ${lowerFirst(unknown.criterion)}: not known` : way;
}

const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

function gap({ criterion, unit, value, threshold, bound }: RungCriterion, currency: string): string {
  const distance = Math.abs((threshold ?? 0) - (value ?? 0));
  const more = bound === "at-least" ? "more" : "less";
  const over = / over .*$/.exec(criterion)?.[0] ?? "";
  if (unit === "money") return `${wholeUnits(distance, currency)} ${more}${over}`;
  const name = criterion.slice(0, criterion.length - over.length);
  if (unit === "count") return `${distance} ${more} ${lowerFirst(name)}${over}`;
  return `${lowerFirst(name)} ${more} by ${unit === "share" ? `${tenths(distance * 100)} points` : tenths(distance)}${over}`;
}

const wholeUnits = (minor: number, currency: string): string =>
  `${currency} ${thousands.format(Math.ceil(minor / 10 ** minorDigits(currency)))}`;

const thousands = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = (value: number): string => String(Math.ceil(value * 10) / 10);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
