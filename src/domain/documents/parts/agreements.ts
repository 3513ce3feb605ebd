import { capital } from "../../shared/capital.ts";
import {
  type Agreement,
  type AgreementTerm,
  keyTerms,
  type KeyTerm,
} from "../../strategy/agreement-terms.ts";
import { counted, listed } from "../../check/figures.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, heading, inOneCell, missing, tableOr } from "../blocks.ts";
import { typeNames } from "../names.ts";
import { durationWords, label } from "../words.ts";
import { spaced } from "./landscape.ts";

export const agreementsOf = (strategy: Strategy) => entries<Agreement>(strategy.agreements);

/** Each agreement of the strategy with its key terms, settled or open. */
export function frameworkBlocks(strategy: Strategy): Block[] {
  if (agreementsOf(strategy).length === 0)
    return [missing("on what terms partners work with us", "agreements")];
  return agreementsOf(strategy).flatMap(([slug, agreement]) => [
    heading(headingOf(slug, agreement)),
    termsTable(agreement, `Key terms with ${typeNames(strategy, agreement.types) ?? "no partner type yet"}`),
  ]);
}

const headingOf = (slug: string, agreement: Agreement): string =>
  label(slug) === agreementKind(agreement) ? label(slug) : `${label(slug)} · ${agreementKind(agreement)}`;

export const agreementKind = ({ kind }: Agreement): string => `${label(kind)} agreement`;

/** The terms that an agreement of its kind has to settle, then whatever else it settles. */
export function termsTable(agreement: Agreement, caption: string): Block {
  const key = keyTerms[agreement.kind].map((anyOf) => ({
    name: calledBy(agreement, anyOf),
    content: contentOf(agreement, anyOf),
  }));
  const named = new Set(keyTerms[agreement.kind].flat());
  const others = allTerms
    .filter((term) => !named.has(term) && agreement[term] !== undefined)
    .map((term) => ({ name: termName(term), content: contentOf(agreement, [term]) }));
  return tableOr(
    { what: "the key terms", part: "agreements" },
    caption,
    [column("", 0.3), column("Term", 1.2), column("Agreed", 4)],
    [...key, ...others].map(({ name, content }, index): Cell[] => [String(index + 1), name, content]),
  );
}

const allTerms: readonly AgreementTerm[] = [
  "scope",
  "territory",
  "exclusivity",
  "technical",
  "marketing",
  "support",
  "pricing",
  "commercial",
  "dealRegistration",
  "training",
  "quota",
  "reporting",
  "term",
  "termination",
];

export const keyTermName = (anyOf: KeyTerm): string =>
  capital(anyOf.map((term) => termName(term).toLowerCase()).join(" or "));

/** A key term is called by what settles it; while nothing does, by all that could. */
function calledBy(agreement: Agreement, anyOf: KeyTerm): string {
  const settled = anyOf.filter((term) => contentOf(agreement, [term]) !== null);
  return settled.length > 0
    ? capital(settled.map((term) => termName(term).toLowerCase()).join(" and "))
    : keyTermName(anyOf);
}

const termName = (term: AgreementTerm): string => spaced(term);

function contentOf(agreement: Agreement, anyOf: readonly AgreementTerm[]): Cell {
  return inOneCell(
    anyOf.map((term) => (term === "term" ? durationWords(agreement.term) : termWords(agreement[term]))),
  );
}

const termWords = (term: string | Readonly<Record<string, string>> | Agreement["term"]): string | null => {
  if (term === undefined) return null;
  if (typeof term === "string") return term;
  if ("count" in term && typeof term.count === "number") return null;
  return inOneCell(Object.entries(term).map(([key, text]) => `${spaced(key)}: ${String(text)}`));
};

export function agreementsFinding(strategy: Strategy): string | null {
  const all = agreementsOf(strategy);
  if (all.length === 0) return null;
  const covered = new Set(all.flatMap(([, { types }]) => types ?? []));
  const bare = entries(strategy.partnerTypes)
    .filter(([slug]) => !covered.has(slug))
    .map(([, { name }]) => name);
  const rest = bare.length === 0 ? "every partner type is covered" : `${listed(bare)} not covered`;
  return `${counted(all.length, "deal framework")}, ${rest}`;
}
