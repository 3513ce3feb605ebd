/** Why a row cannot be imported. */
export const rejectCodes = [
  "missing-value",
  "cells-do-not-match-header",
  "not-text",
  "not-an-amount",
  "not-a-whole-number",
  "not-a-day",
  "not-a-country",
  "unknown-type",
  "unknown-partner",
  "duplicate-key",
  "other-partner-than-order",
  "other-day-than-order",
] as const;
export type RejectCode = (typeof rejectCodes)[number];

/** What is wrong with a value, and what would be accepted in its place. */
export type Fault = { readonly code: RejectCode; readonly accepted: string };

/** A row that does not fit, by the line on which it begins (the header is line 1). */
export type Reject = Fault & {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
};

/** Up to this length a value is shown as it came. */
const shownLength = 200;

export const shownValue = (text: string): string =>
  text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
