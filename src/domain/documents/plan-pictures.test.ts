import { describe, expect, it } from "vitest";
import type { Chart } from "./document.ts";
import { chartsOf } from "./document.ts";
import { printOf, type Raw, type Sample, strategyOf } from "./test-strategies.ts";

const picturesOf = (sample: Sample, edit?: (raw: Raw) => void): readonly Chart[] =>
  printOf("plan", strategyOf(sample, edit)).sections.flatMap(({ blocks }) => blocks.flatMap(chartsOf));

describe("the pictures of a plan", () => {
  it("show the way to the target and what the money is for, from the figures of the strategy", () => {
    const [path, money] = picturesOf("halyard");
    expect(path).toMatchObject({
      finding: "Partner-sourced ARR is to go from USD 900K to USD 9M",
      categories: ["31 Oct 2026", "FY27", "FY28", "FY29"],
    });
    expect(path?.series.at(-1)?.values.at(-1)).toBe(900_000_000);
    expect(money?.categories).toEqual(["No managed service", "Regional reach", "Bank credibility"]);
    expect(money?.series.map(({ name, values }) => [name, ...values])).toEqual([
      ["Behind a bet", 31_000_000, 18_000_000, 0],
      ["Outside the bets", 0, 7_000_000, 7_000_000],
    ]);
  });

  it("show the quarters of revenue where no ARR is said; a quarter without a target is unknown, not zero", () => {
    const [quarters] = picturesOf("adventureworks", (raw) => {
      const revenue = raw.metrics.find(
        (one: { metric: string; where?: object }) => one.metric === "partner-sourced-revenue" && !one.where,
      );
      delete revenue.targets["FY20-Q3"];
    });
    expect(quarters?.finding).toBe("Partners are to source USD 36M in FY20");
    expect(quarters?.series[0]?.values).toEqual([1_000_000_000, 900_000_000, null, 900_000_000]);
  });

  it("leave out what cannot be reckoned: money in two currencies, and a way that nobody said", () => {
    const shown = picturesOf("halyard", (raw) => {
      delete raw.thesis.northStar.baseline;
      delete raw.metrics;
      raw.budget.lines[0].amount = "EUR 160K";
    });
    expect(shown).toEqual([]);
  });
});
