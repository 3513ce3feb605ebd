import { money } from "../shared/money.ts";
import { type Bands, payoutOn, risingSteps } from "./payout.ts";

export type Point = { readonly baseMinor: number; readonly payoutMinor: number };
/** One more sale that pays for all the sales before it: the payout just below a step and on it. */
export type Cliff = { readonly atMinor: number; readonly before: number; readonly after: number };
export type PayoutCurve = { readonly points: readonly Point[]; readonly cliffs: readonly Cliff[] };

/**
 * The payout over the base, up to half as much again as the last step, as straight lines between points; a cliff is two points
 * on one base (spec 1, INC-002). A single band is drawn up to `otherwiseMinor`. Undefined where the payout cannot be counted.
 */
export function payoutCurve(bands: Bands, currency: string, otherwiseMinor: number): PayoutCurve | undefined {
  const steps = risingSteps(bands, currency, currency);
  const last = steps?.at(-1)?.from;
  if (!steps || last === undefined) return undefined;
  const end = last === 0 ? otherwiseMinor : Math.round(last * 1.5);
  const on = (base: number) => payoutOn(bands, money(base, currency), currency)?.amountMinor;
  const points: Point[] = [];
  const cliffs: Cliff[] = [];
  for (const { from } of steps) {
    const [below, at] = [from === 0 ? undefined : on(from - 1), on(from)];
    if (at === undefined || (from > 0 && below === undefined)) return undefined;
    // Below the step the last minor unit earns less than one: more than that is a jump.
    if (below !== undefined && at - below > 1) {
      points.push({ baseMinor: from, payoutMinor: below });
      cliffs.push({ atMinor: from, before: below, after: at });
    }
    points.push({ baseMinor: from, payoutMinor: at });
  }
  const most = on(end);
  return most === undefined
    ? undefined
    : { points: [...points, { baseMinor: end, payoutMinor: most }], cliffs };
}
