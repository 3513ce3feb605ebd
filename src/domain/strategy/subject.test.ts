import { describe, expect, test } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { readStrategy } from "./read.ts";
import type { Path } from "./path.ts";
import { subjectOf } from "./subject.ts";

const strategyWith = (edit: (raw: Raw) => void = () => {}) => readStrategy(exampleWith(edit)).strategy;

describe("a finding is about", () => {
  test.each<[what: string, path: Path, subject: string]>([
    ["the slug of an element", ["bets", "msp-first"], "msp-first"],
    ["the slug, however deep the value", ["bets", "msp-first", "after", 0, "when", "metric"], "msp-first"],
    ["the part, where nothing has a slug", ["thesis", "northStar", "metric"], "thesis"],
    ["the part, where a list has no ids", ["metrics", 2, "targets"], "metrics"],
    ["the part, when it is absent", ["declined"], "declined"],
    ["the strategy, when it is about the whole file", [], "strategy"],
    ["a cell, by its dimensions", ["coverage", "cells", 4, "types", 0], "us-gulf/general/medium"],
    ["a region", ["coverage", "regions", "us-gulf", "name"], "us-gulf"],
    ["a vertical", ["coverage", "verticals", "banking"], "banking"],
    ["a size class", ["coverage", "sizes", "small", "employees"], "small"],
    ["coverage, for its rules of engagement", ["coverage", "rulesOfEngagement", 1, "when"], "coverage"],
    ["a tier, with its programme", ["programs", "managed", "tiers", 2, "benefits", 1], "managed/gold"],
    ["a programme, beside its tiers", ["programs", "managed", "registration", "protection"], "managed"],
    ["a key result, by its id", ["okrs", "ecosystem", "keyResults", 1, "metric"], "KR-1.2"],
    ["an objective of the OKRs", ["okrs", "ecosystem", "owner"], "ecosystem"],
    ["a milestone, by its id", ["roadmap", 5, "after", 0], "M-06"],
    ["a decision, by its id", ["decisions", "D-001", "facts"], "D-001"],
    ["a category", ["categories", "ecosystem", "goal"], "ecosystem"],
    [
      "a path from a JSON Pointer, whose steps are text",
      ["coverage", "cells", "4"],
      "us-gulf/general/medium",
    ],
  ])("%s", (_, path, subject) => {
    expect(subjectOf(strategyWith(), path)).toBe(subject);
  });
});

describe("the name of a cell", () => {
  const cell = (edit: (raw: Raw) => void) => subjectOf(strategyWith(edit), ["coverage", "cells", 0]);

  test("leaves out what the cell leaves out", () => {
    expect(cell((raw) => delete raw.coverage.cells[0].vertical)).toBe("us-central/small");
    expect(cell((raw) => (raw.coverage.cells = [{ region: "us-gulf" }]))).toBe("us-gulf");
  });

  test("says the partner types where another cell has the same dimensions", () => {
    const byType = (raw: Raw) =>
      (raw.coverage.cells = [
        { region: "us-gulf", types: ["msp"] },
        { region: "us-gulf", types: ["regional-reseller", "bank-consultant"] },
      ]);
    expect(cell(byType)).toBe("us-gulf/msp");
    expect(subjectOf(strategyWith(byType), ["coverage", "cells", 1])).toBe(
      "us-gulf/regional-reseller+bank-consultant",
    );
  });

  test("is its place when its dimensions cannot be read", () => {
    expect(cell((raw) => (raw.coverage.cells[0].region = 7))).toBe("cell 1");
  });
});

test("without a strategy there is still a part or a slug to name", () => {
  expect(subjectOf(undefined, ["bets", "msp-first", "effort"])).toBe("msp-first");
  expect(subjectOf(undefined, ["coverage", "cells", 2])).toBe("cell 3");
});
