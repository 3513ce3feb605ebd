import { type Agreement, type AgreementTerm, keyTermsOf, missingTerms } from "./agreement-terms.ts";

/** A line of a term sheet: the term that settles it, or the terms of which one would. */
export type TermLine = {
  readonly anyOf: readonly [AgreementTerm, ...AgreementTerm[]];
  /** The term that is written; null when the agreement leaves it open. */
  readonly settledBy: AgreementTerm | null;
  /** A key term of the kind of agreement (AGR-002); others may be written as well. */
  readonly isKey: boolean;
};

/** An agreement as a term sheet: the key terms of its kind in their order, then whatever else it settles. */
export function termSheet(agreement: Agreement): TermLine[] {
  const missing = missingTerms(agreement);
  const key = keyTermsOf(agreement).map(
    (anyOf): TermLine => ({
      anyOf,
      settledBy: missing.includes(anyOf)
        ? null
        : (anyOf.find((term) => agreement[term] !== undefined) ?? null),
      isKey: true,
    }),
  );
  const shown = new Set(key.flatMap(({ settledBy }) => settledBy ?? []));
  const others = Object.keys(agreement).filter(
    (field): field is AgreementTerm =>
      field !== "types" && field !== "kind" && !shown.has(field as AgreementTerm),
  );
  return [
    ...key,
    ...others
      .filter((term) => !missing.some((anyOf) => anyOf.includes(term)))
      .map((term): TermLine => ({ anyOf: [term], settledBy: term, isKey: false })),
  ];
}
