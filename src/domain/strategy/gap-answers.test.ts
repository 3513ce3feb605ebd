import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { gapsByKind } from "./gap-answers.ts";
import { readableStrategy } from "./read.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return gapsByKind(strategy);
};

describe("the gaps and their answers", () => {
  it("names all six kinds, also those without a gap", () => {
    expect(of().map(({ kind, gaps }) => [kind, gaps.length])).toEqual([
      ["market-velocity", 0],
      ["credibility", 1],
      ["delivery", 1],
      ["geographic", 1],
      ["cost-efficiency", 1],
      ["competitive-pressure", 0],
    ]);
  });

  it("says which types, bets and decisions answer a gap", () => {
    expect(of().find(({ kind }) => kind === "delivery")?.gaps[0]).toMatchObject({
      types: ["msp"],
      bets: ["msp-first"],
      decisions: ["D-001"],
      sources: ["loss-review-2026"],
    });
  });

  it("counts no bet that is parked or retired", () => {
    const gaps = of((raw) => (raw.bets["msp-first"].status = "parked"));
    expect(gaps.find(({ kind }) => kind === "delivery")?.gaps[0]?.bets).toEqual([]);
  });

  it("keeps gaps without a kind at the end", () => {
    const last = of((raw) => delete raw.gaps["cost-to-reach"].kind).at(-1);
    expect(last).toMatchObject({ kind: null, gaps: [{ slug: "cost-to-reach" }] });
  });
});
