/** Something that the document says in one place. */
export type Said = { readonly text: string; readonly line: number };

/** A name for comparison: lower case, no marks, no numbering; what stands in brackets tells two names apart. */
export const normalName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[*`“”"]/g, "")
    .replace(/^(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[a-h][.)])\s+/, "")
    .replaceAll(/[’]/g, "'")
    .replaceAll(/[^\p{L}\p{N}%#'&/]+/gu, " ")
    .trim();

/** The words of a heading, a title of a column or a label, for comparison: lower case, no marks, no numbering, no remark in brackets. */
export const normal = (text: string): string =>
  normalName(text.replaceAll(/\([^)]*\)/g, " ").replace(sectionNumber, ""));

/** `Section D. Tiers`, `Chapter 2: Bets`: numbering in words. */
const sectionNumber =
  /^\s*(?:section|chapter|appendix|annex)\s+(?:[a-z]|\d+(?:\.\d+)*|[ivx]+)\s*[.:)–—-]\s+(?=\S)/i;

/** A cell that says nothing, or says that there is nothing to say. */
export const isBlank = (text: string): boolean =>
  /^[\s–—-]*$/.test(text) ||
  /^(?:n\.?\/?a\.?|none known|none yet|unknown|not known|none given|not said|nobody is named|no target|no partner type(?: yet)?|not audited yet|no gap of this kind is claimed)$/i.test(
    text.trim(),
  );

const blanks = [
  /\{\{.*?\}\}/,
  // Two brackets are a link to a page; what a bracket stands behind is the address of a link; `[TOC]` makes a list of contents.
  /(?<![[\]!])\[(?!\d+\]|[[~^]|_?toc_?\])[^\]]*\p{L}[^\]]*\](?![([])/iu,
  /\bT\.?B\.?[DCA]\.?\b|\bto be (?:determined|defined|decided|confirmed)\b/i,
  /(?:[$€£]|^|\s|[<>≥≤]\s?[$€£]?)X{1,3}(?:[%KMB]\b|%|$|\s|\/)/,
  /_{3,}/,
  /^\s*(?:\.\.\.|…|\?+)\s*$/,
];

/** What the writer has struck out is taken back. */
export const isStruck = (text: string): boolean => /^~~.+~~$/.test(text.trim());
export const struckOut = "struck out in the document";

/** A place that is kept for something that nobody has written yet: `{{X}}`, `[X]`, `$X`, `TBD`. It is never a value. */
export const isPlaceholder = (text: string): boolean =>
  blanks.some((blank) => blank.test(text.replace(/^\s*(?:[-*+]\s+|\d+[.)]\s+)?\[[ xX]\]\s/, "")));

/** What stands before and after the first colon; undefined where the label would be longer than a label is. */
export function labelled(text: string): { readonly label: string; readonly value: string } | undefined {
  const match = /^(.{1,60}?)\s*(?::\s+|:$)(.*)$/s.exec(text);
  return match ? { label: match[1] ?? "", value: (match[2] ?? "").trim() } : undefined;
}

/** The members of a list in one cell: between semicolons where it has any, else between commas, plus signs or line breaks. */
export const members = (text: string): string[] =>
  text
    .split(
      text.includes(";")
        ? /\s*[;\n]\s*/
        : /\s*(?:\n|,(?!\d{3}\b|\s\d+(?:\.\d+)? hours? each|\sone for)|\s\+\s|\s\/\s|\s·\s)\s*/,
    )
    .map((member) => member.trim())
    .filter((member) => member !== "");

/** A name and what stands beside it: `Gold · Managed programme`. */
export function besideName(text: string): { readonly name: string; readonly beside: string | undefined } {
  const at = text.indexOf(" · ");
  return at < 0
    ? { name: text.trim(), beside: undefined }
    : { name: text.slice(0, at).trim(), beside: text.slice(at + 3).trim() };
}

/** The same words with one space between them: what looks for words need not run through columns of blanks. */
export const singleSpaced = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** A sentence to the writer of the document and not about the company: a question, a "you", an "etc.". */
export const isAdvice = (text: string): boolean => /\byour?\b|\?\s*$|\betc\.?\s*$/i.test(text);
