import { capital } from "../shared/capital.ts";
import { elementName } from "./choices.ts";
import type { Speech } from "./diff-words.ts";
import { type Form, formAt } from "./forms.ts";
import { nameInSentence, type Names, namesOf, subjectIn } from "./names-of.ts";
import { inWords, partTitle } from "./part-words.ts";
import { type Path, pointer } from "./path.ts";
import { isMap, textOf, valueAt } from "./plain-data.ts";

/** Calls the elements, fields and values of a strategy as the pages do: whoever reads there chose them by name. */
export function speaksIn(root: unknown): Speech {
  const names = namesOf(root);
  return {
    part: partTitle,
    entry: (noun, part, slug) => `${noun} ${entryName(names, root, part, slug)}`,
    listed: (noun, list, path, name) => `${noun} ${listedName(names, root, list, path, name)}`,
    step: (path) => stepInWords(names, path),
    value: (path, value) => valueInWords(names, valueForm(path), value, partOf(path)),
    scope: (where) =>
      Object.entries(where)
        .map(([key, value]) => `${lower(inWords(key))} ${scopeName(names, key, value)}`)
        .join(", "),
    sentence: capital,
  };
}

/** By its name; what has none by the words of its slug, and a decision by its id, too. */
function entryName(names: Names, root: unknown, part: string, slug: string): string {
  const element = valueAt(root, [part, slug]);
  if (isId(slug)) return idAndName(slug, element);
  const name = elementName(element, slug);
  if (name === slug) return lower(inWords(slug));
  return nameInSentence(
    part === "competitors" ? { name, isSentence: false } : (names(slug, part) ?? { name, isSentence: true }),
  );
}

/** Tiers, cells, regions and sizes by name; what has an id by that and by what it is called; the rest as it is told apart. */
function listedName(names: Names, root: unknown, list: string, path: Path, name: string): string {
  if (list === "cells") return subjectIn(names, { path: pointer(path), subject: name });
  const named = names(name, partOf(path));
  if (named) return nameInSentence(named);
  const element = valueAt(root, path);
  if (isMap(element) && element["id"] === name) return idAndName(name, element);
  return /^[a-z-]+$/.test(name) ? lower(inWords(name)) : name;
}

const isId = (slug: string): boolean => /^[A-Z]+-?\d/.test(slug);

function idAndName(id: string, element: unknown): string {
  const name = elementName(element, id);
  return name === id ? id : `${id} ${nameInSentence({ name, isSentence: true })}`;
}

/** One step of a path as the forms call it: a field by its label, a key that refers to an element by the name of that. */
function stepInWords(names: Names, path: Path): string {
  const step = String(path.at(-1));
  const holder = formAt(path.slice(0, -1));
  if (holder?.kind !== "map") return lower(inWords(step));
  return holder.key.kind === "choice" ? lower(inWords(step)) : nameOr(names, step, partOf(path));
}

function valueForm(path: Path): Form | undefined {
  const form = formAt(path);
  return form?.kind === "several" ? form.of : form;
}

function valueInWords(names: Names, form: Form | undefined, value: unknown, part: string): string {
  if (typeof value !== "string") return textOf(value);
  if (form?.kind === "reference") return nameOr(names, value, part);
  return form?.kind === "choice" ? lower(inWords(value)) : value;
}

/** The part that each dimension names an element of. */
const dimensionParts: Readonly<Record<string, string>> = {
  type: "partnerTypes",
  program: "programs",
  tier: "tiers",
  region: "coverage",
  vertical: "coverage",
  size: "coverage",
  bet: "bets",
};

const scopeName = (names: Names, key: string, value: unknown): string => {
  const part = dimensionParts[key];
  return part === undefined ? lower(inWords(textOf(value))) : nameOr(names, value, part);
};

function nameOr(names: Names, value: unknown, part?: string): string {
  const named = typeof value === "string" ? names(value, part) : undefined;
  return named ? nameInSentence(named) : textOf(value);
}

const partOf = (path: Path): string => String(path[0] ?? "strategy");

/** Lower case inside a sentence; abbreviations (ARR, MDF) stay. */
const lower = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
