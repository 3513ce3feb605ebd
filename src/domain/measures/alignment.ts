import { trailingMonths } from "../shared/dates.ts";
import { catalogue } from "./catalogue.ts";
import { enrollmentUntold, headcount, total } from "./facts.ts";
import { asCount, asMoney, type Context, type Formula, type Input, known, unknown } from "./outcome.ts";
import { spendUntold } from "./money-spent.ts";
import { attachedOfYear } from "./revenue.ts";
import { narrowed } from "./scope.ts";

/** One partner type: what the strategy intends and what is, both as shares of one. */
export type Portion = {
  readonly type: string;
  readonly intended: number;
  readonly actual: number;
  /** What the share is of: the part, as it is counted. */
  readonly part: Input;
};

/** Composition of a whole by type, and the number of rows behind the whole. */
export type Mix = { readonly portions: readonly Portion[]; readonly whole: Input; readonly rows: number };

/** Shares of enrolled partners by type, beside `target.partners` ÷ their sum; a text when it cannot be told. */
export function partnerMix({ strategy, facts, asOf, scope }: Context): Mix | string {
  const types = Object.entries(strategy.partnerTypes ?? {});
  const wanted = types.reduce((sum, [, { target }]) => sum + (target?.partners ?? 0), 0);
  const enrolled = headcount(facts, asOf, "enrolled", scope);
  if (wanted === 0) return "the strategy names no target number of partners";
  if (enrolled === undefined) return `partners were not counted on ${asOf}`;
  if (enrolled === 0) return catalogue["enrolled-partners"].unknownWhen;
  const untold = enrollmentUntold(facts, asOf);
  if (untold !== undefined) return untold;
  const portions = types.map(([type, { target }]) => {
    const of = headcount(facts, asOf, "enrolled", narrowed(scope, { type: [type] })) ?? 0;
    const part = asCount(`enrolled partners of type ${type}`, of);
    return { type, intended: (target?.partners ?? 0) / wanted, actual: of / enrolled, part };
  });
  return { portions, whole: asCount("enrolled partners", enrolled), rows: enrolled };
}

/** Shares of partner-attached revenue of 12 months by type, beside `target.share`; a text when it cannot be told. */
export function revenueMix(context: Context): Mix | string {
  const { strategy, facts, scope } = context;
  const types = Object.entries(strategy.partnerTypes ?? {});
  if (types.every(([, { target }]) => target?.share === undefined))
    return "the strategy names no target shares";
  const window = trailingMonths(context.asOf, 12);
  const all = attachedOfYear(context);
  if (all.value === null) return all.unknown ?? "unknown";
  const whole = all.value;
  if (whole === 0) return "no partner revenue was won in the 12 months";
  const portions = types.map(([type, { target }]) => {
    const of = total(facts, "deal-won", "attached", window, narrowed(scope, { type: [type] }));
    const part = asMoney(`partner-attached revenue of type ${type}`, of.amountMinor);
    return { type, intended: target?.share ?? 0, actual: of.amountMinor / whole, part };
  });
  return { portions, whole: asMoney("partner-attached revenue of 12 months", whole), rows: all.rows };
}

/** Shares of the spend of 12 months by type, beside `budget.share`; a text when it cannot be told. */
export function spendMix({ strategy, facts, asOf, scope }: Context): Mix | string {
  const window = trailingMonths(asOf, 12);
  const reason = spendUntold(facts, window, { ...scope, type: [] });
  if (reason !== undefined) return reason;
  const whole = total(facts, "spend", "any", window, scope);
  if (whole.amountMinor === 0) return "nothing was spent in the 12 months";
  const portions = Object.entries(strategy.budget?.share ?? {}).map(([type, intended]) => {
    const of = total(facts, "spend", "any", window, narrowed(scope, { type: [type] }));
    const part = asMoney(`spend on type ${type}`, of.amountMinor);
    return { type, intended, actual: of.amountMinor / whole.amountMinor, part };
  });
  return { portions, whole: asMoney("spend of 12 months", whole.amountMinor), rows: whole.things };
}

/** 1 − ½ Σ |actual − intended|: 1 when the portfolio is as intended, 0 when it is all elsewhere. */
export const alignment =
  (mix: (context: Context) => Mix | string): Formula =>
  (context) => {
    if (context.scope.type)
      return unknown("an alignment compares the types; it is not for some of them alone");
    const told = mix(context);
    if (typeof told === "string") return unknown(told);
    const { portions, rows } = told;
    const apart = portions.reduce((sum, { actual, intended }) => sum + Math.abs(actual - intended), 0);
    return known(
      1 - apart / 2,
      rows,
      portions.map(({ type, actual }) => ({ label: type, value: actual, unit: "share" as const })),
    );
  };
