import { currencies } from "../shared/currency.ts";
import { periodIn } from "./figures.ts";
import type { Outline } from "./outline.ts";
import type { Assumption, ImportOptions } from "./result.ts";

/**
 * The company's currency: the one that was asked for, the one the document names, the one whose sign it uses. A bare $ and no sign
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
  const signs = [
    ["$", "USD"],
    ["€", "EUR"],
    ["£", "GBP"],
  ] as const;
  const used = signs
    .map(([sign, code]) => ({
      sign,
      code,
      line: lines.findIndex((text) => text.includes(`${sign}`) && new RegExp(`[${sign}]\\s?\\d`).test(text)),
    }))
    .filter(({ line }) => line >= 0);
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
  const among = used.length > 1 ? "; amounts with another sign carry their own currency" : "";
  return {
    currency: first.code,
    assumption: {
      words: `“${first.sign}” is read as ${first.code}, and the company's amounts are in it${among}`,
      change,
      line: first.line + 1,
    },
  };
}

const namedIn = (lines: readonly string[]): string | undefined =>
  lines
    .map((line) => /^\W*currency\W*:\W*([A-Z]{3})\W*$/i.exec(line)?.[1])
    .find((code) => code !== undefined);

/** The fiscal year of targets and quarters that name none: the one that was asked for, or the only one that the document names. */
export function assumedYear(
  { lines }: Outline,
  { year }: ImportOptions,
): { year: string | undefined; assumption: Assumption | undefined } {
  if (year !== undefined) return { year, assumption: undefined };
  const found = lines.flatMap((text, index) =>
    [...text.matchAll(/\bFY\s?(?:20)?\d{2}\b/g)].map(([named]) => ({
      named: periodIn(named),
      line: index + 1,
    })),
  );
  const [first] = found;
  if (!first?.named || found.some(({ named }) => named !== first.named))
    return { year: undefined, assumption: undefined };
  return {
    year: first.named,
    assumption: {
      words: `Targets and quarters without a year are put into ${first.named}, the only fiscal year that the document names`,
      change: "read it again with another fiscal year",
      line: first.line,
    },
  };
}
