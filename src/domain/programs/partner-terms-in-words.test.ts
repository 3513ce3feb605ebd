import { expect, it } from "vitest";
import { benefitInWords, commitmentInWords } from "./partner-terms-in-words.ts";

it.each([
  [{ kind: "discount", value: "26%" }, "Discount: 26%"],
  [{ kind: "mdf", value: "4K", per: "year" }, "Market development funds: USD 4K a year"],
  [{ kind: "mdf", value: "shared" }, "Market development funds: shared"],
  [{ kind: "partner-manager", value: "named" }, "Partner manager: named"],
  [{ kind: "portal-access" }, "This portal"],
] as const)("a benefit says what a partner gets: %j", (benefit, words) => {
  expect(benefitInWords(benefit, "USD")).toBe(words);
});

it.each([
  [{ kind: "business-review", perYear: 2, hours: 4 }, "Business review: 2 a year, 4 hours each"],
  [{ kind: "annual-review", perYear: 1, hours: 1 }, "Annual review: once a year, 1 hour each"],
  [{ kind: "certification" }, "Certification"],
] as const)("a commitment says what a partner does: %j", (commitment, words) => {
  expect(commitmentInWords(commitment)).toBe(words);
});
