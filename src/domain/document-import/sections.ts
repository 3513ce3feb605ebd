import type { Book } from "./book.ts";
import { contextOf, type Context } from "./context.ts";
import { noField, readLabel, readLabels } from "./fields-here.ts";
import { readItem, wordsOf } from "./lists.ts";
import type { Block, Line, Section } from "./outline.ts";
import { readPrintedThesis } from "./printed-thesis.ts";
import { readProse, readThesis } from "./prose.ts";
import { isAdvice, isBlank, isStruck, labelled, normal, type Said, struckOut } from "./said.ts";
import { isOfDeclined, readSentence } from "./sentences.ts";
import { computed, readTable } from "./tables.ts";
import { takeTierLine } from "./tier-matrix.ts";

/** Reads what stands under a heading; true when some of it said something. */
export function readSection(book: Book, section: Section): boolean {
  const context = contextOf(book, section);
  const before = book.isSeen(section.line);
  const reads =
    context.advice === undefined
      ? readBlocks(book, context, section.blocks) + readAround(book, section, context)
      : 0;
  if (context.advice !== undefined)
    for (const line of linesIn(section.blocks))
      book.unread(line, book.options.isOurs ? computed : context.advice);
  if (section.line > 0 && !before && reads > 0) book.used(section.line);
  return reads > 0;
}

/** What stands under a strong line that names nothing is still under the heading around it: a word that is meant strongly ends no chapter. */
function readAround(book: Book, { outer, isInner, blocks, titles, line }: Section, inner: Context): number {
  if (!outer || !isInner || inner.record || inner.tier) return 0;
  const around = contextOf(book, outer);
  const isNamed = (["okr", "quarter", "candidateTier", "program", "category"] as const).some(
    (key) => JSON.stringify(inner[key]) !== JSON.stringify(around[key]),
  );
  if (isNamed || around.advice !== undefined) return 0;
  const open = blocks.filter((block) => !linesIn([block]).every((line) => book.isSeen(line)));
  const tables = open.filter(
    (block) => block.kind !== "table" || !linesIn([block]).some((line) => book.isSeen(line)),
  );
  const [title] = titles.slice(-1);
  return readBlocks(book, around, tables, title === undefined ? undefined : { text: title, line });
}

/** How many of the blocks said something. */
function readBlocks(book: Book, context: Context, blocks: readonly Block[], announced?: Said): number {
  let label = announced;
  let reads = 0;
  for (const block of blocks) {
    const isRead = readBlock(book, context, block, label);
    if (isRead) reads++;
    if (isRead && label) book.used(label.line);
    label = block.kind === "paragraph" ? labelAtEnd(block.lines) : undefined;
  }
  return reads;
}

/** The last line of a paragraph, where it announces what follows. */
function labelAtEnd(lines: readonly Line[]): Said | undefined {
  const last = lines.at(-1);
  return last && last.text.endsWith(":")
    ? { text: last.text.replace(/\s*:$/, ""), line: last.line }
    : undefined;
}

function readBlock(book: Book, context: Context, block: Block, label: Said | undefined): boolean {
  switch (block.kind) {
    case "table": {
      const isRead = readTable(book, context, block);
      for (const { line, more = [] } of [block.header, ...block.rows])
        for (const one of more)
          if (book.isSeen(line)) book.used(one);
          else book.unread(one, "a further line of a row that was not read");
      return isRead;
    }
    case "list":
      if (block.items.some((item) => isAdvice(labelled(wordsOf(item))?.value ?? "")))
        return isAdviceOnly(book, block);
      return block.items.map((item) => readItem(book, context, item, label, readBlock)).some(Boolean);
    case "paragraph":
    case "verbatim":
      if (block.lines[0]?.text.startsWith(":::")) return isAdviceOnly(book, block);
      return readLines(book, context, block.lines);
    case "aside":
      for (const { line, text } of block.lines)
        if (/^not said yet: /i.test(text)) book.toFill({ line, text }, "not said yet");
        else if (readPrintedThesis(book, context, { line, text })) return true;
        else if (block.isQuote && isCallout(block.lines)) return readCallout(book, context, block.lines);
        else
          book.unread(
            line,
            block.why ??
              (text.trimStart().startsWith("<!--")
                ? "a comment of the writer"
                : text.trimStart().startsWith("<")
                  ? "HTML, which is not read: write it as Markdown"
                  : "a quotation or HTML, which is no statement of the strategy"),
          );
      return false;
    case "title":
      return readLines(book, context, [block]);
    case "fold-end":
      return false;
  }
}

