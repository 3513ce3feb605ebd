import type { Form } from "./forms.ts";
import { readAmount, readDuration, readQuantity, readShare } from "./values.ts";

/**
 * What somebody typed into a field, as it is written in the file: `$2,000,000` is 2000000, `2m` is 2M, `30 %` is 30%, `90d` is
 * 90 days. What cannot be read stays as it was typed, so that nothing is lost and the check can say what would fit. Undefined
 * for an empty field.
 */
export function writtenFrom(kind: Form["kind"], typed: string): string | number | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  switch (kind) {
    case "amount":
      return readable(readAmount, amountLike(text)) ?? text;
    case "share":
      return readable(readShare, shareLike(text)) ?? text;
    case "duration":
      return readable(readDuration, durationLike(text)) ?? text;
    case "quantity":
      return (
        readable(readQuantity, text) ??
        readable(readQuantity, amountLike(text)) ??
        readable(readQuantity, shareLike(text)) ??
        readable(readQuantity, durationLike(text)) ??
        text
      );
    case "number":
      return numberLike(text) ?? text;
    case "quarter":
    case "period":
    case "year":
    case "country":
    case "currency":
      return text.toUpperCase().replace(/^(FY\d\d)\s*[-\s]?\s*([QH]\d)$/, "$1-$2");
    case "text":
    case "flag":
    case "zone":
    case "day":
    case "choice":
    case "reference":
    case "several":
    case "terms":
    case "list":
    case "map":
    case "group":
      return typed;
  }
}

function readable(
  read: (raw: string | number) => unknown,
  text: string | undefined,
): string | number | undefined {
  if (text === undefined) return undefined;
  const value = numberLike(text) ?? text;
  return read(value) === undefined ? undefined : value;
}

/** A number as YAML and JSON write it; longer ones than a computer holds exactly stay text. */
function numberLike(text: string): number | undefined {
  const plain = withPoint(text).replaceAll(/(?<=\d)[,  '](?=\d{3}(?:\D|$))/g, "");
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

/** A comma before one or two digits at the end is the point of other countries: 1,5 is 1.5 and never 15. */
const withPoint = (digits: string): string =>
  digits.replace(
    /^(-?\d{1,3}(?:[. ']?\d{3})*),(\d{1,2})(?=\D*$)/,
    (_, whole: string, part: string) => `${whole.replaceAll(/[. ']/g, "")}.${part}`,
  );

/** Sums of money have no three decimals: 60.000 of them is sixty thousand, and 1.250M with its letter one and a quarter. */
const withoutPoints = (digits: string, hasMultiple: boolean): string =>
  !hasMultiple && /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits) ? digits.replaceAll(".", "") : digits;

const signs: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR" };
const multiples: Readonly<Record<string, string>> = {
  k: "K",
  thousand: "K",
  m: "M",
  mn: "M",
  million: "M",
  b: "B",
  bn: "B",
  billion: "B",
};

/** `$` alone is the company's own currency: which dollar it is, the file says once. */
function amountLike(text: string): string | undefined {
  const found =
    /^(?:([A-Za-z]{3})\s*|([$€£¥₹])\s*)?(\d[\d,.  ']*)\s*([A-Za-z]+)?(?:\s*([A-Z]{3}|[$€£¥₹]))?$/.exec(text);
  if (!found) return undefined;
  const [, code, sign, digits = "", multiple, codeBehind] = found;
  const letter = multiple === undefined ? "" : multiples[multiple.toLowerCase()];
  if (letter === undefined) return undefined;
  const signOf = (one: string | undefined) =>
    one === undefined ? undefined : (signs[one] ?? (one === "$" ? undefined : one));
  const currency = code?.toUpperCase() ?? signOf(codeBehind) ?? signOf(sign);
  const plain = withoutPoints(withPoint(digits), letter !== "").replaceAll(/[,  ']/g, "");
  if (!/^\d+(\.\d+)?$/.test(plain) || /,(?!\d{3}(?:\D|$))/.test(withPoint(digits))) return undefined;
  return `${currency ? `${currency} ` : ""}${plain}${letter}`;
}

function shareLike(text: string): string | undefined {
  const found = /^(-?\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent)$/i.exec(text);
  return found ? `${found[1]?.replace(",", ".")}%` : text;
}

const unitLetters: Readonly<Record<string, string>> = {
  h: "hours",
  d: "days",
  w: "weeks",
  mo: "months",
  q: "quarters",
  y: "years",
  yr: "years",
  yrs: "years",
};

function durationLike(text: string): string | undefined {
  const found = /^(\d+)\s*([A-Za-z ]+)$/.exec(text);
  if (!found) return undefined;
  const unit = (found[2] ?? "").toLowerCase().replaceAll(/\s+/g, " ").trim();
  return `${found[1]} ${unitLetters[unit] ?? unit}`;
}
