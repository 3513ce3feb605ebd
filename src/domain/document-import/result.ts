/** One line of the document that the draft has taken something from. */
export type Recognised = {
  readonly line: number;
  /** JSON Pointers of what was taken, in the draft. */
  readonly where: readonly string[];
  readonly words: string;
  /** What of this line was not taken, and why; the rest of a line is never dropped in silence. */
  readonly left: readonly Left[];
};
export type Left = { readonly text: string; readonly why: string; readonly toFill: boolean };
export type Placeholder = { readonly line: number; readonly text: string; readonly words: string };
export type Unrecognised = { readonly line: number; readonly text: string; readonly why: string };
/** Two places that say different things; the draft holds neither. */
export type ImportConflict = {
  readonly where: string;
  readonly words: string;
  readonly sides: readonly { readonly line: number; readonly text: string }[];
};
/** What the model needs and the document does not say, or says in another way; with what to do when it is wrong. */
export type Assumption = { readonly words: string; readonly change: string; readonly line: number | null };

/**
 * A draft from a document. Each line that is not empty stands in exactly one of `recognised`, `placeholders`, `unrecognised`,
 * `conflicting` (lines that say nothing but what another place contradicts) and `form` (rules, fences, headings that were used).
 */
export type ImportedDocument = {
  readonly data: Readonly<Record<string, unknown>>;
  readonly recognised: readonly Recognised[];
  readonly placeholders: readonly Placeholder[];
  readonly unrecognised: readonly Unrecognised[];
  readonly conflicting: readonly number[];
  readonly form: readonly number[];
  readonly conflicts: readonly ImportConflict[];
  readonly assumptions: readonly Assumption[];
};

export type ImportOptions = {
  /** ISO 4217; without it the signs of the document decide, and the answer names it as an assumption. */
  readonly currency?: string | undefined;
  /** The fiscal year (`FY28`) that targets and quarters without a year belong to. */
  readonly year?: string | undefined;
};
