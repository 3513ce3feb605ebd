import { minorDigits } from "./currency.ts";

/** An amount in whole minor units (cents) of a named currency. Sums of two currencies do not exist. */
export type Money = { readonly amountMinor: number; readonly currency: string };

/** Throws for parts of a minor unit: they are a mistake in the program, never in the facts. */
export const money = (amountMinor: number, currency: string): Money => {
  if (!Number.isSafeInteger(amountMinor))
    throw new Error(`Not a whole number of minor units: ${amountMinor}`);
  return { amountMinor, currency };
};

/** Adds amounts of one currency; an empty list is zero of the currency asked for. Mixed currencies are a bug of the caller. */
export function sumMoney(amounts: Iterable<Money>, currency: string): Money {
  let amountMinor = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new Error(`Cannot add ${amount.currency} to ${currency}`);
    amountMinor += amount.amountMinor;
  }
  return money(amountMinor, currency);
}

/** Whole minor units from a plain decimal ("1234.5" → 123450 for USD); undefined when it has more decimals than the currency. */
export function minorFromDecimal(decimal: string, currency: string): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return undefined;
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return undefined;
  const minor = Number(`${match[1]}${match[2]}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(minor)) return undefined;
  return minor === 0 ? 0 : minor;
}

/** The inverse of `minorFromDecimal`, always with the currency's decimals: 123450 USD → "1234.50". */
export function decimalFromMinor(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const sign = amountMinor < 0 ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
