import { expect, test } from "vitest";
import { kindsInWords } from "./kinds.ts";

test("the kinds that come up most are named, with where their promises stand", () => {
  expect(kindsInWords(["metric", "tier", "tier", "coverage"])).toBe(
    "2 on tiers, 1 on metrics and 1 on coverage",
  );
  expect(kindsInWords(["tier", "tier", "metric", "metric", "risk", "risk", "bet", "mix"])).toBe(
    "2 on tiers, 2 on metrics, 2 on risks and 2 elsewhere",
  );
});

test("one kind is named alone", () => {
  expect(kindsInWords(["key-result"])).toBe("1 on key results");
});
