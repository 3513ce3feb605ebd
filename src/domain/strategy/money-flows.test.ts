import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleWith, type Raw } from "../check/test-example.ts";
import { moneyFlows, type MoneyFlows } from "./money-flows.ts";
import { readableStrategy } from "./read.ts";

const { entente, strategy: header, company, gaps, bets, partnerTypes, budget } = exampleWith();

const of = (edit: (raw: Raw) => void = () => {}) => {
  const raw = structuredClone({ entente, strategy: header, company, gaps, bets, partnerTypes, budget });
  edit(raw);
  const strategy = readableStrategy(raw);
  if (!strategy) throw new Error("The edit left no strategy at all");
  return moneyFlows(strategy);
};
const flowing = (edit?: (raw: Raw) => void): MoneyFlows => {
  const answer = of(edit);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};
const into = ({ flows }: MoneyFlows, id: string) =>
  flows.filter(({ to }) => to === id).reduce((sum, { minor }) => sum + minor, 0);
const outOf = ({ flows }: MoneyFlows, id: string) =>
  flows.filter(({ from }) => from === id).reduce((sum, { minor }) => sum + minor, 0);

describe("the flow of money from gap to bet to type to line", () => {
  it("carries every line of the budget", () => {
    expect(flowing().totalMinor).toBe(630_000_00);
    expect(into(flowing(), "line/0")).toBe(160_000_00);
  });

  it("shows what no bet has asked for as its own place", () => {
    // Resellers have 250K of lines and a bet of 180K; consultants 70K and no bet.
    expect(outOf(flowing(), "bet")).toBe((70_000 + 70_000) * 100);
  });

  it("shows a bet beyond the lines of its type as not in the lines", () => {
    const flows = flowing((raw) => (raw.bets["msp-first"].budget = "400K"));
    expect(into(flows, "line")).toBe(90_000_00);
  });

  it("divides a bet among the gaps it fills, to the last cent", () => {
    const flows = flowing((raw) => {
      raw.bets["msp-first"].budget = 100.01;
      raw.bets["msp-first"].fills = ["no-managed-service", "cost-to-reach"];
    });
    const parts = flows.flows.filter(({ to }) => to === "bet/msp-first").map(({ minor }) => minor);
    expect(parts).toEqual([5001, 5000]);
  });

  it("leaves out bets that the budget year does not carry", () => {
    const flows = flowing((raw) => (raw.bets["regional-resale"].status = "parked"));
    expect(flows.nodes.map(({ id }) => id)).not.toContain("bet/regional-resale");
  });

  it("balances at every place, whatever is budgeted", () => {
    const amount = fc.integer({ min: 0, max: 900_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.array(amount, { minLength: 6, maxLength: 6 }),
        (first, second, lines) => {
          const answer = of((raw) => {
            raw.bets["msp-first"].budget = first;
            raw.bets["regional-resale"].budget = second;
            lines.forEach((line, at) => (raw.budget.lines[at].amount = line));
            delete raw.budget.lines[0].type;
          });
          if (!answer.ok) throw new Error(answer.reason);
          const { nodes, totalMinor } = answer.value;
          for (const { id, column, slug } of nodes) {
            const [enters, leaves] = [into(answer.value, id), outOf(answer.value, id)];
            if (column === "type" || (column === "bet" && slug !== null)) expect(enters).toBe(leaves);
          }
          const sources = nodes.filter(({ id }) => into(answer.value, id) === 0);
          expect(sources.reduce((sum, { minor }) => sum + minor, 0)).toBe(totalMinor);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("adds no two currencies, and makes no picture of nothing", () => {
    expect(of((raw) => (raw.budget.lines[0].amount = "EUR 10K"))).toMatchObject({
      ok: false,
      reason: "the amounts are not all in USD",
    });
    expect(
      of((raw) => {
        delete raw.budget;
        delete raw.bets;
      }),
    ).toMatchObject({ ok: false });
  });
});
