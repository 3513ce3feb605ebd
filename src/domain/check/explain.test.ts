import { describe, expect, it } from "vitest";
import { measureIds } from "../measures/catalogue.ts";
import { glossary } from "../shared/glossary.ts";
import { explain, nearestWord } from "./explain.ts";
import { rules } from "./rules.ts";

describe("explain", () => {
  it("tells what a rule finds, why, with an example, how to repair and how to waive it", () => {
    expect(explain("CHO-001")).toMatchObject({
      kind: "rule",
      id: "CHO-001",
      severity: "error",
      example: { bad: expect.stringMatching(/./), good: expect.stringMatching(/./) },
    });
    expect(explain("CHO-001")).toHaveProperty("waiver", expect.stringContaining("rule: CHO-001"));
  });

  it("tells formula, unit, shape, kind and direction of a metric, and what makes it unknown", () => {
    expect(explain("time-to-first-revenue")).toMatchObject({
      kind: "metric",
      metric: {
        unit: "days",
        shape: "stock",
        kind: "leading",
        direction: "down",
        unknownWhen: "signature dates are unknown",
      },
    });
  });

  it("tells a term in one sentence", () => {
    expect(explain("coverage cell")).toMatchObject({ kind: "term", term: "coverage cell" });
  });

  it.each([
    ["cho-001", "CHO-001"],
    [" Partner NPS ", "partner-nps"],
    ["coverage-cells", "coverage cell"],
    ["mdf", "MDF"],
    ["programs", "programme"],
    ["cell", "coverage cell"],
    ["partner categories", "partner category"],
    ["something", undefined],
    ["early_warnings", "early warning"],
  ])("reads %o as %s", (word, meant) => {
    const found = explain(word);
    expect(found && ("id" in found ? found.id : "term" in found ? found.term : found.kind)).toBe(meant);
  });

  it("explains every rule, every metric and every term", () => {
    const words = [...rules.map(({ id }) => id), ...measureIds, ...glossary.map(({ term }) => term)];
    expect(words.filter((word) => explain(word) === undefined)).toEqual([]);
  });

  it.each([
    ["rules", rules.length],
    ["metrics", measureIds.length],
    ["terms", glossary.length],
  ])("lists all %s", (word, count) => {
    const list = explain(word);
    expect(list?.kind === "list" && list.entries).toHaveLength(count);
  });

  it("suggests the nearest word for one it does not know", () => {
    expect(explain("CHO-0O1")).toBeUndefined();
    expect(nearestWord("CHO-0O1")).toBe("CHO-001");
    expect(nearestWord("drfit")).toBe("drift");
    expect(nearestWord("something quite different")).toBeUndefined();
  });
});
