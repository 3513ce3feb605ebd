import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { readableStrategy } from "./read.ts";
import { placeOfDay, roadmapPlan } from "./roadmap-plan.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return roadmapPlan(strategy);
};

describe("the roadmap as it is drawn", () => {
  it("has every quarter from the first to the last, without holes", () => {
    const { quarters } = of((raw) => {
      raw.roadmap = [
        { id: "M-01", quarter: "FY28-Q3", title: "First" },
        { id: "M-02", quarter: "FY29-Q1", title: "Last" },
      ];
    });
    expect(quarters).toEqual(["FY28-Q1", "FY28-Q2", "FY28-Q3", "FY28-Q4", "FY29-Q1"]);
  });

  it("stands in the order in which milestones are due, a whole quarter at its end", () => {
    const { planned } = of((raw) => raw.roadmap.reverse());
    expect(planned.map(({ milestone }) => milestone.id).slice(0, 3)).toEqual(["M-01", "M-02", "M-03"]);
  });

  it("reads weeks as they are written, and cuts them at the quarter", () => {
    const { planned } = of((raw) => {
      raw.roadmap[0].weeks = 4;
      raw.roadmap[1].weeks = "12-20";
    });
    expect(planned.find(({ index }) => index === 0)?.weeks).toEqual({ from: 4, to: 4 });
    expect(planned.find(({ index }) => index === 1)?.weeks).toEqual({ from: 12, to: 13 });
  });

  it("says what a milestone waits for in vain", () => {
    const { planned } = of((raw) => (raw.roadmap[5].quarter = "FY28-Q2"));
    expect(planned.find(({ index }) => index === 5)?.tooEarlyFor).toEqual(["M-05"]);
  });

  it("keeps milestones without a quarter apart", () => {
    expect(of((raw) => delete raw.roadmap[0].quarter).undated.map(({ index }) => index)).toEqual([0]);
  });

  it("has no quarter for a strategy that names none", () => {
    expect(
      of((raw) => {
        delete raw.roadmap;
        delete raw.horizon;
      }),
    ).toEqual({ quarters: [], planned: [], undated: [] });
  });

  it("knows where today lies among the quarters, and that it may lie outside", () => {
    const strategy = readableStrategy(exampleWith());
    if (!strategy) throw new Error("The example is no strategy");
    const { quarters } = roadmapPlan(strategy);
    expect(placeOfDay(strategy, quarters, "2027-02-01")).toBe(0);
    expect(placeOfDay(strategy, quarters, "2027-05-01")).toBe(1);
    expect(placeOfDay(strategy, quarters, "2026-11-20")).toBeNull();
  });
});
