import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { check } from "../check/check.ts";
import { withEdits } from "./edits.ts";
import type { Path } from "./path.ts";
import { pointer } from "./path.ts";
import { same } from "./plain-data.ts";
import { readStrategy } from "./read.ts";
import { referencesTo, renaming } from "./renaming.ts";

const halyard = parseStrategyFile(
  readFileSync(join(import.meta.dirname, "../../../samples/halyard/strategy.yaml"), "utf8"),
).data;
const asOf = "2026-11-20";
const problemsOf = (data: unknown) =>
  check(readStrategy(data), asOf).findings.filter(({ severity }) => severity !== "note");

const elements: Path[] = [
  ["people", "cpo"],
  ["objectives", "mid-market-growth"],
  ["gaps", "regional-reach"],
  ["bets", "msp-first"],
  ["partnerTypes", "bank-consultant"],
  ["coverage", "regions", "us-gulf"],
  ["coverage", "sizes", "medium"],
  ["landscape", "northgate-managed"],
  ["programs", "managed"],
  ["programs", "managed", "tiers", 0],
  ["sources", "territory-model"],
  ["roadmap", 2],
  ["calendars", "us-business"],
];

describe("another slug for an element", () => {
  it.each(elements.map((path) => [pointer(path), path] as const))(
    "%s takes every place that names it along, so that the check finds nothing new",
    (_, path) => {
      const renamed = withEdits(halyard, renaming(halyard, path, "renamed-now"));
      expect(problemsOf(renamed)).toEqual(problemsOf(halyard));
      expect(same(renamed, halyard)).toBe(false);
    },
  );

  it("leaves a place that names it behind, the check says so", () => {
    const path = ["gaps", "regional-reach"];
    const alone = renaming(halyard, path, "renamed-now").filter((edit) => edit.path[0] === "gaps");
    expect(problemsOf(withEdits(halyard, alone)).map(({ rule }) => rule)).toContain("REF-001");
  });

  it("and back again is the same strategy", () => {
    const there = withEdits(halyard, renaming(halyard, ["people", "cpo"], "chief"));
    expect(same(withEdits(there, renaming(there, ["people", "chief"], "cpo")), halyard)).toBe(true);
  });
});

describe("what names an element", () => {
  it("is found in fields, in lists and as a key", () => {
    const found = referencesTo(halyard, ["partnerTypes", "bank-consultant"]).map(({ path }) => pointer(path));
    expect(found).toContain("/budget/share/bank-consultant");
    expect(found).toContain("/programs/resale/types/1");
    expect(found).toContain("/landscape/corebank-advisers/type");
  });

  it("is nothing for an element that nobody names", () => {
    expect(referencesTo(halyard, ["scenarios", "revenue-miss"])).toEqual([]);
  });
});
