import { describe, expect, it } from "vitest";
import { withEdits } from "../../../../domain/strategy/edits.ts";
import { exampleWith } from "../../../../domain/check/test-example.ts";
import { readableStrategy } from "../../../../domain/strategy/read.ts";
import { capacityInWords, declining, moving, movingAfterReview, questionFor } from "./moves.ts";

const capacity = (active: number, most = 2) => ({ active, most, fullTime: most * 2 });

describe("a bet that moves", () => {
  it("out of the active ones asks for the decision and why", () => {
    expect(questionFor("active", "parked", capacity(1))).toBe("review");
    expect(questionFor("active", "scaled", undefined)).toBe("review");
  });

  it("into the active ones asks once the people carry no more", () => {
    expect(questionFor("next", "active", capacity(1))).toBeNull();
    expect(questionFor("next", "active", capacity(2))).toBe("capacity");
    expect(questionFor("next", "active", undefined)).toBeNull();
  });

  it("anywhere else asks nothing", () => {
    expect(questionFor("next", "parked", capacity(2))).toBeNull();
    expect(questionFor("active", "active", capacity(2))).toBeNull();
  });

  it("takes the review along, after those that were held before", () => {
    const before = {
      bets: { a: { name: "A", status: "active", reviews: [{ on: "2027-01-01", decision: "keep" }] } },
    };
    const review = { on: "2027-05-01", decision: "park", because: "Three of ten" } as const;
    expect(withEdits(before, movingAfterReview(before, "a", "parked", review))).toEqual({
      bets: { a: { name: "A", status: "parked", reviews: [{ on: "2027-01-01", decision: "keep" }, review] } },
    });
    expect(withEdits(before, [moving("a", "scaled")])).toMatchObject({ bets: { a: { status: "scaled" } } });
  });
});

describe("the guard", () => {
  it("says what the people carry, and that it is unknown where the budget is silent", () => {
    expect(capacityInWords(capacity(3), 3)).toBe("3 active bets on 4 full-time people, who carry 2");
    expect(capacityInWords(capacity(1), 1)).toBe("1 active bet; 4 full-time people carry 2");
    expect(capacityInWords(undefined, 2)).toBe(
      "2 active bets; the budget does not say how many people there are",
    );
  });
});

describe("a bet that is said no to", () => {
  it("leaves the board for what was ruled out, with its name and the reason", () => {
    const raw = exampleWith();
    const strategy = readableStrategy(raw);
    if (!strategy) throw new Error("The example is a strategy");
    const after = withEdits(raw, declining(strategy, "msp-first", "No provider will sign")) as typeof raw;
    expect(after.bets).not.toHaveProperty("msp-first");
    expect(after.declined["msp-first"]).toEqual({
      option: raw.bets["msp-first"].name,
      reason: "No provider will sign",
      status: "declined",
    });
    expect(Object.keys(after.declined)).toHaveLength(Object.keys(raw.declined).length + 1);
  });
});
