import { type Money, money } from "../shared/money.ts";
import type { Incentive } from "../strategy/reach.ts";
import { moneyOf } from "../strategy/values.ts";

export type Bands = NonNullable<Incentive["bands"]>;
type Band = NonNullable<Bands["steps"]>[number];

/** What a retroactive band pays on a base: its fixed amount, else its rate on all of the base (spec 1, INC-002). */
export function bandPayout(band: Band, base: Money, companyCurrency: string): Money | undefined {
  if (band.amount !== undefined) return moneyOf(band.amount, companyCurrency);
  return band.rate === undefined ? undefined : portion(base, band.rate);
}

/**
 * What bands pay on a base, in its currency. Marginal: each band's rate on the part of the base inside it, and a band's fixed
 * amount once it is reached; retroactive: the band that is reached, on all of the base. Without a method they are marginal.
 * Undefined where a band does not say from where or how much it pays, is in another currency, or where bands do not rise from
 * zero (INC-001).
 */
export function payoutOn(bands: Bands, base: Money, companyCurrency: string): Money | undefined {
  const steps = risingSteps(bands, base.currency, companyCurrency);
  if (!steps) return undefined;
  const reached = steps.filter(({ from }) => from <= base.amountMinor);
  if (bands.method === "retroactive") {
    const band = reached.at(-1)?.band;
    return band && inCurrency(bandPayout(band, base, companyCurrency), base.currency);
  }
  let sum = 0;
  for (const [index, { from, band }] of reached.entries()) {
    const to = Math.min(base.amountMinor, steps[index + 1]?.from ?? Number.POSITIVE_INFINITY);
    const part = inCurrency(
      bandPayout(band, money(to - from, base.currency), companyCurrency),
      base.currency,
    );
    if (!part) return undefined;
    sum += part.amountMinor;
  }
  return money(sum, base.currency);
}

/** Where each band starts, in whole minor units; undefined unless they rise from zero in one currency. */
export function risingSteps(
  { steps = [] }: Bands,
  currency: string,
  companyCurrency: string,
): { readonly from: number; readonly band: Band }[] | undefined {
  const starts = steps.map((band) => ({
    from: band.from && inCurrency(moneyOf(band.from, companyCurrency), currency)?.amountMinor,
    band,
  }));
  const rising: { from: number; band: Band }[] = [];
  for (const { from, band } of starts) {
    const before = rising.at(-1)?.from;
    if (from === undefined || (before === undefined ? from !== 0 : from <= before)) return undefined;
    rising.push({ from, band });
  }
  return rising.length > 0 ? rising : undefined;
}

const inCurrency = (sum: Money | undefined, currency: string): Money | undefined =>
  sum?.currency === currency ? sum : undefined;

/** A share of money to the nearest minor unit, without binary dust. */
function portion(base: Money, share: number): Money {
  const exact = BigInt(base.amountMinor) * BigInt(Math.round(share * 1e8));
  return money(Math.round(Number(exact) / 1e8), base.currency);
}
