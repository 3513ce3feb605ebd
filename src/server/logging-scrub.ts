import { isId } from "../database/ids.ts";

/**
 * Words about a fault without the values that programs put into them: what stands in quotes or after an equals sign in brackets,
 * addresses, queries, credentials in URLs, and long words that may be keys. What controls a terminal or turns the direction of
 * writing is written out.
 */
export function scrubbed(text: string): string {
  const start = text.slice(0, longest);
  const plain = patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), start);
  return withoutControls(plain.replace(longWord, (word) => (isHarmless(word) ? word : "…")));
}

/** Text in which what controls a terminal, or turns the direction of writing, stands as its number. */
export const withoutControls = (text: string): string => text.replace(controls, writtenOut);

/** What says more than this says a value. */
const longest = 2_000;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/"[^"]*"|'[^']*'|`[^`]*`/gsu, '"…"'],
  [/=\([^)]*\)/gsu, "=(…)"],
  [/:\/\/[^\s/@]*@/gu, "://…@"],
  [/[^\s<>(),;:"']+@[^\s<>(),;:"']+/gu, "…@…"],
  [/[?#][^\s]+/gu, "?…"],
];

const longWord = /[\w+/=~.-]{20,}/gu;

/** Ids are what one looks things up by; paths and names of code have no digits among many letters of both cases. */
const isHarmless = (word: string): boolean =>
  isId(word) || !/\d/.test(word) || /^[\w./-]*\.(ts|js|sql)$/.test(word);

const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const writtenOut = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
