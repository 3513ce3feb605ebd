import { minorDigits } from "../shared/currency.ts";
import { parseDay } from "../shared/dates.ts";
import { minorFromDecimal } from "../shared/money.ts";
import { countryCode } from "./countries.ts";
import type { Fault, RejectCode } from "./reject.ts";

/** A value of a file: its text as it came, or null where the file holds nothing. */
export type Cell = string | null;
/** A value read as what its field needs, or why it does not fit. */
export type ReadCell<T> = { readonly value: T; readonly fault?: never } | { readonly fault: Fault };

/** Databases print "no value" as the text NULL; an empty value and NULL are both nothing (spec 2, "Import"). */
export const cellOf = (text: string): Cell => (text === "" || text === "NULL" ? null : text);

/** A text byte for byte; nothing stays nothing. PostgreSQL keeps no character 0, so a text with one cannot be kept whole. */
export const readOptionalText = (cell: Cell): ReadCell<string | null> =>
  cell?.includes("\0") ? fault("not-text", "a text without the character 0") : { value: cell };

/** The same where there must be something. */
export const readText = (cell: Cell): ReadCell<string> =>
  cell === null || cell.includes("\0")
    ? fault(cell === null ? "missing-value" : "not-text", "a text without the character 0")
    : { value: cell };

/** A calendar day as YYYY-MM-DD; the midnight that databases print after it says nothing and is left out. */
export function readDay(cell: Cell): ReadCell<string> {
  const day = cell === null ? undefined : parseDay(cell.trim().replace(midnight, ""));
  return day === undefined
    ? fault(cell === null ? "missing-value" : "not-a-day", "a day such as 2020-05-31")
    : { value: day };
}

const midnight = /[T ]00:00(?::00(?:\.0+)?)?$/;

/** The most that one amount may be, in minor units: sums of many of them must stay exact (2^53). */
const mostMinor = 10_000_000_000_000;

/** An exact amount in minor units of the currency from a plain decimal: never rounded, separators never guessed. */
export function readAmount(cell: Cell, currency: string): ReadCell<number> {
  const minor = cell === null ? undefined : minorFromDecimal(cell.trim(), currency);
  if (minor !== undefined && Math.abs(minor) <= mostMinor) return { value: minor };
  const decimals = minorDigits(currency);
  const example = decimals === 0 ? "1234" : `1234.${"50".padEnd(decimals, "0")}`;
  const accepted = `a plain decimal with at most ${decimals} decimals, such as ${example}, up to 100 billion`;
  return fault(cell === null ? "missing-value" : "not-an-amount", accepted);
}

/** A whole number within the 32 bits of its column. */
export function readWholeNumber(cell: Cell): ReadCell<number> {
  const number = cell !== null && /^-?\d{1,10}$/.test(cell.trim()) ? Number(cell) : Number.NaN;
  if (Math.abs(number) < 2 ** 31) return { value: number };
  return fault(cell === null ? "missing-value" : "not-a-whole-number", "a whole number such as 12");
}

/** The ISO 3166 code of a country named in English or by its code; nothing stays unknown. */
export function readCountry(cell: Cell): ReadCell<string | null> {
  if (cell === null) return { value: null };
  const code = countryCode(cell);
  return code === undefined
    ? fault("not-a-country", "a country's English name or its ISO 3166 code, such as Germany or DE")
    : { value: code };
}

export const fault = (code: RejectCode, accepted: string): { readonly fault: Fault } => ({
  fault: { code, accepted },
});
