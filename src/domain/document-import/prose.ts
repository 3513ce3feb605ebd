import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import type { Line } from "./outline.ts";
import { asText, take } from "./readers.ts";
import { readEachSentence } from "./sentences.ts";

/** A thesis sentence by sentence, wherever its lines break; false for lines that are none of a thesis. */
export function readProse(book: Book, { titles, ...context }: Context, lines: readonly Line[]): boolean {
  const isThesis = thesisTitle.test(lines[0]?.text ?? "") || titles.some((title) => /thesis/i.test(title));
  return isThesis && readThesis(book, { ...context, titles: [...titles, "Thesis"] }, lines);
}

const thesisTitle = /^\s*partnership thesis\b/i;

function readThesis(book: Book, context: Context, lines: readonly Line[]): boolean {
  let isRead = false;
  const title = lines.find(({ text }) => thesisTitle.test(text));
  const company = /^\s*partnership thesis\s*[–—-]\s*(.+)$/i.exec(title?.text ?? "")?.[1];
  if (title) book.used(title.line);
  if (title && company && !context.record)
    take(book, { text: company, line: title.line }, ["company", "name"], asText);
  for (const { text, line, lines: all } of sentencesOf(
    lines.filter((one) => one !== title && !book.isSeen(one.line)),
  )) {
    if (!readEachSentence(book, context, { text, line })) continue;
    isRead = true;
    for (const more of all) book.used(more);
  }
  return isRead;
}

type Prose = { readonly text: string; readonly line: number; readonly lines: readonly number[] };

/** The sentences of some lines, each with the lines that it stands on. */
function sentencesOf(lines: readonly Line[]): Prose[] {
  const found: { text: string; line: number; lines: number[] }[] = [];
  let open: { text: string; line: number; lines: number[] } | undefined;
  for (const { text, line } of lines)
    for (const part of text.trim().split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
      open = open
        ? { text: `${open.text} ${part}`, line: open.line, lines: [...open.lines, line] }
        : { text: part, line, lines: [line] };
      if (!/[.!?]$/.test(part)) continue;
      found.push(open);
      open = undefined;
    }
  return open ? [...found, open] : found;
}
