import { trailingMonths } from "../shared/dates.ts";
import { catalogue } from "./catalogue.ts";
import { headcount, total } from "./facts.ts";
import { type Context, type Formula, known, unknown } from "./outcome.ts";
import { attachedOfYear, unreadable } from "./revenue.ts";

/** One partner type: what the strategy intends and what is, both as shares of one. */
export type Portion = {
  readonly type: string;
  readonly intended: number;
  readonly actual: number;
  readonly rows: number;
};

/** Shares of enrolled partners by type, beside `target.partners` ÷ their sum; a text when it cannot be told. */
export function partnerMix({ strategy, facts, asOf }: Context): readonly Portion[] | string {
  const types = Object.entries(strategy.partnerTypes ?? {});
  const wanted = types.reduce((sum, [, { target }]) => sum + (target?.partners ?? 0), 0);
  const enrolled = headcount(facts, asOf, "enrolled", {}) ?? 0;
  if (wanted === 0) return "the strategy names no target number of partners";
  if (enrolled === 0) return catalogue["enrolled-partners"].unknownWhen;
  return types.map(([type, { target }]) => {
    const of = headcount(facts, asOf, "enrolled", { type: [type] }) ?? 0;
    return { type, intended: (target?.partners ?? 0) / wanted, actual: of / enrolled, rows: of };
  });
}

/** Shares of partner-attached revenue of 12 months by type, beside `target.share`; a text when it cannot be told. */
export function revenueMix(context: Context): readonly Portion[] | string {
  const { strategy, facts } = context;
  const types = Object.entries(strategy.partnerTypes ?? {});
  if (types.every(([, { target }]) => target?.share === undefined))
    return "the strategy names no target shares";
  const window = trailingMonths(context.asOf, 12);
  const all = attachedOfYear({ ...context, scope: {} });
  if (all.value === null) return all.unknown ?? "unknown";
  const whole = all.value;
  if (whole === 0) return "no partner revenue was won in the 12 months";
  return types.map(([type, { target }]) => {
    const of = total(facts, "deal-won", "attached", window, { type: [type] });
    return { type, intended: target?.share ?? 0, actual: of.amountMinor / whole, rows: of.things };
  });
}

/** Shares of the spend of 12 months by type, beside `budget.share`; a text when it cannot be told. */
export function spendMix(context: Context): readonly Portion[] | string {
  const { strategy, facts } = context;
  if (facts.holdings.spend === 0) return "no spend was imported";
  const reason = unreadable(context, "attached");
  if (reason?.includes("cannot be added")) return reason;
  const window = trailingMonths(context.asOf, 12);
  const whole = total(facts, "spend", "any", window, {}).amountMinor;
  if (whole === 0) return "nothing was spent in the 12 months";
  return Object.entries(strategy.budget?.share ?? {}).map(([type, intended]) => {
    const of = total(facts, "spend", "any", window, { type: [type] });
    return { type, intended, actual: of.amountMinor / whole, rows: of.things };
  });
}

/** 1 − ½ Σ |actual − intended|: 1 when the portfolio is as intended, 0 when it is all elsewhere. */
export const alignment =
  (mix: (context: Context) => readonly Portion[] | string): Formula =>
  (context) => {
    const portions = mix(context);
    if (typeof portions === "string") return unknown(portions);
    const apart = portions.reduce((sum, { actual, intended }) => sum + Math.abs(actual - intended), 0);
    return known(
      1 - apart / 2,
      portions.reduce((sum, { rows }) => sum + rows, 0),
      portions.map(({ type, actual }) => ({ label: type, value: actual, unit: "share" as const })),
    );
  };
