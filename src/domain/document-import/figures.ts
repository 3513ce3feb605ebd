import { currencies } from "../shared/currency.ts";
import { type NumberForm, plainFigures } from "./number-form.ts";

const signs: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  C$: "CAD",
  CA$: "CAD",
  A$: "AUD",
  AU$: "AUD",
  NZ$: "NZD",
  S$: "SGD",
  HK$: "HKD",
  R$: "BRL",
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
};
const scales: Readonly<Record<string, string>> = {
  k: "K",
  t: "K",
  tsd: "K",
  thousand: "K",
  m: "M",
  mm: "M",
  mn: "M",
  mio: "M",
  million: "M",
  b: "B",
  bn: "B",
  mrd: "B",
  billion: "B",
};
const sign = String.raw`(?:US|CA?|AU?|NZ|S|HK|R)?\$|€|£|₹|[A-Z]{3}`;
const digits = String.raw`(\d+)(?:\.(\d+))?`;
// `T€` and `TEUR` are thousands of euros.
const scale = String.raw`(?:\s?(k|thousand|tsd|t(?=\s?(?:€|EUR))|m|mm|mn|mio|million|b|bn|billion|mrd)\.?)?`;
const moneyPattern = new RegExp(`^(${sign})?\\s?${digits}${scale}(?:\\s?(${sign}))?$`, "i");

export type Written = { readonly written: string; readonly currency: string | undefined };

const sizes: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** What an amount in the spelling of the strategy file comes to (`120K`, `1.5M`, 250000), to be compared and added up. */
export const sizeOf = (written: string | number): number =>
  Number.parseFloat(String(written)) * (sizes[String(written).at(-1) ?? ""] ?? 1);

/**
 * An amount as people write it ($120K, €1.5m, USD 250,000, 2M) in the spelling of the strategy file, to the last digit; undefined
 * for anything else. A sign without a country ($) is read as its commonest currency; the import names that as an assumption.
 */
export function amountIn(text: string, form: NumberForm): Written | undefined {
  const match = moneyPattern.exec(plainFigures(text.trim().replace(/(?<=\d)[.]$/, ""), form) ?? "");
  if (!match) return undefined;
  const [, before, whole = "", fraction, unit, after] = match;
  const mark = before ?? after;
  const currency =
    mark === undefined ? undefined : (signs[mark] ?? (currencies.has(mark) ? mark : undefined));
  if (mark !== undefined && currency === undefined) return undefined;
  const scaled = unit === undefined ? "" : (scales[unit.toLowerCase()] ?? "");
  return {
    written: `${whole}${fraction === undefined ? "" : `.${fraction}`}${scaled}`,
    currency,
  };
}

/** The written amount for a company's currency: another currency is named, the company's own is not. */
export const inCurrencyOf = ({ written, currency }: Written, company: string): string | number =>
  currency !== undefined && currency !== company
    ? `${currency} ${written}`
    : /^\d{1,15}$/.test(written)
      ? Number(written)
      : written;

export const bounds = ["atLeast", "atMost"] as const;
export type Bound = {
  readonly bound: (typeof bounds)[number] | undefined;
  readonly form: "amount" | "share" | "duration" | "number";
  readonly value: string | number;
  readonly currency?: string | undefined;
  readonly ofTotal: boolean;
  /** A second figure beside the first; it is not taken. */
  readonly beside: string | undefined;
  /** "More than" and "less than" leave the bound itself out; the model's bounds include it. */
  readonly strict: boolean;
};

const floors =
  /^(?:(>)=?|≥|at least|minimum(?: of)?|min\.?|no less than|(more than|over|above|exceeds?))\s*/i;
const ceilings =
  /^(?:(<)=?|≤|at most|maximum(?: of)?|max\.?|up to|no more than|within|(less than|under|below|fewer than))\s*/i;

/** A target as people write it: `$3M (30%)`, `50+`, `>80%`, `<90 days`, `<30:1`, `>3x`, `10 new partners`; undefined for anything else. */
export function boundIn(raw: string, form: NumberForm): Bound | undefined {
  const text = raw.trim().replace(/[.;]$/, "");
  const floor = floors.exec(text);
  const ceiling = floor ? null : ceilings.exec(text);
  let rest = text.slice((floor ?? ceiling)?.[0].length ?? 0);
  const beside = /\s*\(([^)]*)\)\s*$/.exec(rest);
  if (beside) rest = rest.slice(0, beside.index);
  const ofTotal = /\s+of (?:the )?(?:total|all|total arr|total revenue)(?: (?:revenue|arr))?$/i.test(rest);
  rest = rest
    .replace(/\s+of (?:the )?(?:total|all)(?: (?:revenue|arr))?$/i, "")
    .replace(/\s*(?:\/\s?(?:yr|year)|per year|annually|a year|p\.a\.)$/i, "");
  const plus = /\+(?=$|\s)/.test(rest);
  rest = rest.replace(/\+(?=$|\s)/, "");
  const figure = figureIn(rest, form);
  if (!figure) return undefined;
  const { strict, bound } = sideOf(floor, ceiling, plus);
  return { ...figure, bound, strict, ofTotal, beside: beside?.[1] };
}

function sideOf(
  floor: RegExpExecArray | null,
  ceiling: RegExpExecArray | null,
  plus: boolean,
): { bound: Bound["bound"]; strict: boolean } {
  const bound = floor || plus ? "atLeast" : ceiling ? "atMost" : undefined;
  const match = floor ?? ceiling;
  const strict =
    match !== null && !match[0].includes("=") && (match[1] !== undefined || match[2] !== undefined);
  return { bound, strict };
}

type Figure = Pick<Bound, "form" | "value" | "currency">;

