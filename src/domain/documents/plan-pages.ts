import type { Strategy } from "../strategy/strategy.ts";

/** Everybody can read five pages; nobody reads fifty (spec 1, LEN-001). */
export const planPages = 5;

/** Letters that a plan of three pages can hold at the least: a shorter strategy cannot print on six. */
const lettersOfThreePages = 7_000;

/**
 * Whether the plan of a strategy could be longer than its five pages: true when the parts that it prints hold more letters than
 * three pages, an amount or a date counted as eight. Says yes too early rather than too late: who gets a yes has it typeset.
 */
export const planCouldBeLong = (strategy: Strategy): boolean =>
  printedParts.reduce((letters, part) => letters + lettersIn(strategy[part]), 0) > lettersOfThreePages;

const printedParts = [
  "company",
  "objectives",
  "thesis",
  "partnerTypes",
  "bets",
  "declined",
  "coverage",
  "landscape",
  "programs",
  "incentives",
  "value",
  "budget",
  "metrics",
  "risks",
  "scenarios",
  "people",
] as const satisfies readonly (keyof Strategy)[];

function lettersIn(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return value === undefined ? 0 : 8;
  let letters = 0;
  for (const member of Object.values(value)) letters += lettersIn(member);
  return letters;
}
