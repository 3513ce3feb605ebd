import { minorDigits } from "../shared/currency.ts";
import { type Amount, moneyOf } from "../strategy/values.ts";

/** An amount in whole units of the company's currency (fractions kept); undefined when it is in another currency. */
export function amountInUnits(written: Amount, currency: string): number | undefined {
  const money = moneyOf(written, currency);
  if (money?.currency !== currency) return undefined;
  return money.amountMinor / 10 ** minorDigits(currency);
}

/** A derived amount to two significant digits and never below one unit: it is a proposal, and more digits would pretend to know. */
export function roundAmount(units: number): number {
  const digits = Math.floor(Math.log10(Math.max(1, units)));
  const step = 10 ** Math.max(0, digits - 1);
  return Math.max(1, Math.round(units / step) * step);
}

/** Whole units as the file writes them: 12M, 1.4M, 250K, 850. */
export function amountAsWritten(units: number): string | number {
  for (const [letter, size] of sizes) {
    const thousandths = (units * 1000) / size;
    if (units >= size && Number.isInteger(thousandths)) return `${thousandths / 1000}${letter}`;
  }
  return units;
}

/** An answered amount, to its last digit. */
export function sameAmount({ decimal }: Amount): string | number {
  const units = Number(decimal);
  return String(units) === decimal ? amountAsWritten(units) : decimal;
}

const sizes = [
  ["B", 1_000_000_000],
  ["M", 1_000_000],
  ["K", 1000],
] as const;

/**
 * Splits a whole into whole units by percentages, each to about three digits; the last part takes what rounding leaves, so
 * that the parts add up to the whole.
 */
export function splitByPercent(whole: number, percentages: readonly number[]): number[] {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, whole))) - 2);
  const parts = percentages
    .slice(0, -1)
    .map((percentage) => Math.round((whole * percentage) / 100 / step) * step);
  return [...parts, whole - parts.reduce((sum, part) => sum + part, 0)];
}
