import type { CatalogueEntry } from "../measures/catalogue-entry.ts";
import { catalogue, isMeasureId, measureIds } from "../measures/catalogue.ts";
import { glossary, otherNames } from "../shared/glossary.ts";
import { nearest } from "../shared/nearest.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";

/** The words that list everything there is to explain of one kind. */
export const listWords = ["rules", "metrics", "terms"] as const;

/** What there is to say about a word, as data: the command line, the pages and the documents print it. */
export type Explanation =
  | ({ readonly kind: "rule"; readonly waiver: string } & Pick<
      Rule,
      "id" | "severity" | "finds" | "why" | "fix" | "example"
    >)
  | { readonly kind: "metric"; readonly id: string; readonly metric: CatalogueEntry }
  | { readonly kind: "term"; readonly term: string; readonly definition: string }
  | {
      readonly kind: "list";
      readonly of: (typeof listWords)[number];
      readonly entries: readonly ListEntry[];
    };
export type ListEntry = { readonly name: string; readonly says: string };

/**
 * Explains a rule id, a metric id, a term of the glossary, or one of the list words; upper and lower case, and hyphens and
 * spaces, are one. Undefined for any other word: `nearestWord` says what may have been meant.
 */
export function explain(word: string): Explanation | undefined {
  const asked = plain(word);
  const list = listWords.find((known) => known === asked);
  if (list) return { kind: "list", of: list, entries: entriesOf(list) };
  const rule = rules.find(({ id }) => plain(id) === asked);
  if (rule) return ruleExplanation(rule);
  const id = asked.replaceAll(" ", "-");
  if (isMeasureId(id)) return { kind: "metric", id, metric: catalogue[id] };
  const term = termNamed(asked);
  return term && { kind: "term", ...term };
}

/** The word that can be explained and is closest to a mistyped one; undefined when none is close. */
export function nearestWord(word: string): string | undefined {
  const words = [
    ...listWords,
    ...rules.map(({ id }) => id),
    ...measureIds,
    ...glossary.map(({ term }) => term),
  ];
  return nearest(word, words);
}

function ruleExplanation({ id, severity, finds, why, fix, example }: Rule): Explanation {
  const waiver = `waivers:\n  - { rule: ${id}, subject: <the finding's subject>, until: <last day>, reason: <why it stands> }`;
  return { kind: "rule", id, severity, finds, why, fix, example, waiver };
}

function entriesOf(list: (typeof listWords)[number]): ListEntry[] {
  if (list === "rules")
    return rules.map(({ id, severity, finds }) => ({ name: id, says: `${severity}: ${finds}` }));
  if (list === "metrics") return measureIds.map((id) => ({ name: id, says: catalogue[id].formula }));
  return glossary.map(({ term, definition }) => ({ name: term, says: definition }));
}

/** A term in the singular or the plural, or by another name: "programs" and "program" are "programme". */
const termNamed = (asked: string) =>
  glossary.find(({ term }) => formsOf(term).includes(asked)) ??
  glossary.find(({ term }) =>
    Object.keys(otherNames).some((name) => otherNames[name] === term && formsOf(name).includes(asked)),
  );

const formsOf = (term: string): string[] => [
  plain(term),
  `${plain(term)}s`,
  plain(term).replace(/y$/, "ies"),
];

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
