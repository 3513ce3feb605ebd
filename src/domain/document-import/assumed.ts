import { currencies } from "../shared/currency.ts";
import { periodIn } from "./figures.ts";
import type { Outline } from "./outline.ts";
import type { Assumption, ImportOptions } from "./result.ts";

/**
 * The company's currency: the one that was asked for, the one the document names, the one whose sign it uses most. A bare $ and no sign
 * at all are read as US dollars, and that is said.
 */
export function assumedCurrency(
  { lines, frontMatter }: Outline,
  { currency }: ImportOptions,
): { currency: string; assumption: Assumption | undefined } {
  if (currency !== undefined) return { currency, assumption: undefined };
  const named = frontMatter.find(({ key }) => key === "currency")?.value ?? namedIn(lines);
  if (named !== undefined && currencies.has(named.trim().toUpperCase()))
    return { currency: named.trim().toUpperCase(), assumption: undefined };
  const change = "read it again with another currency";
  const amounts = usedIn(lines, marks);
  const used = amounts.length > 0 ? amounts : usedIn(lines, units);
  const [first] = used;
  if (!first)
    return {
      currency: "USD",
      assumption: {
        words: "The document names no currency; US dollars (USD) are written",
        change,
        line: null,
      },
    };
  const among = used.length > 1 ? "; amounts in another currency carry their own" : "";
  return {
    currency: first.code,
    assumption: {
      words: `“${first.mark}” is read as ${first.code}, and the company's amounts are in it${among}`,
      change,
      line: first.line,
    },
  };
}

const signs: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP" };
/** Codes that are words, too: ALL 12 regions, the TOP 10. */
const words = new Set(["ALL", "TOP", "TRY", "CUP"]);
const marks = /([$€£])\s?\d|\d[^\d|]{0,6}?([€£])|\b([A-Z]{3})\s?\d|\d[KMB]?\s([A-Z]{3})\b/g;

/** `€M`, `(k€)`, `NOKm`: where no amount has its sign, the titles over the amounts do. */
const units =
  /([$€£])\s?(?:[kM]|mn|thousand|million)\b|(?<![\p{L}\d])(?:[kMT])\s?([€£])|\b([A-Z]{3})\s?(?:k|m|mn|thousand|million)\b|\(([€£]|[A-Z]{3})\)|\b[kKMT](EUR|USD|GBP|CHF)\b/gu;

/** The currencies of the amounts, by their sign or code, the one of most amounts first. */
function usedIn(lines: readonly string[], pattern: RegExp): { code: string; mark: string; line: number }[] {
  const found = new Map<string, { code: string; mark: string; line: number; count: number }>();
  for (const [index, text] of lines.entries())
    for (const match of text.matchAll(pattern)) {
      const mark = match.slice(1).find((group) => group !== undefined) ?? "";
      const code = signs[mark] ?? (currencies.has(mark) && !words.has(mark) ? mark : undefined);
      if (code === undefined) continue;
      const before = found.get(code) ?? { code, mark, line: index + 1, count: 0 };
      found.set(code, { ...before, count: before.count + 1 });
    }
  return [...found.values()].toSorted((a, b) => b.count - a.count || a.line - b.line);
}

const namedIn = (lines: readonly string[]): string | undefined =>
  lines
    .map((line) => /^\W*currency\W*:\W*([A-Z]{3})\W*$/i.exec(line)?.[1])
    .find((code) => code !== undefined);

/** The fiscal year of targets and quarters that name none: the one that was asked for, the only one of the document, or the one of its title. */
export function assumedYear(
  { lines, sections }: Outline,
  { year }: ImportOptions,
): { year: string | undefined; assumption: Assumption | undefined } {
  if (year !== undefined) return { year, assumption: undefined };
  const title = sections.find(({ line }) => line > 0);
  return (
    yearNamedIn(lines, "the only fiscal year that the document names") ??
    yearNamedIn(
      lines.map((text, index) => (index + 1 === title?.line ? text : "")),
      "the fiscal year that the title of the document names",
    ) ?? { year: undefined, assumption: undefined }
  );
}

/** The one fiscal year that stands in some lines; undefined where there is none, or another. */
function yearNamedIn(
  lines: readonly string[],
  which: string,
): { year: string; assumption: Assumption } | undefined {
  const found = lines.flatMap((text, index) =>
    [...text.matchAll(/\bFY\s?(?:20)?\d{2}\b/g)].map(([named]) => ({
      named: periodIn(named),
      line: index + 1,
    })),
  );
  const [first] = found;
  if (!first?.named || found.some(({ named }) => named !== first.named)) return undefined;
  return {
    year: first.named,
    assumption: {
      words: `Targets and quarters without a year are put into ${first.named}, ${which}`,
      change: "read it again with another fiscal year",
      line: first.line,
    },
  };
}

const ofPartners =
  /partner|partena|alian|allian|allianz|channel|resell|resale|distribut|integrator|referral|ecosystem|consultan|\b(?:var|msp|mssp|isv|gsi|oem)s?\b/i;

/** A document with chapters that speaks of no partners at all may be of another matter, whatever its headings are called. */
export const assumedMatter = ({ lines, sections }: Outline): Assumption | undefined =>
  sections.filter(({ line }) => line > 0).length < 2 || lines.some((text) => ofPartners.test(text))
    ? undefined
    : {
        words: "Nothing in the document speaks of partners; what was read of it may be of another matter",
        change: "look through the draft, or bring the document that holds the strategy",
        line: null,
      };
