import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import { readLabel } from "./fields-here.ts";
import type { Line } from "./outline.ts";
import { proseSentences } from "./prose-sentences.ts";
import { asText, take } from "./readers.ts";
import { labelled, type Said, singleSpaced } from "./said.ts";
import { readEachSentence } from "./sentences.ts";

/** A thesis sentence by sentence, wherever its lines break; false for lines that are none of a thesis. */
export function readThesis(book: Book, { titles, ...context }: Context, lines: readonly Line[]): boolean {
  const isThesis = thesisTitle.test(lines[0]?.text ?? "") || titles.some((title) => /thesis/i.test(title));
  if (!isThesis) return false;
  const title = lines.find(({ text }) => thesisTitle.test(text));
  const company = /^\s*partnership thesis\s*[–—-]\s*(.+)$/i.exec(title?.text ?? "")?.[1];
  if (title) book.used(title.line);
  if (title && company && !context.record)
    take(book, { text: company, line: title.line }, ["company", "name"], asText);
  const body = lines.filter((one) => one !== title);
  return readSentences(book, { ...context, titles: [...titles, "Thesis"] }, body, [readEachSentence]);
}

const thesisTitle = /^\s*partnership thesis\b/i;

/** Flowing prose: the sentences that can be read with certainty. What stands beside one of them on its line is left by its words. */
export const readProse = (book: Book, context: Context, lines: readonly Line[]): boolean =>
  !book.options.isOurs && readSentences(book, context, lines, [labelSentence, ...proseSentences]);

type ReadSentence = (book: Book, context: Context, said: Said) => boolean;

/** `Owner: Head of Partnerships.`: a label and its value as a sentence among others. */
const labelSentence: ReadSentence = (book, context, { text, line }) => {
  const own = labelled(text.replace(/[.]$/, ""));
  return (
    own !== undefined && own.value !== "" && readLabel(book, context, { text: own.label, line }, own.value)
  );
};

function readSentences(
  book: Book,
  context: Context,
  lines: readonly Line[],
  readers: readonly ReadSentence[],
): boolean {
  const sentences = sentencesOf(lines.filter(({ line }) => !book.isSeen(line)));
  const read = sentences.filter(({ text, parts: [first] }) =>
    readers.some((reader) => reader(book, context, { text, line: first?.line ?? 0 })),
  );
  const taken = new Set(read.flatMap(({ parts }) => parts.map(({ line }) => line)));
  for (const line of taken) book.used(line);
  for (const sentence of sentences)
    if (!read.includes(sentence))
      for (const part of sentence.parts)
        if (taken.has(part.line)) book.leave(part, "a sentence that names no field of the model");
  return read.length > 0;
}

/** A sentence, and the words of it that stand on each of its lines. */
type Sentence = { readonly text: string; readonly parts: readonly Said[] };

/** A point ends a sentence where a capital letter follows, but behind a title or an abbreviation it does not. */
const end =
  /(?<=[.!?])(?<!\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|ca|approx|Inc|Ltd|Corp|Co|e\.g|i\.e)[.])\s+(?=\p{Lu}|\p{Sc}?\d)/u;

function sentencesOf(lines: readonly Line[]): Sentence[] {
  const found: Sentence[] = [];
  let open: Said[] = [];
  const close = (): void => {
    if (open.length > 0)
      found.push({ text: singleSpaced(open.map(({ text }) => text).join(" ")), parts: open });
    open = [];
  };
  for (const { text, line } of lines)
    for (const part of text.trim().split(end)) {
      if (part === "") continue;
      open = [...open, { text: part, line }];
      if (/[.!?]$/.test(part)) close();
    }
  close();
  return found;
}
