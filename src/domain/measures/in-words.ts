import { minorDigits } from "../shared/currency.ts";
import { decimalFromMinor } from "../shared/money.ts";
import type { Unit } from "./catalogue-entry.ts";

/**
 * A figure as a sentence or a terminal shows it: money compact with its currency, shares in percent with at most one decimal,
 * unknown as the word. Not for arithmetic and not for export: digits are dropped.
 */
export function inWords(value: number | null, unit: Unit, currency: string): string {
  if (value === null) return "unknown";
  if (unit === "money") return `${currency} ${compactMoney(value, currency)}`;
  if (unit === "share") return `${rounded(value * 100, 1)}%`;
  if (unit === "days") return `${rounded(value, 1)} days`;
  // What is expected of a count need not be whole; nobody reads the rest of a partner.
  return String(rounded(value, unit === "count" ? (Math.abs(value) < 100 ? 1 : 0) : 2));
}

/** A difference with its sign; of shares in points, so that nobody reads it as a percentage of something. */
export function differenceInWords(value: number | null, unit: Unit, currency: string): string {
  if (value === null) return "";
  const sign = value > 0 ? "+" : value < 0 ? "−" : "±";
  if (unit === "share") return `${sign}${rounded(Math.abs(value) * 100, 1)} pt`;
  return `${sign}${inWords(Math.abs(value), unit, currency)}`;
}

/** An amount without its currency, short: 2.5M. Digits are dropped. */
export function compactMoney(minor: number, currency: string): string {
  const units = minor / 10 ** minorDigits(currency);
  const size = Math.abs(units);
  if (size >= 1e9) return `${rounded(units / 1e9, 2)}B`;
  if (size >= 1e6) return `${rounded(units / 1e6, size >= 1e8 ? 0 : size >= 1e7 ? 1 : 2)}M`;
  if (size >= 1e3) return `${rounded(units / 1e3, size >= 1e5 ? 0 : 1)}K`;
  return Number.isInteger(units) ? String(units) : decimalFromMinor(minor, currency);
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