function figureIn(text: string, form: NumberForm): Figure | undefined {
  const share = shareIn(text, form);
  if (share !== undefined) return { form: "share", value: share };
  const duration = durationIn(text);
  if (duration !== undefined) return { form: "duration", value: duration };
  const plain = /^(\d+(?:\.\d+)?)\s?(?::\s?1|x|×)?(?:\s+(?:\p{L}[\p{L}-]*\s?){1,3})?$/u.exec(
    plainFigures(text, form) ?? "",
  );
  if (plain && !/\d\s?(?:k|m|mm|mn|mio|mrd|tsd|b|bn|thousand|million|billion)\b/i.test(text))
    return { form: "number", value: Number(plain[1]) };
  const amount = amountIn(text.replace(/\s+(?:in )?(?:arr|revenue|pipeline|acv)$/i, ""), form);
  return amount && { form: "amount", value: amount.written, currency: amount.currency };
}

/** A share in percent, as the file writes it; a figure without the sign is none. */
export const shareIn = (text: string, form: NumberForm): string | undefined => {
  const match = /^(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)$/i.exec(plainFigures(text.trim(), form) ?? "");
  return match ? `${match[1]}%` : undefined;
};

const numerals = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A whole number of hours, days, business days, weeks, months, quarters or years. */
export function durationIn(text: string): string | undefined {
  const match =
    /^(\d+|[a-z]+)[\s-]?(hour|hr|day|business day|working day|week|month|mo|quarter|year|yr)s?(?:['’]s?)?(?: notice)?$/i.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const count = /^\d+$/.test(match[1] ?? "")
    ? Number(match[1])
    : numerals.indexOf((match[1] ?? "").toLowerCase());
  if (count < 0) return undefined;
  const units: Readonly<Record<string, string>> = {
    hr: "hour",
    mo: "month",
    yr: "year",
    "working day": "business day",
  };
  const unit = (match[2] ?? "").toLowerCase();
  return `${count} ${units[unit] ?? unit}${count === 1 ? "" : "s"}`;
}

/** Both ends of a range such as `$100K-$500K`, `$500K+` or `<$100K`; an end that is not said is undefined. */
export function rangeIn(
  raw: string,
  form: NumberForm,
): { from: Written | undefined; to: Written | undefined } | undefined {
  const text = raw.trim().replace(/\s*(?:\/\s?(?:yr|year)|per year|annually)$/i, "");
  const both = /^(.*?\d\s?[A-Za-z]*)\s*(?:[-–—]|to)\s*(\D{0,4}\d.*)$/.exec(text);
  if (both) {
    const to = amountIn(both[2] ?? "", form);
    const from = to && amountIn(scaleOf(both[1] ?? "", both[2] ?? ""), form);
    return from && to ? { from, to } : undefined;
  }
  const bound = boundIn(text, form);
  if (!bound || (bound.form !== "amount" && bound.form !== "number") || bound.beside !== undefined)
    return undefined;
  const end = { written: String(bound.value), currency: bound.currency };
  return bound.bound === "atMost" ? { from: undefined, to: end } : { from: end, to: undefined };
}

/** In `$100-500K` the scale stands once, for both. */
const scaleOf = (from: string, to: string): string => {
  const unit = /[KMB]$/i.exec(to.trim())?.[0];
  return unit && /\d$/.test(from) ? `${from}${unit}` : from;
};

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const otherMonths: Readonly<Record<string, string>> = { mär: "mar", mai: "may", okt: "oct", dez: "dec" };

/**
 * A calendar day, only where it can be no other: `2027-01-31`, `31 January 2027`, `January 31, 2027`, `31.1.2027`, and with
 * slashes only where one of the two cannot be a month (`31/01/2027`).
 */
export function dayIn(text: string): string | undefined {
  const plain = text.trim();
  const iso = /^(\d{4})([-/])(\d{2})\2(\d{2})$/.exec(plain);
  if (iso) return `${iso[1]}-${iso[3]}-${iso[4]}`;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  if (dotted) return dayOf(dotted[1], Number(dotted[2]), dotted[3]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (slashed) return slashedDay(Number(slashed[1]), Number(slashed[2]), slashed[3]);
  const first = /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(\p{L}{3})\p{L}*\.?,? (\d{4})$/iu.exec(plain);
  const second = /^(\p{L}{3})\p{L}*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(plain);
  const [day, month = "", year] = first
    ? [first[1], first[2], first[3]]
    : second
      ? [second[2], second[1], second[3]]
      : [];
  const name = month.toLowerCase();
  return dayOf(day, months.indexOf(otherMonths[name] ?? name) + 1, year);
}

const dayOf = (day = "", month: number, year = ""): string | undefined =>
  month < 1 || month > 12 ? undefined : `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;

const slashedDay = (first: number, second: number, year = ""): string | undefined => {
  if (first <= 12 && second <= 12 && first !== second) return undefined;
  return first > 12 ? dayOf(String(first), second, year) : dayOf(String(second), first, year);
};

/** A fiscal quarter, half or year: `FY28-Q1`, `Q1 FY28`, `Q1 FY2028`, `FY28`. */
export function periodIn(text: string): string | undefined {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/^FY\s?(?:20)?(\d{2})\b/, "FY$1")
    .replace(/\bFY\s?(?:20)?(\d{2})$/, "FY$1");
  const match =
    /^(FY\d{2})(?:[\s-]?([QH][1-4]))?$/.exec(plain) ?? /^([QH][1-4])[\s,-]*(?:OF )?(FY\d{2})$/.exec(plain);
  if (!match) return undefined;
  const [year, part] = match[1]?.startsWith("FY") ? [match[1], match[2]] : [match[2], match[1]];
  if (part && /^H[34]/.test(part)) return undefined;
  return part ? `${year}-${part}` : year;
}
