import type { Unit } from "../domain/measures/catalogue.ts";
import { minorDigits } from "../domain/shared/currency.ts";
import { writtenAs } from "../domain/strategy/quantities.ts";

/** A figure for people: money compact with its currency, shares in percent, unknown as the word. */
export function figure(value: number | null, unit: Unit, currency: string): string {
  if (value === null) return "unknown";
  if (unit === "money") return `${currency} ${compactMoney(value, currency)}`;
  if (unit === "share") return `${rounded(value * 100, 1)}%`;
  return unit === "days" ? `${rounded(value, 1)} days` : String(rounded(value, 2));
}

/** The same with its sign, for differences: points for shares. */
export function difference(value: number | null, unit: Unit, currency: string): string {
  if (value === null) return "";
  const sign = value > 0 ? "+" : value < 0 ? "−" : "±";
  if (unit === "share") return `${sign}${rounded(Math.abs(value) * 100, 1)} pt`;
  return `${sign}${figure(Math.abs(value), unit, currency)}`;
}

function compactMoney(minor: number, currency: string): string {
  const exact = writtenAs("money", minor, currency);
  if (exact.length <= 7) return exact;
  const units = Math.abs(minor) / 10 ** minorDigits(currency);
  const sign = minor < 0 ? "-" : "";
  if (units >= 1e6) return `${sign}${rounded(units / 1e6, 2)}M`;
  return units >= 1e3 ? `${sign}${rounded(units / 1e3, 1)}K` : `${sign}${rounded(units, 2)}`;
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
