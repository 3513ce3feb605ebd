import type { Unit } from "../measures/catalogue-entry.ts";
import { daysOf } from "../shared/durations.ts";
import { decimalFromMinor, minorFromDecimal } from "../shared/money.ts";
import { metricOf } from "./lookup.ts";
import type { Strategy } from "./strategy.ts";
import type { Quantity } from "./values.ts";

/**
 * A target's quantity in its metric's unit: whole minor units of the company's currency for money, a share of one, days,
 * or a plain number. `foreign` is money in another currency, which is never compared; `misfit` says what the quantity is
 * where another kind belongs ("30%" of money), with what would fit.
 */
export type MeasuredQuantity =
  | { readonly value: number }
  | { readonly foreign: string }
  | { readonly misfit: string; readonly accepted: string };

/** Reads a quantity by the unit of its metric (spec 1, "Values"); undefined when the metric is not known. */
export function quantityFor(
  strategy: Strategy,
  metric: string,
  quantity: Quantity,
): MeasuredQuantity | undefined {
  const unit = metricOf(strategy, metric)?.unit;
  if (unit === undefined) return undefined;
  return unit === "money" ? asMoney(strategy, quantity) : inUnit(unit, quantity);
}

/** The value alone, for rules that compare targets; undefined for anything they must stay silent about. */
export function valueFor(strategy: Strategy, metric: string, quantity: Quantity): number | undefined {
  const read = quantityFor(strategy, metric, quantity);
  return read && "value" in read ? read.value : undefined;
}

/** A value of a unit as it would be written in the file: 215000000 cents are "2.15M", 0.3 of a share is "30%". */
export function writtenAs(unit: Unit, value: number, currency: string): string {
  if (unit === "money") return compact(decimalFromMinor(value, currency));
  if (unit === "share") return `${Math.round(value * 1e6) / 1e4}%`;
  return unit === "days" ? `${value} days` : String(value);
}

function inUnit(unit: Exclude<Unit, "money">, quantity: Quantity): MeasuredQuantity {
  const value =
    unit === "share" ? asShare(quantity) : unit === "days" ? asDays(quantity) : asNumber(quantity);
  return value === undefined ? { misfit: kindOf(quantity), accepted: acceptedBy[unit](quantity) } : { value };
}

function asMoney(strategy: Strategy, quantity: Quantity): MeasuredQuantity {
  const { form, decimal } = quantity;
  if (form !== "number" && form !== "amount")
    return { misfit: kindOf(quantity), accepted: acceptedBy.money(quantity) };
  const { currency } = strategy.company;
  if (quantity.currency !== undefined && quantity.currency !== currency)
    return { foreign: quantity.currency };
  const minor = minorFromDecimal(decimal, currency);
  return minor === undefined
    ? { misfit: "has parts of a minor unit", accepted: `a whole number of minor units of ${currency}` }
    : { value: minor };
}

/** A percentage, or a bare number from -1 to 1: "30" is not a share, because nobody can tell it from 30%. */
function asShare({ form, decimal }: Quantity): number | undefined {
  const value = Number(decimal);
  return form === "share" || (form === "number" && Math.abs(value) <= 1) ? value : undefined;
}

const asDays = ({ form, decimal, duration }: Quantity): number | undefined =>
  duration ? daysOf(duration) : form === "number" ? Number(decimal) : undefined;

const asNumber = ({ form, decimal, currency }: Quantity): number | undefined =>
  form === "number" || (form === "amount" && currency === undefined) ? Number(decimal) : undefined;

const acceptedBy: Record<Unit, (quantity: Quantity) => string> = {
  money: () => "an amount such as 2M or 250000",
  count: () => "a number such as 12",
  share: ({ form, decimal }) => (form === "number" ? `a share: \`${decimal}%\`` : "a share such as 30%"),
  days: () => "a duration such as 90 days",
  score: () => "a number such as 50",
  ratio: ({ form, decimal }) => (form === "share" ? `a number: \`${decimal}\`` : "a number such as 1.5"),
};

function kindOf({ form, currency }: Quantity): string {
  if (form === "amount") return currency === undefined ? "is an amount" : `is an amount in ${currency}`;
  return `is a ${form}`;
}

const compactUnits = [
  ["B", 9],
  ["M", 6],
  ["K", 3],
] as const;

/** The shortest exact form with K, M or B and at most three decimals. */
function compact(decimal: string): string {
  const plain = decimal.replace(/\.0+$/, "");
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/.exec(plain) ?? [];
  for (const [letter, places] of compactUnits) {
    if (digits.length <= places) continue;
    const fraction = digits.slice(-places).replace(/0+$/, "");
    if (fraction.length <= 3)
      return `${sign}${digits.slice(0, -places)}${fraction && `.${fraction}`}${letter}`;
  }
  return plain;
}
