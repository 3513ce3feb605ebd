import { describe, expect, it } from "vitest";
import { at, imported, leftOf } from "./test-import.ts";

const of = (...lines: readonly string[]) => imported(lines.join("\n"));

describe("a budget of several years", () => {
  const years = [
    "| Item | Year 1 | Year 2 |",
    "|---|---|---|",
    "| Training | $40K | $50K |",
    "| Total | $40K | $50K |",
  ];

  it("is the first year of the plan where the document says which one that is, and that is an assumption", () => {
    const plan = of("# Plan for FY28", "## Budget", ...years);
    expect(at(plan, "budget")).toEqual({
      year: "FY28",
      lines: [{ name: "Training", amount: "40K", kind: "training" }],
    });
    expect(leftOf(plan, 5)).toEqual(["$50K"]);
    expect(plan.assumptions.map(({ words }) => words)).toContain("“Year 1” of the budget is read as FY28");
  });

  it("has no amounts where nobody says which year the first one is", () => {
    const plan = of("# Plan", "## Budget", ...years);
    expect(at(plan, "budget", "lines")).toEqual([{ name: "Training", kind: "training" }]);
    expect(leftOf(plan, 5)).toEqual(["$40K", "$50K"]);
  });

  it("has the lines of the year before it, and no others", () => {
    const plan = of(
      "# Plan",
      "## Budget FY28",
      "| Item | FY27 | FY28 | FY29 |",
      "|---|---|---|---|",
      "| Training | $30K | $40K | $50K |",
      "| Events | | $10K | |",
    );
    expect(at(plan, "budget", "lines")).toMatchObject([
      { name: "Training", amount: "40K" },
      { name: "Events", amount: "10K" },
    ]);
    expect(at(plan, "budget", "previous")).toEqual([{ name: "Training", amount: "30K" }]);
    expect(leftOf(plan, 5)).toEqual(["$50K"]);
  });

  it("is the one that was asked for where no heading names one", () => {
    const plan = imported(
      ["# Plan", "## Budget", "| Item | FY28 | FY29 |", "|---|---|---|", "| Training | $40K | $50K |"].join(
        "\n",
      ),
      { year: "FY29" },
    );
    expect(at(plan, "budget")).toMatchObject({
      year: "FY29",
      lines: [{ amount: "50K" }],
      previous: [{ amount: "40K" }],
    });
  });
});
