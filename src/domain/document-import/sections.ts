import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { readBudgetTable } from "./budget-table.ts";
import { contextOf, type Context, insideTerm } from "./context.ts";
import type { LabelledPart } from "./labels.ts";
import type { Block, Item, Line, Section } from "./outline.ts";
import { forEach, type FieldSpec, type PartSpec } from "./part-spec.ts";
import { assumptions, decisions, lines, positions, risks, sources, systems, value } from "./parts-how.ts";
import { bets, competitors, declined, gaps, landscape, objectives, partnerTypes } from "./parts-why.ts";
import { okrTable } from "./okrs.ts";
import { coverageTable, modelsTable, raciTable, sponsorTable, weightsTable } from "./plan-tables.ts";
import {
  decisionFactsTable,
  decisionLogTable,
  marketTable,
  regionSumsTable,
  scenarioTable,
  scoresTable,
  termsTable,
} from "./printed-tables.ts";
import { asText, take } from "./readers.ts";
import { reasonsTable } from "./reasons-table.ts";
import { roadmapTable } from "./roadmap.ts";
import { isAdvice, isBlank, labelled, normal, type Said } from "./said.ts";
import { readEachSentence, readSentence, takeGoal } from "./sentences.ts";
import { columnsOf, isTableOf, readPartTable, type Table } from "./table.ts";
import { isTargetsTable, readTargetsTable, takeTarget } from "./targets-table.ts";
import { takeBenefit, takeRequirement, tierMatrix, tierTable } from "./tiers.ts";

/** Parts by table, the more particular first: a risk has a mitigation, and so may an investment. */
const parts: readonly PartSpec[] = [
  objectives,
  risks,
  assumptions,
  competitors,
  bets,
  decisions,
  partnerTypes,
  gaps,
  landscape,
  value,
  declined,
  sources,
];
const budgetParts: readonly PartSpec[] = [positions, systems, lines];

/** Reads what stands under a heading; true when some of it said something. */
export function readSection(book: Book, section: Section): boolean {
  const context = contextOf(book, section.titles, section.line);
  const before = book.isSeen(section.line);
  const reads = context.advice === undefined ? readBlocks(book, context, section.blocks) : 0;
  if (context.advice !== undefined)
    for (const line of linesIn(section.blocks))
      book.unread(line, book.options.isOurs ? computed : context.advice);
  if (section.line > 0 && !before && reads > 0) book.used(section.line);
  return reads > 0;
}

const computed = "computed from the rest of the document, or said there in another form";

/** How many of the blocks said something. */
function readBlocks(book: Book, context: Context, blocks: readonly Block[]): number {
  let label: Said | undefined;
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
    case "table":
      return readTable(book, context, block);
    case "list":
      if (block.items.some((item) => isAdvice(labelled(wordsOf(item))?.value ?? "")))
        return isAdviceOnly(book, block);
      return block.items.map((item) => readItem(book, context, item, label)).some(Boolean);
    case "paragraph":
    case "verbatim":
      if (block.lines[0]?.text.startsWith(":::")) return isAdviceOnly(book, block);
      return readLines(book, context, block.lines);
    case "aside":
      for (const { line, text } of block.lines)
        if (/^not said yet: /i.test(text)) book.toFill({ line, text }, "not said yet");
        else book.unread(line, "a quotation or HTML, which is no statement of the strategy");
      return false;
  }
}

/** Line by line where lines are labels; of a thesis, sentence by sentence, wherever the lines break. */
function readLines(book: Book, context: Context, lines: readonly Line[]): boolean {
  const isThesis =
    thesisTitle.test(lines[0]?.text ?? "") || context.titles.some((title) => /thesis/i.test(title));
  const prose = isThesis && readProse(book, { ...context, titles: [...context.titles, "Thesis"] }, lines);
  return lines.map((line) => readLine(book, context, line)).some(Boolean) || prose;
}

const thesisTitle = /^\s*partnership thesis\b/i;

