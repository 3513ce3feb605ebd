import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../tests/world.ts";
import { type KnownOfPartner, ladder, wayToNext } from "./ladder.ts";
import { standing } from "./tier-standing.ts";

/** A programme as a ladder with its arithmetic, and the way to the next rung in a sentence. */
const revenue = (atLeast: string) => ({ metric: "partner-sourced-revenue", over: "12 months", atLeast });
const people = (atLeast: number) => ({ metric: "certified-people", atLeast });
const names = ["Member", "Silver", "Gold", "Platinum"];

function climbing(criteria: readonly (readonly object[])[], known: Partial<KnownOfPartner> = {}) {
  const tiers = criteria.map((of, index) => ({ id: `t${index}`, name: names[index], criteria: of }));
  const strategy = strategyWith({ programs: { managed: { name: "Managed", tiers } } });
  const program = strategy.programs?.["managed"];
  if (!program) throw new Error("no programme");
  const all: KnownOfPartner = {
    asOf: "2026-10-31",
    figures: new Map([["sourced 12", 6_000_050]]),
    untold: new Map(),
    certifiedPeople: 1,
    ...known,
  };
  return { strategy, program, known: all, ladder: ladder(strategy, program, all) };
}
const wayOf = (criteria: readonly (readonly object[])[], known: Partial<KnownOfPartner> = {}) =>
  wayToNext(climbing(criteria, known).ladder, "USD");

describe("a rung", () => {
  it("shows each criterion with its value, its bound and the days that were counted", () => {
    const { rungs, tier, next } = climbing([[], [revenue("50K")], [revenue("150K"), people(2)]]).ladder;
    expect([tier?.name, next?.name, rungs.map(({ reached }) => reached)]).toEqual([
      "Silver",
      "Gold",
      [true, true, false],
    ]);
    expect(next?.criteria).toEqual([
      {
        criterion: "Partner-sourced revenue over 12 months",
        unit: "money",
        value: 6_000_050,
        bound: "at-least",
        threshold: 15_000_000,
        met: false,
        window: { from: "2025-11-01", to: "2026-10-31" },
        untold: null,
      },
      {
        criterion: "Certified people",
        unit: "count",
        value: 1,
        bound: "at-least",
        threshold: 2,
        met: false,
        window: null,
        untold: null,
      },
    ]);
  });

  it.each([
    [
      "the facts end before the year begins",
      [revenue("1K")],
      { figures: new Map(), untold: new Map([["sourced 12", "the facts end on 2020-05-31"]]) },
      "the facts end",
    ],
    [
      "no certifications were imported",
      [people(1)],
      { certifiedPeople: null },
      "no certifications were imported",
    ],
    ["no fact is about it", [{ fact: "dedicated-practice" }], {}, "no fact that is held here answers it"],
    ["its bound is in another currency", [revenue("EUR 1K")], {}, "another currency"],
  ])("says why nobody can tell where %s", (_, criteria, known, reason) => {
    const { next, tier } = climbing([criteria], known).ladder;
    expect([tier, next?.criteria[0]?.met, next?.criteria[0]?.untold]).toEqual([
      undefined,
      false,
      expect.stringContaining(reason) as string,
    ]);
  });

  it("judges each sum over its own window: one that cannot be told takes no other with it", () => {
    const quarters = { metric: "partner-sourced-revenue", over: "2 quarters", atLeast: "1K" };
    const { tier, next } = climbing([[revenue("50K")], [quarters]], {
      untold: new Map([["sourced 6", "the facts end on 2026-04-30"]]),
    }).ladder;
    expect([tier?.name, next?.criteria]).toMatchObject([
      "Member",
      [{ value: null, untold: "the facts end on 2026-04-30", window: { from: "2026-05-01" } }],
    ]);
  });

  it("stands where the tier does, whatever is known", () => {
    const amount = fc.option(fc.integer({ min: -1_000_000, max: 40_000_000 }));
    fc.assert(
      fc.property(amount, fc.option(fc.integer({ min: 0, max: 4 })), (sum, certifiedPeople) => {
        const figures = new Map(sum === null ? [] : [["sourced 12", sum]]);
        const given = climbing([[], [revenue("50K")], [people(2)], [revenue("150K"), people(3)]], {
          figures,
          certifiedPeople,
        });
        const { rank, missing } = standing(given.strategy, given.program, figures, certifiedPeople);
        expect(given.ladder.rungs.filter(({ reached }) => reached)).toHaveLength(rank + 1);
        expect(given.ladder.missing.map(({ criterion, value }) => [criterion, value])).toEqual(
          missing.map(({ criterion, value }) => [criterion, value]),
        );
      }),
    );
  });
});

describe("the way to the next tier is said", () => {
  it("with what is missing, money rounded up to whole units so that enough is enough", () => {
    expect(wayOf([[], [revenue("50K")], [revenue("150K")]])).toBe(
      "USD 90,000 more over 12 months to reach Gold",
    );
    expect(wayOf([[], [revenue("60001")]])).toBe("USD 1 more over 12 months to reach Silver");
  });

  it("with everything that is missing", () => {
    expect(wayOf([[], [revenue("70K"), people(3)]])).toBe(
      "USD 10,000 more over 12 months and 2 more certified people to reach Silver",
    );
  });

  it("as held where there is no higher one, and as unknown where nobody can tell", () => {
    expect(wayOf([[], [people(1)]])).toBe("Silver is the highest tier, and you hold it");
    expect(wayOf([[], [people(2)]], { certifiedPeople: null })).toBe(
      "What is missing to Silver is not known: no certifications were imported",
    );
    expect(wayOf([[], [revenue("70K"), people(2)]], { certifiedPeople: null })).toBe(
      "At least USD 10,000 more over 12 months to reach Silver; certified people: not known",
    );
    expect(wayOf([])).toBe("The programme has no tiers");
  });
});
