import { z } from "zod";
import { currencies, minorDigits } from "../shared/currency.ts";
import { parseDay } from "../shared/dates.ts";
import { periodParts } from "../shared/fiscal.ts";
import { type Money, minorFromDecimal, money } from "../shared/money.ts";

/** An amount as written: an exact decimal and its currency, or undefined for the company's own. */
export type Amount = { readonly decimal: string; readonly currency: string | undefined };
/** A share of one: 0.3 for `30%`. Rates outside 0 to 1 are read; the check judges them. */
export type Share = number;
export const durationUnits = [
  "hours",
  "days",
  "business days",
  "weeks",
  "months",
  "quarters",
  "years",
] as const;
export type Duration = { readonly count: number; readonly unit: (typeof durationUnits)[number] };
/** A target value; what it must be (money, share, count, days) is known from its metric. `decimal` is exact, `30%` is "0.3". */
export type Quantity = {
  readonly form: "number" | "amount" | "share" | "duration";
  readonly text: string;
  readonly decimal: string;
  readonly currency?: string;
  readonly duration?: Duration;
};

type Scalar = string | number;
export type ScalarName = "amount" | "share" | "duration" | "quantity";

/** What a scalar's text may look like, for editors (JSON Schema) and for the sentence of FMT-001. */
export const scalarShapes: Record<ScalarName, { accepts: string; pattern: string }> = {
  amount: {
    accepts: 'an amount such as 12M, 900K, 250000 or "EUR 40K"',
    pattern: "^(?:[A-Z]{3} )?\\d+(?:\\.\\d+)?(?:K|M|B)?$",
  },
  share: { accepts: "a share such as 30%, or a number from 0 to 1", pattern: "^-?\\d+(?:\\.\\d+)?%$" },
  duration: {
    accepts: "a duration such as 90 days, 48 hours, 2 business days, 3 quarters or 12 months",
    pattern: "^\\d+ (?:hour|day|business day|week|month|quarter|year)s?$",
  },
  quantity: {
    accepts: "a number, an amount (2M), a share (30%) or a duration (90 days)",
    pattern:
      "^(?:(?:[A-Z]{3} )?-?\\d+(?:\\.\\d+)?(?:K|M|B)?|-?\\d+(?:\\.\\d+)?%|\\d+ (?:hour|day|business day|week|month|quarter|year)s?)$",
  },
};

function scalar<T>(name: ScalarName, read: (raw: Scalar) => T | undefined) {
  return z
    .unknown()
    .transform((raw, context): T => {
      const value = typeof raw === "string" || typeof raw === "number" ? read(raw) : undefined;
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: `expected ${scalarShapes[name].accepts}`, input: raw });
      return z.NEVER;
    })
    .meta({ scalar: name });
}

export const amount = () => scalar("amount", readAmount);
export const share = () => scalar("share", readShare);
export const duration = () => scalar("duration", readDuration);
export const quantity = () => scalar("quantity", readQuantity);

/** Texts of one form, which a page asks for with a field of its own. */
export const textForms = ["day", "period", "quarter", "year", "currency", "zone", "country"] as const;
export type TextForm = (typeof textForms)[number];

/** `shape` is what an editor can tell without asking: the same rule as far as a pattern goes. */
const refined = (form: TextForm, accepts: string, fits: (text: string) => boolean, shape?: string) =>
  z
    .string(`expected ${accepts}`)
    .refine(fits, `expected ${accepts}`)
    .meta(shape === undefined ? { form } : { form, shape });

export const day = () =>
  refined(
    "day",
    "a date such as 2027-01-31",
    (text) => parseDay(text) !== undefined,
    "^\\d{4}-\\d{2}-\\d{2}$",
  );
export const period = () =>
  refined(
    "period",
    "a fiscal period such as FY28, FY28-H1 or FY28-Q2",
    (text) => periodParts(text) !== undefined,
    "^FY\\d{2}(-(Q[1-4]|H[12]))?$",
  );
export const quarter = () =>
  refined(
    "quarter",
    "a fiscal quarter such as FY28-Q1",
    (text) => periodParts(text)?.kind === "quarter",
    "^FY\\d{2}-Q[1-4]$",
  );
export const fiscalYear = () =>
  refined("year", "a fiscal year such as FY28", (text) => periodParts(text)?.kind === "year", "^FY\\d{2}$");
export const currency = () =>
  refined("currency", "an ISO 4217 currency such as USD", (text) => currencies.has(text), "^[A-Z]{3}$");
/** A zone of the IANA time zone database, as the runtime knows it. */
export const timeZone = () => refined("zone", "an IANA time zone such as Europe/Berlin", isTimeZone);
export const text = () => z.string("expected text");
export const count = () =>
  z.int("expected a whole number, 0 or more").min(0, "expected a whole number, 0 or more");
export const number = () => z.number("expected a number");
export const atLeastZero = () =>
  z.number("expected a number, 0 or more").min(0, "expected a number, 0 or more");
