import { describe, expect, it } from "vitest";
import type { Tier } from "../../../../domain/strategy/strategy.ts";
import { rowsOf } from "./rows.ts";

const tiers = [
  {
    id: "silver",
    name: "Silver",
    benefits: [{ kind: "training" }, { kind: "discount" }],
    criteria: [{ metric: "certified-people" }],
  },
  {
    id: "gold",
    name: "Gold",
    benefits: [{ kind: "discount" }],
    criteria: [{ fact: "agreement-signed" }, { metric: "certified-people" }],
  },
] as unknown as Tier[];

describe("tiers side by side", () => {
  it("have a row for what any of them gives, with the place of it in each", () => {
    expect(rowsOf(tiers, "benefits")).toEqual([
      { key: "training", at: [0, undefined] },
      { key: "discount", at: [1, 0] },
    ]);
  });

  it("call a threshold by what it counts", () => {
    expect(rowsOf(tiers, "criteria")).toEqual([
      { key: "certified-people", at: [0, 1] },
      { key: "agreement-signed", at: [undefined, 0] },
    ]);
  });

  it("ask nothing where no tier asks anything", () => {
    expect(rowsOf(tiers, "commitments")).toEqual([]);
  });
});
