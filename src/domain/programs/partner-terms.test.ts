import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../tests/world.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { type PartnerTerms, termsForPartners } from "./partner-terms.ts";
import { standing } from "./tier-standing.ts";

/** What partners may read of a strategy is a list of what is told, so that what is new in the model stays inside. */
const full = strategyWith(
  {
    strategy: { name: "Leave resale by FY28", timeZone: "America/New_York", summary: "SECRET" },
    partnerTypes: {
      msp: { name: "Managed service provider", kind: "msp", target: { partners: 40 }, gets: ["SECRET"] },
    },
    measures: {
      practice: { name: "Practice score", unit: "score", kind: "outcome", aggregate: "last" },
      internal: { name: "SECRET", unit: "count", kind: "outcome" },
    },
    programs: {
      managed: {
        name: "Managed",
        types: ["msp"],
        because: "SECRET",
        review: { every: "quarter", exitAfter: "24 months" },
        registration: { answerWithin: "3 days", because: "SECRET" },
        tiers: [
          {
            id: "gold",
            name: "Gold",
            expect: 31337,
            because: "SECRET",
            criteria: [
              {
                metric: "partner-sourced-revenue",
                over: "12 months",
                atLeast: "150K",
                because: "SECRET",
                baseline: "31337",
                by: "2027-01-31",
              },
              { metric: "practice", atLeast: 3, where: { partner: "SECRET", region: "north" } },
            ],
            benefits: [
              { kind: "partner-manager", value: "shared", ratio: 31337, because: "SECRET" },
              { kind: "mdf", value: "4K", per: "year" },
            ],
            commitments: [{ kind: "business-review", perYear: 2, hours: 4, because: "SECRET" }],
          },
        ],
      },
    },
  },
  { product: "SECRET", arr: { current: "12M", on: "2026-01-31" } },
);
const asStored = (strategy: Strategy): PartnerTerms =>
  JSON.parse(JSON.stringify(termsForPartners(strategy))) as PartnerTerms;

describe("partners are told", () => {
  const terms = asStored(full);

  it("the company, its types by name, and the programmes with what a tier asks for and gives", () => {
    expect(terms.company).toEqual({ name: "Halyard Security", currency: "USD", fiscalYearStart: 2 });
    expect(terms.partnerTypes).toEqual({ msp: { name: "Managed service provider" } });
    expect(terms.programs?.["managed"]).toMatchObject({
      name: "Managed",
      types: ["msp"],
      tiers: [
        {
          id: "gold",
          name: "Gold",
          benefits: [
            { kind: "partner-manager", value: "shared" },
            { kind: "mdf", value: "4K", per: "year" },
          ],
          commitments: [{ kind: "business-review", perYear: 2, hours: 4 }],
        },
      ],
    });
    expect(terms.measures).toEqual({ practice: { name: "Practice score", unit: "score", kind: "outcome" } });
  });

  it("none of the reasons, numbers and names behind them, nor what the plan is called", () => {
    const text = JSON.stringify(terms);
    for (const inside of ["SECRET", "31337", "Leave resale", "12M", "2027-01-31", "24 months"])
      expect(text).not.toContain(inside);
  });

  it("enough to compute the tier as from the whole", () => {
    const program = full.programs?.["managed"];
    const told = terms.programs?.["managed"];
    if (!program || !told) throw new Error("no programme");
    for (const amount of [0, 14_999_999, 15_000_000]) {
      const figures = new Map([["sourced 12", amount]]);
      const { rank, missing } = standing(terms, told, figures, 2);
      expect({ rank, missing }).toEqual({
        rank: standing(full, program, figures, 2).rank,
        missing: standing(full, program, figures, 2).missing,
      });
    }
  });
});

it("a strategy without programmes tells none", () => {
  expect(asStored(strategyWith()).programs).toEqual({});
});
