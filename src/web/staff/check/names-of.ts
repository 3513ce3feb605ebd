import type { Finding } from "../../../domain/check/check.ts";
import type { Referable } from "../../../domain/strategy/fields.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../../domain/strategy/plain-data.ts";
import { choicesFor, elementName } from "../drafts/form/choices.ts";
import { inWords, partTitle } from "../strategy/parts.ts";

export type Named = {
  readonly name: string;
  /** A sentence of its own, which stands in quotation marks inside another. */
  readonly isSentence: boolean;
};

/** What a slug of a strategy is called; undefined for what names nothing, or more than one thing. */
export type Names = (slug: string) => Named | undefined;

/** What a finding is about, by name; what has none of its own by its part, a cell by its dimensions. */
export function subjectIn(names: Names, { path, subject }: Pick<Finding, "path" | "subject">): string {
  const [part = "strategy", ...steps] = pathOf(path);
  const known = names(subject);
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

/** The names of everything in the plain data of a strategy, misfits included. */
export function namesOf(data: unknown): Names {
  const known = new Map<string, Named | null>();
  const learn = (slug: string, name: string, isSentence: boolean) => {
    if (known.get(slug)?.name !== name) known.set(slug, known.has(slug) ? null : { name, isSentence });
  };
  for (const { as, to } of referable)
    for (const { choices } of choicesFor(data, [to]))
      for (const { slug, name } of choices)
        learn(slug, name === slug ? inWords(slug) : name, as === "sentence");
  for (const [program] of entriesOf(valueAt(data, ["programs"])))
    for (const tier of listOf(valueAt(data, ["programs", program, "tiers"])))
      if (isMap(tier) && typeof tier["id"] === "string")
        learn(tier["id"], elementName(tier, tier["id"]), false);
  for (const [criterion] of entriesOf(valueAt(data, ["scoring", "weights"])))
    learn(criterion, inWords(criterion), true);
  for (const part of others)
    for (const [slug, element] of entriesOf(valueAt(data, [part]))) {
      const name = elementName(element, slug);
      learn(slug, name === slug ? inWords(slug) : name, true);
    }
  return (slug) => known.get(slug) ?? undefined;
}

const referable: readonly { readonly to: Referable; readonly as: "name" | "sentence" }[] = [
  { to: "person", as: "name" },
  { to: "partner-type", as: "name" },
  { to: "region", as: "name" },
  { to: "vertical", as: "name" },
  { to: "size", as: "name" },
  { to: "candidate", as: "name" },
  { to: "program", as: "name" },
  { to: "tier", as: "name" },
  { to: "metric", as: "name" },
  { to: "objective", as: "sentence" },
  { to: "gap", as: "sentence" },
  { to: "bet", as: "sentence" },
  { to: "incentive", as: "sentence" },
  { to: "source", as: "sentence" },
];

/** Elements that nothing refers to, and that the check speaks about. */
const others = [
  "declined",
  "competitors",
  "agreements",
  "value",
  "okrs",
  "raci",
  "risks",
  "scenarios",
  "assumptions",
];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entriesOf = (value: unknown): [string, unknown][] => (isMap(value) ? Object.entries(value) : []);
