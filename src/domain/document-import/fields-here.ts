import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import type { LabelledPart } from "./labels.ts";
import type { FieldSpec } from "./part-spec.ts";
import { take } from "./readers.ts";
import { labelled, normal, normalName, type Said } from "./said.ts";

/** A field with the place of the element that it belongs to. */
export type FieldHere = { readonly base: Path; readonly field: FieldSpec };

/** The field that a label names, in the element that the headings name or in a part whose labels may stand here. */
export function fieldOf(context: Context, label: string): FieldHere | undefined {
  // `ARR (goal)` is another label than `ARR`; `Owner (required)` is none.
  const names = [normalName(label), normal(label)];
  const holders: readonly LabelledPart[] = context.record
    ? [context.record, ...context.labels]
    : context.labels;
  for (const { base, fields } of holders) {
    for (const name of names) {
      const field = fields.find(({ says }) => says.includes(name));
      if (field) return { base, field };
    }
  }
  return undefined;
}

/** Why a label of the element here was not read, with the labels that would be. */
export function noField({ record }: Context, label: string): string | undefined {
  if (!record || label.split(/\s+/).length > mostWords) return undefined;
  const known = record.fields.flatMap(({ says: [first] }) => (first === undefined ? [] : [first]));
  const some = known.slice(0, 8).join(", ");
  return `“${label}” names no field of a ${record.what}; known are: ${some}${known.length > 8 ? ", …" : ""}`;
}

const mostWords = 5;

/** Several labels on one line, a wide space or a bar between them; false where one of them is none of this place. */
export function readLabels(book: Book, context: Context, { text, line }: Said): boolean {
  const found = text.split(/\s{3,}|\t+|\s+[|·]\s+/).map(labelled);
  if (found.length < 2) return false;
  const known = found.flatMap((own) => (own && own.value !== "" && fieldOf(context, own.label) ? [own] : []));
  if (known.length < found.length) return false;
  for (const { label, value } of known) readLabel(book, context, { text: label, line }, value);
  return true;
}

/** `Current ARR (Dec 2026)`: what stands in brackets in a label is no part of its value, and is left; `(required)` is a word to the writer. */
export function leaveLabelRemark(book: Book, label: Said): void {
  const remark = /\(([^()]+)\)\s*$/.exec(label.text)?.[1];
  if (remark && !book.options.isOurs && /\d/.test(remark))
    book.leave({ ...label, text: remark }, "a remark beside a label");
}

/** What stands after a label; false where the label is none of this place. */
export function readLabel(book: Book, context: Context, label: Said, text: string): boolean {
  const here = fieldOf(context, label.text);
  if (!here) return false;
  if (text === "") return false;
  leaveLabelRemark(book, label);
  take(book, { text, line: label.line }, [...here.base, ...here.field.at], here.field.read);
  return true;
}