/** What is quoted from somebody says so by its marks or by a name at its end; a callout is text of the document. */
const isCallout = (lines: readonly Line[]): boolean =>
  !/^\s*[“"„«]/.test(lines[0]?.text ?? "") &&
  !/(?:^|[.!?*”"]\s)\s*(?:[–—]|--)\s*\p{Lu}/u.test(lines.at(-1)?.text ?? "") &&
  !/\s(?:[–—]|--)\s(?:\p{Lu}[\p{L}'’.-]*\s){0,2}\p{Lu}[\p{L}'’-]+(?:,[^.]{0,60})?[.]?$/u.test(
    lines.at(-1)?.text ?? "",
  ) &&
  !lines.some(({ text }) => isAdvice(text));

/** Of a callout only whole sentences are read: what it stands under may be no matter of its own. */
function readCallout(book: Book, context: Context, lines: readonly Line[]): boolean {
  const plain = lines.map(({ line, text }) => ({ line, text: text.replace(calloutTitle, "") }));
  const isRead = readProse(
    book,
    context,
    plain.filter(({ text }) => text.trim() !== ""),
  );
  for (const { line } of lines)
    book.unread(line, "a quotation or a callout, in which no sentence names a field of the model");
  return isRead;
}

/** `TL;DR:`, `[!NOTE]`, `Summary:`: what kind of callout it is, which is no part of its first sentence. */
const calloutTitle =
  /^(?:\[![a-z]+\][+-]?\s*|TL;?DR\b\s*[:.–—-]?\s*|(?:(?:executive )?summary|in short|in brief|in a nutshell|note|key message|bottom line|the short version)\s*[:.–—-]\s*)/i;

/** Line by line where lines are labels; of a thesis, sentence by sentence, wherever the lines break. */
function readLines(book: Book, context: Context, lines: readonly Line[]): boolean {
  const thesis = readThesis(book, context, lines);
  const isRead = lines.map((line) => readLine(book, context, line)).some(Boolean);
  return readProse(book, context, lines) || isRead || thesis;
}

function readLine(book: Book, context: Context, line: Line): boolean {
  if (book.isSeen(line.line) || isBlank(line.text)) return false;
  if (isStruck(line.text) && !isOfDeclined(context)) {
    book.pass(line.line, struckOut);
    return false;
  }
  if (!book.options.isOurs && readLabels(book, context, line)) return true;
  const own = labelled(line.text);
  if (!book.options.isOurs && context.tier && takeTierLine(book, line, context.tier)) return true;
  if (own && own.value !== "" && readLabel(book, context, { text: own.label, line: line.line }, own.value))
    return true;
  if (readSentence(book, context, line)) return true;
  const why = own && (ofWriter.test(normal(own.label)) ? writer : noField(context, own.label));
  if (why) book.unread(line.line, why);
  return false;
}

const ofWriter = /^(?:prepared|written|drafted|compiled) by$|^authors?$/;
const writer = "who wrote a document need not own the strategy; write Owner: … where it is the same person";

/** A list of questions to the writer stays one, whichever of its members could be a value. */
function isAdviceOnly(book: Book, block: Block): false {
  for (const line of linesIn([block]))
    book.unread(line, "a word to the writer, and no statement of the strategy");
  return false;
}

const linesIn = (blocks: readonly Block[]): number[] =>
  blocks.flatMap((block): number[] => {
    if (block.kind === "table")
      return [block.header, ...block.rows].flatMap(({ line, more = [] }) => [line, ...more]);
    if (block.kind === "title") return [block.line];
    if (block.kind === "fold-end") return [];
    if (block.kind === "list")
      return block.items.flatMap((item) => [
        ...item.lines.map(({ line }) => line),
        ...linesIn(item.children),
      ]);
    return block.lines.map(({ line }) => line);
  });
