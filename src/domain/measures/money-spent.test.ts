import { describe, expect, it } from "vitest";
import { factsOf, type Ledger, msp, strategyWith, won } from "../../../tests/world.ts";
import { answer } from "./answer.ts";
import type { Scope } from "./scope.ts";

const asOf = "2026-10-31";
const ledger: Ledger = {
  partners: { North: {} },
  deals: [won("2026-03-01", 100)],
  spend: [{ on: "2026-05-01", amount: 20, for: "North" }],
};

describe("the cost of a programme", () => {
  const roi = (parts: object, scope: Scope = {}) => {
    const strategy = strategyWith({ partnerTypes: { msp }, ...parts });
    const facts = factsOf(strategy, asOf, ledger);
    return answer(strategy, facts, { measure: "program-roi", asOf, scope });
  };
  const people = [{ role: "Manager", kind: "partner-manager", fte: 1, cost: 365 }];
  // February 2026 to January 2027: 273 of its 365 days have passed.
  const halyardsYear = { budget: { people, year: "FY27" } };

  it("is what was spent, and the people of the budget by the days that the window shares with its year", () => {
    expect(roi(halyardsYear).inputs[1]).toMatchObject({ value: 2_000 + 27_300 });
  });

  it("is counted in the year in which the strategy takes effect when the budget names none", () => {
    expect(roi({ horizon: { from: "FY27-Q1" }, budget: { people } }).value).toBe(roi(halyardsYear).value);
  });

  it("cannot be divided among partners where people are a part of it", () => {
    const scope = { type: ["msp"] };
    expect(roi(halyardsYear, scope).unknown).toBe(
      "the budget's people and systems belong to no part of the partners",
    );
    expect(roi({}, scope).value).toBe(5);
  });
});
