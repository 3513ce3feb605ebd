import { type Form, formAt } from "../../../domain/strategy/forms.ts";
import { placesInWords } from "../../../domain/strategy/part-words.ts";
import { inWords, partTitle, rooms } from "../strategy/parts.ts";
import { isLongName, type Named, nameInSentence, type Names } from "../../../domain/strategy/names-of.ts";

/**
 * A piece of a finding for people who read names: words as they are, what an element or a field is called, or what only the file
 * has a word for. `whole` is a name that had to be shortened.
 */
export type Piece = {
  readonly is: "words" | "name" | "written";
  readonly text: string;
  readonly whole?: string;
};

/**
 * The texts of the check speak as the file does: `backticks` hold slugs and fields, and lists of what is accepted stand bare.
 * Whoever writes on the screen chose those elements by name and sees the fields by their labels, and reads the same here.
 */
export const inNames = (text: string, names: Names): Piece[] =>
  text
    .split("`")
    .flatMap((piece, index, all) =>
      index % 2 === 0 ? bare(piece, names) : [marked(piece, all[index - 1] ?? "", names)],
    )
    .filter((piece) => piece.text !== "");

function marked(token: string, before: string, names: Names): Piece {
  const written: Piece = { is: "written", text: token };
  // What is not there has no name: it is said as it is written.
  if (/[Tt]here is no [\w -]*$/.test(before)) return written;
  const isField = before.endsWith("(");
  return (isField ? undefined : named(token, names)) ?? labelled(token, names, isField) ?? written;
}

function named(slug: string, names: Names): Piece | undefined {
  const found = names(slug);
  return found && pieceOf(found);
}

const pieceOf = (found: Named): Piece => ({
  is: "name",
  text: nameInSentence(found),
  ...(isLongName(found.name) ? { whole: found.name } : {}),
});

/** A field by its label: `thesis.northStar.by` is "Thesis: North star by", `status: active` is "Status: active". */
function labelled(token: string, names: Names, isField: boolean): Piece | undefined {
  const [path = "", value, more] = token.split(": ");
  if (more !== undefined || value?.includes("{") || !/^[a-z][\w-]*([.[][\w\]-]+)*$/i.test(path))
    return undefined;
  const steps = path.replaceAll(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`).split(".");
  const { fields, members } = vocabulary();
  if (!isField && steps.length === 1 && members.has(path)) return lower(path);
  if (!isField && steps.length === 1 && !fields.has(path)) return undefined;
  const label = labelOf(steps, names);
  if (value !== undefined) return { is: "name", text: `${label}: ${inWords(value).toLowerCase()}` };
  return { is: "name", text: isField ? label : `“${label}”` };
}

function labelOf(steps: readonly string[], names: Names): string {
  const [part = "", slug, ...fields] = steps;
  if (slug === undefined) return partOrField(part);
  const element = names(slug, part);
  if (!element) return placesInWords([steps.join(".")]);
  return fields.length > 0 ? fields.map(inWords).join(", ") : pieceOf(element).text;
}

const partOrField = (word: string): string => (formAt([word]) ? partTitle(word) : inWords(word));

/** Words that no backtick marks: after "one of:" and its like each may be a slug; elsewhere those that no English word looks like. */
function bare(text: string, names: Names): Piece[] {
  const from = text.search(/\b(?:one|some|any) of: |\): (?!$)/);
  const before = from < 0 ? text : text.slice(0, from);
  const list = from < 0 ? "" : text.slice(from);
  return [
    ...replaced(before, /[a-z0-9]+(?:[A-Z][a-z]+)+|[a-z0-9]+(?:[-/][a-z0-9]+)+/g, names),
    ...replaced(list, /[\w/-]+/g, names),
  ];
}

function replaced(text: string, words: RegExp, names: Names): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    const piece = named(word, names) ?? (/[A-Z-]/.test(word) && isWord(word) ? lower(word) : undefined);
    if (!piece) continue;
    pieces.push({ is: "words", text: text.slice(end, index) }, piece);
    end = index + word.length;
  }
  return [...pieces, { is: "words", text: text.slice(end) }];
}

const lower = (word: string): Piece => ({
  is: "name",
  text: inWords(word).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
});

type Vocabulary = { readonly fields: ReadonlySet<string>; readonly members: ReadonlySet<string> };

let known: Vocabulary | undefined;
/** Every field of the model, and every member of its closed sets. */
function vocabulary(): Vocabulary {
  if (known) return known;
  const fields = new Set<string>();
  const members = new Set<string>();
  const seen = new Set<Form>();
  const learn = (form: Form | undefined): void => {
    if (!form || seen.has(form)) return;
    seen.add(form);
    if (form.kind === "choice") for (const member of form.members) members.add(member);
    if (form.kind === "map") learn(form.key);
    if (form.kind === "several" || form.kind === "list" || form.kind === "map") learn(form.of);
    if (form.kind !== "group") return;
    for (const { key, form: of } of form.fields) {
      fields.add(key);
      learn(of);
    }
  };
  for (const part of rooms.flatMap(({ parts }) => parts)) {
    fields.add(part);
    learn(formAt([part]));
  }
  known = { fields, members };
  return known;
}

const isWord = (word: string): boolean => vocabulary().fields.has(word) || vocabulary().members.has(word);
