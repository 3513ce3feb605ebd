import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { moneyFlows, type MoneyFlows } from "./money-flows.ts";
import { readableStrategy } from "./read.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return moneyFlows(strategy);
};
const drawn = (edit?: (raw: Raw) => void): MoneyFlows => {
  const answer = of(edit);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};

describe("the money as it is drawn", () => {
  it("has a place for each line, and the lines are the whole", () => {
    const { places, totalMinor } = drawn();
    expect(totalMinor).toBe(630_000_00);
    expect(places.filter(({ layer }) => layer === "line").map(({ name }) => name)).toEqual([
      "Co-marketing funds",
      "Migration desk",
      "Reseller launch kit",
      "Reseller co-marketing",
      "Research with consultants",
      "Certification",
    ]);
  });

  it("names what is outside every bet, and puts it last in its layer", () => {
    const bets = drawn().places.filter(({ layer }) => layer === "bet");
    expect(bets.at(-1)).toMatchObject({ slug: null, name: "Outside every bet", minor: 140_000_00 });
  });

  it("counts what a bet wants beyond the lines to the whole", () => {
    const { places, totalMinor } = drawn((raw) => (raw.bets["msp-first"].budget = "400K"));
    expect(places.at(-1)).toMatchObject({ id: "line", name: "Not in the lines", minor: 90_000_00 });
    expect(totalMinor).toBe(720_000_00);
  });

  it("is no picture of nothing, nor of two currencies", () => {
    expect(of((raw) => (raw.budget.lines[0].amount = "EUR 10K"))).toMatchObject({ ok: false });
    expect(
      of((raw) => {
        delete raw.budget;
        delete raw.bets;
      }),
    ).toMatchObject({ ok: false, reason: "no line and no bet has an amount" });
  });
});
