import { describe, expect, it } from "vitest";
import { planCouldBeLong } from "../../documents/plan-pages.ts";
import { readStrategy } from "../../strategy/read.ts";
import { check } from "../check.ts";
import { exampleDay, exampleWith, type Raw } from "../test-example.ts";

const found = (planPages: number | null) =>
  check(readStrategy(exampleWith()), exampleDay, planPages).findings.filter(({ rule }) => rule === "LEN-001");

describe("LEN-001", () => {
  it("warns of a plan that prints on more than five pages, and says on how many", () => {
    expect(found(7)).toMatchObject([
      { severity: "warning", message: "the plan prints on 7 pages, and 5 are the most", subject: "strategy" },
    ]);
  });

  it("is silent about five pages, and where nobody typeset the plan", () => {
    expect(found(5)).toEqual([]);
    expect(found(null)).toEqual([]);
  });
});

describe("whether a plan could be too long", () => {
  const could = (edit?: (raw: Raw) => void) =>
    planCouldBeLong(readStrategy(exampleWith(edit)).strategy as never);

  it("is yes for the example, which fills its five pages", () => {
    expect(could()).toBe(true);
  });

  it("is no for a strategy with a fraction of its parts", () => {
    expect(
      could((raw) => {
        for (const part of ["coverage", "landscape", "programs", "incentives", "metrics", "risks", "value"])
          delete raw[part];
      }),
    ).toBe(false);
  });
});
