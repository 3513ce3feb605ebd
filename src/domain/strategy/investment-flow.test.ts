import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { type Flow, type FlowLayer, investmentFlow } from "./investment-flow.ts";
import { readableStrategy } from "./read.ts";

const flowsOf = (edit?: Parameters<typeof exampleWith>[0]): Flow[] => {
  const strategy = readableStrategy(exampleWith(edit));
  const flows = strategy && investmentFlow(strategy);
  if (!flows) throw new Error("The money cannot be followed");
  return flows;
};

const total = (flows: readonly Flow[], side: "from" | "to", layer: FlowLayer, slug?: string | null): number =>
  flows
    .filter((flow) => flow[side].layer === layer && (slug === undefined || flow[side].slug === slug))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

describe("the money of the lines", () => {
  it("is followed from line to type, bet and gap; what no bet takes stands apart", () => {
    const flows = flowsOf();
    expect(total(flows, "from", "bet", "msp-first")).toBe(31_000_000);
    expect(total(flows, "from", "bet", "regional-resale")).toBe(18_000_000);
    expect(total(flows, "from", "bet", null)).toBe(14_000_000);
    expect(total(flows, "to", "line")).toBe(63_000_000);
  });

  it("is not made to fit: what a bet asks beyond its lines has no line", () => {
    const flows = flowsOf((raw) => (raw.bets["msp-first"].budget = "400K"));
    expect(total(flows, "to", "line", null)).toBe(9_000_000);
    expect(total(flows, "from", "bet", "msp-first")).toBe(40_000_000);
  });

  it("of a bet with every type comes from all that is left, in proportion", () => {
    const flows = flowsOf((raw) => {
      delete raw.bets["regional-resale"].partnerType;
      raw.bets["regional-resale"].budget = "160K";
    });
    const taken = flows
      .filter(({ from }) => from.slug === "regional-resale")
      .map(({ to, amountMinor }) => [to.slug, amountMinor]);
    expect(taken).toEqual([
      ["regional-reseller", 12_500_000],
      ["bank-consultant", 3_500_000],
    ]);
  });

  it("cannot be followed through two currencies", () => {
    const strategy = readableStrategy(exampleWith((raw) => (raw.budget.lines[0].amount = "EUR 1K")));
    expect(strategy && investmentFlow(strategy)).toBeUndefined();
  });

  it("balances: every bet and every type gives as much as it gets, whatever the budget", () => {
    const amounts = fc.array(fc.nat(10_000_000), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        amounts,
        fc.nat(10_000_000),
        fc.nat(10_000_000),
        fc.boolean(),
        (lines, first, second, typed) => {
          const flows = flowsOf((raw) => {
            for (const [index, amount] of lines.entries()) raw.budget.lines[index].amount = amount;
            raw.bets["msp-first"].budget = first;
            raw.bets["msp-first"].fills = ["no-managed-service", "cost-to-reach", "regional-reach"];
            raw.bets["regional-resale"].budget = second;
            if (!typed) delete raw.bets["regional-resale"].partnerType;
          });
          for (const { from } of flows)
            if (from.layer === "bet" || from.layer === "type")
              expect(total(flows, "to", from.layer, from.slug)).toBe(
                total(flows, "from", from.layer, from.slug),
              );
          const funded = total(flows, "to", "line") - total(flows, "to", "line", null);
          expect(funded).toBe(lines.reduce((sum, amount) => sum + amount * 100, 0));
          expect(total(flows, "from", "gap")).toBe(total(flows, "to", "line"));
        },
      ),
      { numRuns: 25 },
    );
  });
});