/** A score on the scale of the attractiveness engine (spec 1, "Engines"). */
export const score = () =>
  z
    .number("expected a score from 0 to 100")
    .min(0, "expected a score from 0 to 100")
    .max(100, "expected a score from 0 to 100");
export const country = () =>
  refined(
    "country",
    "an ISO 3166 code of two letters such as US",
    (text) => /^[A-Z]{2}$/.test(text),
    "^[A-Z]{2}$",
  );
export const flag = () => z.boolean("expected true or false");
export const texts = () => z.array(text(), "expected a list of texts");
export const oneOf = <const T extends readonly [string, ...string[]]>(members: T) =>
  z.enum(members, `expected one of: ${members.join(", ")}`);

/** Whole minor units of an amount, in its own currency or else the company's. Parts of a minor unit are cut off by nobody: undefined. */
export function moneyOf(written: Amount, companyCurrency: string): Money | undefined {
  const code = written.currency ?? companyCurrency;
  const minor = minorFromDecimal(written.decimal, code);
  return minor === undefined ? undefined : money(minor, code);
}

const multiples = { K: 3, M: 6, B: 9 } as const;

/** An amount such as `12M`, `250000` or `EUR 40K`, to the last digit (spec 1, "Values"); undefined for anything else, and for parts of a minor unit. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Money that is planned, paid or wanted; less than nothing of it is a slip of the pen, and undefined. */
export const readAmount = (raw: Scalar): Amount | undefined =>
  plain(raw).includes("-") ? undefined : readSigned(raw);

function readSigned(raw: Scalar): Amount | undefined {
  const match = /^(?:([A-Z]{3}) )?(-?)(\d+)(?:\.(\d+))?(K|M|B)?$/.exec(plain(raw));
  if (!match) return undefined;
  const [, code, sign = "", whole = "", fraction = "", multiple] = match;
  if (code !== undefined && !currencies.has(code)) return undefined;
  // Sixty to some and sixty thousand to others; a number of YAML has lost its zeros before it comes here.
  if (typeof raw === "string" && fraction.length === 3 && !multiple && minorDigits(code ?? "USD") < 3)
    return undefined;
  const decimal = shiftLeft(whole, fraction, multiple ? multiples[multiple as keyof typeof multiples] : 0);
  // More decimals than any currency has would be a part of a minor unit.
  if ((decimal.split(".")[1] ?? "").length > minorDigits(code ?? "KWD")) return undefined;
  return { decimal: `${sign}${decimal}`, currency: code };
}

/** A share of one from `30%`, or from a bare number of 0 to 1 (spec 1, "Values"); undefined for anything else: 30 may mean 30%. */
export function readShare(raw: Scalar): Share | undefined {
  if (typeof raw === "number") return raw >= 0 && raw <= 1 ? raw : undefined;
  const decimal = percentAsDecimal(raw);
  return decimal === undefined ? undefined : Number(decimal);
}

/** A whole number of `hours`, `days`, `business days`, `weeks`, `months`, `quarters` or `years`; undefined for anything else. */
export function readDuration(raw: Scalar): Duration | undefined {
  const match = /^(\d+) (hour|day|business day|week|month|quarter|year)s?$/.exec(plain(raw));
  if (!match) return undefined;
  return { count: Number(match[1]), unit: `${match[2]}s` as Duration["unit"] };
}

/** What a target may hold, whatever its metric: a duration, a share, an amount or a number; `quantityFor` reads it by the unit. */
export function readQuantity(raw: Scalar): Quantity | undefined {
  const written = plain(raw);
  const length = readDuration(raw);
  if (length) return { form: "duration", text: written, decimal: String(length.count), duration: length };
  const percent = percentAsDecimal(written);
  if (percent !== undefined) return { form: "share", text: written, decimal: percent };
  const sum = readSigned(raw);
  if (sum) {
    const form = /[A-Z]/.test(written) ? "amount" : "number";
    return { form, text: written, decimal: sum.decimal, ...(sum.currency ? { currency: sum.currency } : {}) };
  }
  const bare = /^-?\d+\.\d+$/.test(written) ? written : undefined;
  return bare === undefined ? undefined : { form: "number", text: written, decimal: bare };
}

const plain = (raw: Scalar): string => (typeof raw === "number" ? String(raw) : raw.trim());

function percentAsDecimal(written: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?%$/.exec(written);
  if (!match) return undefined;
  const digits = `${(match[2] ?? "").padStart(3, "0")}`;
  const decimal = `${digits.slice(0, -2)}.${digits.slice(-2)}${match[3] ?? ""}`;
  return `${match[1]}${decimal.replace(/\.?0+$/, "").replace(/^0+(?=\d)/, "")}`;
}

function shiftLeft(whole: string, fraction: string, places: number): string {
  const padded = fraction.padEnd(places, "0");
  const integer = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, "");
  const rest = padded.slice(places).replace(/0+$/, "");
  return rest === "" ? integer : `${integer}.${rest}`;
}
