import type { Finding } from "../check/check.ts";
import type { Referable } from "./fields.ts";
import { pathOf } from "./path.ts";
import { isMap, valueAt } from "./plain-data.ts";
import { choicesFor, elementName } from "./choices.ts";
import { inWords, partTitle } from "./part-words.ts";

export type Named = {
  readonly name: string;
  /** A sentence of its own, which stands in quotation marks inside another. */
  readonly isSentence: boolean;
};

/**
 * What a slug of a strategy is called; undefined for what names nothing, or more than one thing. Parts may share a slug: what a
 * finding of a part says is first of all of that part, and only then of what other parts refer to.
 */
export type Names = (slug: string, part?: string) => Named | undefined;

/** Names longer than this end early inside a sentence; the element itself says the rest. */
const shown = 56;

/** A name inside a sentence: one that is a sentence of its own stands in quotation marks, and a long one ends early. */
export function nameInSentence({ name, isSentence }: Named): string {
  const end = name.lastIndexOf(" ", shown);
  const text = isLongName(name) ? `${name.slice(0, end > 0 ? end : shown)}…` : name;
  return isSentence ? `“${text}”` : text;
}

export const isLongName = (name: string): boolean => name.length > shown;

/** What a finding is about, by name; what has none of its own by its part, a cell by its dimensions. */
export function subjectIn(names: Names, { path, subject }: Pick<Finding, "path" | "subject">): string {
  const [part = "strategy", ...steps] = pathOf(path);
  const known = names(subject, part);
  if (known) return known.name;
  if (subject === part) return partTitle(part);
  if (part !== "coverage" || steps[0] !== "cells") return subject;
  return subject
    .split("/")
    .map((one) =>
      one
        .split("+")
        .map((each) => names(each)?.name ?? each)
        .join(" or "),
    )
    .join(", ");
}

/**
 * What the texts of a finding may call by name. Beside a value that does not fit stand words of the model, and a person may
 * have one of them as slug: "sales" among the functions is not the head of sales.
 */
export const namesFor = ({ rule }: Pick<Finding, "rule">, names: Names): Names =>
  rule === "FMT-001" ? () => undefined : names;

/** The names of everything in the plain data of a strategy, misfits included. */
export function namesOf(data: unknown): Names {
  const everywhere = new Map<string, Named | null>();
  const inPart = new Map<string, Named>();
  const learn = (part: string, slug: string, name: string, isSentence: boolean) => {
    const named = { name: name === slug ? inWords(slug) : name, isSentence };
    inPart.set(`${part} ${slug}`, named);
    if (everywhere.get(slug)?.name !== named.name) everywhere.set(slug, everywhere.has(slug) ? null : named);
  };
  for (const { part, to, as } of referable)
    for (const { choices } of choicesFor(data, [to]))
      for (const { slug, name } of choices) learn(part, slug, name, as === "sentence");
  for (const [program] of entriesOf(valueAt(data, ["programs"])))
    for (const tier of listOf(valueAt(data, ["programs", program, "tiers"])))
      if (isMap(tier) && typeof tier["id"] === "string")
        learn("tiers", tier["id"], elementName(tier, tier["id"]), false);
  for (const [criterion] of entriesOf(valueAt(data, ["scoring", "weights"])))
    learn("scoring", criterion, criterion, true);
  const referredTo = new Set(everywhere.keys());
  for (const part of others)
    for (const [slug, element] of entriesOf(valueAt(data, [part]))) {
      if (referredTo.has(slug)) inPart.set(`${part} ${slug}`, sentenceOf(element, slug));
      else learn(part, slug, elementName(element, slug), true);
    }
  return (slug, part) => inPart.get(`${part} ${slug}`) ?? everywhere.get(slug) ?? undefined;
}

const sentenceOf = (element: unknown, slug: string): Named => {
  const name = elementName(element, slug);
  return { name: name === slug ? inWords(slug) : name, isSentence: true };
};

const referable: readonly {
  readonly part: string;
  readonly to: Referable;
  readonly as: "name" | "sentence";
}[] = [
  { part: "people", to: "person", as: "name" },
  { part: "partnerTypes", to: "partner-type", as: "name" },
  { part: "coverage", to: "region", as: "name" },
  { part: "coverage", to: "vertical", as: "name" },
  { part: "coverage", to: "size", as: "name" },
  { part: "landscape", to: "candidate", as: "name" },
  { part: "programs", to: "program", as: "name" },
  { part: "programs", to: "tier", as: "name" },
  { part: "measures", to: "metric", as: "name" },
  { part: "objectives", to: "objective", as: "sentence" },
  { part: "gaps", to: "gap", as: "sentence" },
  { part: "bets", to: "bet", as: "sentence" },
  { part: "incentives", to: "incentive", as: "sentence" },
  { part: "sources", to: "source", as: "sentence" },
];

/** Elements that nothing refers to, and that the check speaks about. */
const others = [
  "declined",
  "competitors",
  "agreements",
  "value",
  "decisions",
  "okrs",
  "raci",
  "risks",
  "scenarios",
  "assumptions",
];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entriesOf = (value: unknown): [string, unknown][] => (isMap(value) ? Object.entries(value) : []);
