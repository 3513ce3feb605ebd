import { expect, it } from "vitest";
import { keptTogether } from "./kept-together.ts";

it.each([
  ["by 31 January 2029", "by 31~January~2029"],
  ["USD 7.6M of CHF 2,255,000", "USD~7.6M of CHF~2,255,000"],
  ["FY28-Q1: USD 200K; FY28: 28", "FY28-Q1:~USD~200K; FY28:~28"],
  ["within 90 days of 12 months", "within 90~days of 12~months"],
  ["three years, 200 to 2,000 people", "three years, 200 to 2,000 people"],
])("%s is not torn within a figure, and anywhere else it may be", (text, kept) => {
  expect(keptTogether(text)).toBe(kept.replaceAll("~", "\u00A0"));
});
