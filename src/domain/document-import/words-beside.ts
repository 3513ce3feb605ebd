import { normal } from "./said.ts";

/** The words of a promise or a demand, for comparison. */
export const plainWords = (text: string): string =>
  normal(text.replaceAll("-", " ").replaceAll("↔", " ").replaceAll(/[()]/g, " "));

/**
 * What stands beside the words by which something was known and the figures that were taken: `Resale discount (new customers only)`
 * is a discount, and for whom it is has no place in the model. Undefined where nothing but small words is left.
 */
export function wordsBeside(
  text: string,
  known: RegExp,
  taken: readonly (string | undefined)[],
): string | undefined {
  const without = taken.reduce<string>(
    (rest, figure) => (figure ? rest.replace(figure, " ") : rest),
    text.replaceAll(/\b\d+\s*[–-]\s*\d+\b/g, (range) => range.replaceAll(/\s/g, "")),
  );
  const words = plainWords(without).replace(known, " | ").split(/\s+/);
  const isLarge = (word: string): boolean => word !== "" && !small.has(word);
  const rest = words.slice(words.findIndex(isLarge), words.findLastIndex(isLarge) + 1);
  return rest.some(isLarge) ? rest.filter((word) => word !== "|").join(" ") : undefined;
}

/** Words that say no more than that something is given, asked for or of the programme. */
const small = new Set(
  "| / & + a an the of to for in on at our your their its with and or per by as is are be can may program programme partner partners access allocation amount budget funds fund up yr year yearly quarter month half annual annually a each dedicated shared named included available required yes full resources rights".split(
    " ",
  ),
);
