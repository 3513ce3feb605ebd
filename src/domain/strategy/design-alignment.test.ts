import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { designAlignment } from "./design-alignment.ts";
import { readableStrategy } from "./read.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return designAlignment(strategy);
};
const without = (edit: (raw: Raw) => void) =>
  of(edit).without.map(({ subject, reason }) => `${subject}: ${reason}`);

describe("design alignment", () => {
  it("is whole in the example: 2 programmes, 6 tiers, 14 benefits, 2 incentives, 5 cells, 6 lines", () => {
    expect(of()).toEqual({ elements: 35, aligned: 35, ratio: 1, without: [] });
  });

  it("asks a benefit for its own because", () => {
    expect(without((raw) => delete raw.programs.managed.tiers[2].benefits[1].because)).toEqual([
      "managed/gold: it has no because",
    ]);
  });

  it("lets a tier inherit the programme's, and reports both when the programme has none", () => {
    expect(without((raw) => delete raw.programs.resale.because)).toEqual([
      "resale: it has no because",
      "resale/registered: it has no because",
      "resale/premier: it has no because",
    ]);
  });

  it("does not follow a because to a parked bet, or to nothing", () => {
    expect(without((raw) => (raw.bets["regional-resale"].status = "parked"))).toContain(
      "resale: bet regional-resale is parked",
    );
    expect(without((raw) => (raw.incentives["consultant-referral"].because = "fame"))).toEqual([
      "consultant-referral: fame is neither a gap nor a bet",
    ]);
    expect(without((raw) => (raw.incentives["consultant-referral"].because = "constructor"))).toHaveLength(1);
  });

  it("leads a budget line through its type", () => {
    expect(without((raw) => delete raw.budget.lines[1].type)).toEqual(["budget: it names no partner type"]);
    expect(without((raw) => (raw.partnerTypes["bank-consultant"].fills = []))).toEqual([
      "budget: partner type bank-consultant fills no gap and carries no active, next or scaled bet",
    ]);
  });

  it("accepts a line whose type fills no gap and carries a bet", () => {
    expect(without((raw) => (raw.partnerTypes.msp.fills = []))).toEqual([]);
  });

  it("asks partner and shared cells, and no direct one", () => {
    expect(
      without((raw) => raw.coverage.cells.forEach((cell: { because?: string }) => delete cell.because)),
    ).toHaveLength(5);
  });

  it("is unknown where there is nothing to align", () => {
    const bare = (raw: Raw) =>
      ["programs", "incentives", "coverage", "budget"].forEach((part) => delete raw[part]);
    expect(of(bare)).toEqual({ elements: 0, aligned: 0, ratio: null, without: [] });
  });
});