function readProse(book: Book, context: Context, lines: readonly Line[]): boolean {
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

/** A list of questions to the writer stays one, whichever of its members could be a value. */
function isAdviceOnly(book: Book, block: Block): false {
  for (const line of linesIn([block]))
    book.unread(line, "a word to the writer, and no statement of the strategy");
  return false;
}

const wordsOf = (item: Item): string => item.lines.map((line) => line.text).join(" ");

function readTable(book: Book, context: Context, table: Table): boolean {
  const columns = columnsOf(table);
  const special = [
    raciTable,
    sponsorTable,
    okrTable(context.okr),
    reasonsTable,
    scoresTable,
    scenarioTable,
    decisionFactsTable,
    decisionLogTable,
    marketTable,
    regionSumsTable,
    termsTable(context.record),
    tierTable(context.program),
    tierMatrix,
    weightsTable,
    modelsTable,
    roadmapTable(context.quarter),
    coverageTable,
  ].find(({ fits }) => fits(columns, table));
  if (isTargetsTable(columns)) readTargetsTable(book, table, context.quarter);
  else if (special) special.read(book, table);
  else return readElements(book, context, table, columns);
  return true;
}

function readElements(book: Book, context: Context, table: Table, columns: readonly string[]): boolean {
  const spec = parts.find((part) => isTableOf(part, columns, context.titles));
  if (spec) {
    readPartTable(book, spec, table, (name) => elementPath(book, spec, name, context));
    return true;
  }
  const budget = budgetParts.find((part) => isTableOf(part, columns, context.titles));
  if (budget) readBudgetTable(book, budget, table);
  else
    for (const { line } of [table.header, ...table.rows])
      book.unread(
        line,
        book.options.isOurs
          ? computed
          : `a table whose columns (${table.header.cells.slice(0, 4).join(", ")}) name no part of the model`,
      );
  return budget !== undefined;
}

function elementPath(book: Book, spec: PartSpec, name: Said, context: Context): Path {
  if (spec.part === "decisions") {
    const id = `D-${String(book.countOf(["decisions"]) + 1).padStart(3, "0")}`;
    book.put(name, ["decisions", id, "need"], name.text.trim());
    return ["decisions", id];
  }
  const slug = book.element(name, spec.part, name.text.trim(), spec.name);
  if (spec.part === "landscape" && context.candidateTier)
    book.put(name, ["landscape", slug, "tier"], context.candidateTier);
  if (spec.part === "partnerTypes" && context.category)
    book.put(name, ["partnerTypes", slug, "category"], context.category);
  return [spec.part, slug];
}

/** An item of a list: a label with its value, a label with a list under it, or a member of what was announced above. */
function readItem(book: Book, context: Context, item: Item, label: Said | undefined): boolean {
  const text = wordsOf(item);
  const line = item.lines[0]?.line ?? 0;
  if (book.isSeen(line)) return true;
  const own = labelled(text);
  const fieldHere = own && fieldOf(context, own.label);
  for (const more of item.lines.slice(1)) if (fieldHere || label) book.used(more.line);
  if (own && fieldHere) {
    take(book, { text: own.value, line }, [...fieldHere.base, ...fieldHere.field.at], fieldHere.field.read);
    if (own.value === "") book.used(line);
    readUnder(book, context, item.children, fieldHere);
    return true;
  }
  const foreign = /^(.+: (?:we give|we get|who qualifies|gap it fills)): (.+)$/.exec(text);
  if (foreign && readForeign(book, foreign[1] ?? "", { text: foreign[2] ?? "", line })) return true;
  if (text !== "" && label && readMember(book, context, { text, line }, label)) return true;
  if (text !== "" && readSentence(book, context, { text, line })) return true;
  const inside = item.children
    .map((child) =>
      readBlock(book, context, child, own?.value === "" ? { text: own.label, line } : undefined),
    )
    .some(Boolean);
  if (inside && !isBlank(text)) book.used(line);
  return inside;
}

type FieldHere = { readonly base: Path; readonly field: FieldSpec };

/** `Regional reseller: we give`: a field of another element than the one of the heading, where the document is our own print. */
function readForeign(book: Book, label: string, said: Said): boolean {
  const match = book.options.isOurs
    ? /^(.+): (we give|we get|who qualifies|gap it fills)$/.exec(label)
    : null;
  const found = match && partnerTypes.fields.find(({ says }) => says.includes(match[2] ?? ""));
  if (!match || !found) return false;
  const slug = book.element(said, "partnerTypes", match[1] ?? "", "name");
  take(book, said, ["partnerTypes", slug, ...found.at], found.read);
  return true;
}

/** The field that a label names, in the element that the headings name or in a part whose labels may stand here. */
function fieldOf(context: Context, label: string): FieldHere | undefined {
  const said = normal(label);
  const holders: readonly LabelledPart[] = context.record
    ? [context.record, ...context.labels]
    : context.labels;
  for (const { base, fields } of holders) {
    const field = fields.find(({ says }) => says.includes(said));
    if (field) return { base, field };
  }
  return undefined;
}

/** What stands in a list under a label with no value of its own. */
function readUnder(
  book: Book,
  context: Context,
  children: readonly Block[],
  { base, field }: FieldHere,
): void {
  const term = insideTerm[String(field.at[0])];
  for (const child of children) {
    if (child.kind !== "list") readBlock(book, context, child, undefined);
    else
      for (const item of child.items) {
        const text = wordsOf(item);
        const line = item.lines[0]?.line ?? 0;
        const own = labelled(text);
        const inner = own && (term?.find(({ says }) => says.includes(normal(own.label))) ?? undefined);
        if (own && inner)
          take(book, { text: own.value, line }, [...base, ...field.at, ...inner.at], inner.read);
        else if (!(own && readLabel(book, context, { text: own.label, line }, own.value)))
          take(book, { text, line }, [...base, ...field.at], forEach(field.read));
      }
  }
}

function readLine(book: Book, context: Context, line: Line): boolean {
  if (book.isSeen(line.line) || isBlank(line.text)) return false;
  const own = labelled(line.text);
  if (own && own.value !== "" && readLabel(book, context, { text: own.label, line: line.line }, own.value))
    return true;
  return readSentence(book, context, line);
}

function readLabel(book: Book, context: Context, label: Said, text: string): boolean {
  const here = fieldOf(context, label.text);
  if (!here) return false;
  if (text === "") return false;
  take(book, { text, line: label.line }, [...here.base, ...here.field.at], here.field.read);
  return true;
}

/** A member of a list that a label announces: benefits of a tier, warnings of a risk, targets of a quarter. */
function readMember(book: Book, context: Context, said: Said, label: Said): boolean {
  const name = normal(label.text);
  if (context.tier) return readTierMember(book, context.tier, said, name);
  if (/^(?:strategic goals|business objectives)$/.test(name)) {
    takeGoal(book, said);
    return true;
  }
  const here = fieldOf(context, label.text);
  if (here) {
    take(book, said, [...here.base, ...here.field.at], forEach(here.field.read));
    return true;
  }
  const own = labelled(said.text);
  if (/\btargets?$/.test(name) && own) {
    takeTarget(
      book,
      { text: own.label, line: said.line },
      { text: own.value, line: said.line },
      context.quarter ?? "year",
    );
    return true;
  }
  return false;
}

function readTierMember(book: Book, tier: Path, said: Said, label: string): boolean {
  if (/^(?:key )?benefits?$/.test(label)) takeBenefit(book, said, tier);
  else if (/^(?:key )?(?:criteria|requirements?|commitments?)$/.test(label))
    takeRequirement(book, said, tier);
  else return false;
  return true;
}

const linesIn = (blocks: readonly Block[]): number[] =>
  blocks.flatMap((block): number[] => {
    if (block.kind === "table") return [block.header.line, ...block.rows.map(({ line }) => line)];
    if (block.kind === "list")
      return block.items.flatMap((item) => [
        ...item.lines.map(({ line }) => line),
        ...linesIn(item.children),
      ]);
    return block.lines.map(({ line }) => line);
  });
