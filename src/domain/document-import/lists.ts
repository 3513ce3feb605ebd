import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { insideTerm } from "./agreement-terms.ts";
import { type Context, contextOf, isHeading } from "./context.ts";
import { type FieldHere, fieldOf, leaveLabelRemark, noField, readLabel, readLabels } from "./fields-here.ts";
import { periodIn } from "./figures.ts";
import { measureNamed } from "./measure-names.ts";
import type { Block, Item } from "./outline.ts";
import { readListed } from "./listed.ts";
import { readNextStep } from "./next-steps.ts";
import { parts } from "./elements.ts";
import { forEach } from "./part-spec.ts";
import { readProse } from "./prose.ts";
import { partnerTypes } from "./parts-why.ts";
import { take } from "./readers.ts";
import { isBlank, isStruck, labelled, normal, type Said, struckOut } from "./said.ts";
import { isOfDeclined, ofMeasures, readSentence, takeGoal } from "./sentences.ts";
import { takeTarget } from "./targets-table.ts";
import { takeTierLine } from "./tier-matrix.ts";
import { takeBenefit, takeRequirement } from "./tiers.ts";

export const wordsOf = (item: Item): string => item.lines.map((line) => line.text).join(" ");

/** `Risk: …` under a heading that is no field by this name. */
const isNamed = (context: Context, own: { label: string } | undefined): boolean =>
  own !== undefined &&
  parts.some(
    ({ listed, named }) =>
      listed !== undefined &&
      named.includes(normal(own.label)) &&
      listed.under.test(normal(context.titles.at(-1) ?? "")),
  );

type ReadBlock = (book: Book, context: Context, block: Block, label: Said | undefined) => boolean;

/** An item of a list: a label with its value, a label with a list under it, or a member of what was announced above. */
export function readItem(
  book: Book,
  context: Context,
  item: Item,
  label: Said | undefined,
  readBlock: ReadBlock,
): boolean {
  const text = wordsOf(item);
  const line = item.lines[0]?.line ?? 0;
  if (book.isSeen(line)) return true;
  if (isStruck(text) && !isOfDeclined(context)) {
    for (const one of item.lines) book.pass(one.line, struckOut);
    return false;
  }
  if (readNextStep(book, context, item, label)) return item.box !== "ticked";
  if (item.isUnticked && label && fieldOf(context, label.text)) return leaveUnticked(book, item);
  if (!book.options.isOurs && readLabels(book, context, { text, line })) return true;
  const titles = [...context.titles, text.replace(/\s*:$/, "")];
  if (!book.options.isOurs && item.children.length > 0 && isHeading(titles, item.children)) {
    const inner = contextOf(book, { titles, line, blocks: item.children });
    for (const one of item.lines) book.used(one.line);
    return readChildren(book, inner, item, undefined, readBlock);
  }
  const colon = labelled(text);
  const dash = /^(.{1,60}?)\s+[–—]\s+(.+)$/s.exec(text);
  const isDash = dash !== null && !colon && fieldOf(context, dash[1] ?? "") !== undefined;
  const own = isDash ? { label: dash[1] ?? "", value: dash[2] ?? "" } : colon;
  const fieldHere = own && fieldOf(context, own.label);
  if (!label && isNamed(context, own) && readListed(book, context, item)) return true;
  for (const more of item.lines.slice(1)) if (fieldHere || label) book.used(more.line);
  if (own && fieldHere) {
    leaveLabelRemark(book, { text: own.label, line });
    take(book, { text: own.value, line }, [...fieldHere.base, ...fieldHere.field.at], fieldHere.field.read);
    if (own.value === "") book.used(line);
    readUnder(book, context, item.children, fieldHere, readBlock);
    return true;
  }
  if (context.tier && !label && takeTierLine(book, { text, line }, context.tier)) return true;
  const foreign = /^(.+: (?:we give|we get|who qualifies|gap it fills)): (.+)$/.exec(text);
  if (foreign && readForeign(book, foreign[1] ?? "", { text: foreign[2] ?? "", line })) return true;
  if (text !== "" && label && readMember(book, context, { text, line }, label)) return true;
  const announced = label ? { ...context, titles: [...context.titles, label.text] } : context;
  const isSentence =
    text !== "" &&
    (readSentence(book, context, { text, line }) ||
      (label !== undefined && !book.options.isOurs && readSentence(book, announced, { text, line })));
  if (isSentence) {
    for (const more of item.lines.slice(1)) book.used(more.line);
    return true;
  }
  if (!fieldHere && readListed(book, announced, item)) return true;
  if (item.children.length === 0 && readProse(book, announced, item.lines)) return true;
  const announcing = own === undefined ? text : own.value === "" ? own.label : undefined;
  const inside = readChildren(
    book,
    context,
    item,
    announcing === undefined || announcing.length > longestLabel ? undefined : { text: announcing, line },
    readBlock,
  );
  if (inside && !isBlank(text)) book.used(line);
  const why = own && noField(context, own.label);
  if (why && !inside) book.unread(line, why);
  return inside;
}

/** Of a choice between boxes only what is ticked is chosen. */
function leaveUnticked(book: Book, { lines }: Item): false {
  for (const { line } of lines) book.unread(line, "not ticked in the document");
  return false;
}

const longestLabel = 60;

const readChildren = (
  book: Book,
  context: Context,
  { children }: Item,
  label: Said | undefined,
  readBlock: ReadBlock,
): boolean => children.map((child) => readBlock(book, context, child, label)).some(Boolean);

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

/** What stands in a list under a label with no value of its own. */
function readUnder(
  book: Book,
  context: Context,
  children: readonly Block[],
  { base, field }: FieldHere,
  readBlock: ReadBlock,
): void {
  const term = insideTerm[String(field.at[0])];
  for (const child of children) {
    if (child.kind !== "list") readBlock(book, context, child, undefined);
    else
      for (const item of child.items) {
        const text = wordsOf(item);
        const line = item.lines[0]?.line ?? 0;
        const own = labelled(text);
        if (item.isUnticked) {
          leaveUnticked(book, item);
          continue;
        }
        const inner = own && (term?.find(({ says }) => says.includes(normal(own.label))) ?? undefined);
        if (own && inner)
          take(book, { text: own.value, line }, [...base, ...field.at, ...inner.at], inner.read);
        else if (!(own && readLabel(book, context, { text: own.label, line }, own.value)))
          take(book, { text, line }, [...base, ...field.at], forEach(field.read));
      }
  }
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
  const quarter = own && /^[QH][1-4]$/i.exec(own.label.trim())?.[0];
  const period = own && (periodIn(own.label) ?? quarter);
  if (own && period && ofMeasures.test(normal(context.titles.at(-1) ?? "")) && measureNamed(label.text)) {
    takeTarget(book, label, { text: own.value, line: said.line }, period);
    return true;
  }
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
