import { candidateTiers, partnerKinds } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { asType } from "./references.ts";
import { asText, asTexts, take } from "./readers.ts";
import { isPlaceholder, type Said } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { kindWords } from "./vocabulary.ts";

/** The letter of a heading or line such as `TIER A: Strategic partners`. */
export const candidateTierIn = (text: string): string | undefined => {
  const letter = /^tier\s+([ABC])\b/i.exec(text.trim())?.[1]?.toUpperCase();
  return candidateTiers.find((tier) => tier === letter);
};

/** A candidate on one line: `Deloitte — Digital practice; strong in banking`. `group` is what it stands under. */
export function takeCandidate(
  book: Book,
  said: Said,
  tier: string | undefined,
  group: Said | undefined,
): boolean {
  const match = /^(.{2,60}?)\s+[–—-]\s+(.+)$/.exec(said.text.trim());
  const name = (match?.[1] ?? said.text).trim();
  if (!match && name.length > 60) return false;
  if (isPlaceholder(name)) {
    book.toFill(said, "candidate");
    return true;
  }
  const path = ["landscape", book.element(said, "landscape", name, "name")];
  if (tier) book.put(said, [...path, "tier"], tier);
  if (group && !isPlaceholder(group.text))
    asType(false)(book, { ...group, text: singular(group.text) }, [...path, "type"]);
  const [practice = "", ...more] = (match?.[2] ?? "").split(/\s*;\s*/);
  if (memberIn(partnerKinds, kindWords, practice))
    asType(false)(book, { ...said, text: practice }, [...path, "type"]);
  else if (practice) {
    take(book, { ...said, text: practice }, [...path, "practice"], asText);
    if (!book.options.isOurs)
      book.assume({
        words:
          "What stands behind the name of a candidate is read as its practice, and after a semicolon as its strengths",
        change: "write it as a label, such as Region: …, where it is something else",
        line: said.line,
      });
  }
  for (const text of more) take(book, { ...said, text }, [...path, "strengths"], asTexts);
  return true;
}

const singular = (group: string): string =>
  group
    .replace(/\s*\([^)]*\)\s*$/, "")
    .replace(/ies$/, "y")
    .replace(/(?<!s)s$/, "");
