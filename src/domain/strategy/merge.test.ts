import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeStrategies } from "./merge.ts";
import { same } from "./plain-data.ts";

const slugs = fc.constantFrom("a", "b", "c", "d");
const scalar = fc.oneof(fc.constantFrom("1", "2", "3"), fc.integer({ min: 0, max: 3 }), fc.boolean());
const element = fc.dictionary(slugs, scalar, { maxKeys: 3 });
const named = fc.uniqueArray(
  fc.tuple(slugs, element).map(([id, rest]): Record<string, unknown> => ({ ...rest, id })),
  { selector: ({ id }) => id, maxLength: 4 },
);
const strategy = fc.record(
  {
    gaps: fc.dictionary(slugs, element, { maxKeys: 3 }),
    roadmap: named,
    name: scalar,
    models: fc.array(scalar, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const merge = (base: unknown, mine: unknown, theirs: unknown) => mergeStrategies(base, mine, theirs);

describe("joining two changes of a strategy", () => {
  it("takes the side that changed, whichever it is", () => {
    fc.assert(
      fc.property(strategy, strategy, (base, changed) => {
        for (const [mine, theirs] of [
          [changed, base],
          [base, changed],
        ]) {
          const { value, conflicts } = merge(base, mine, theirs);
          expect(conflicts).toEqual([]);
          expect(same(value, changed)).toBe(true);
        }
      }),
    );
  });

  it("takes what both changed alike once", () => {
    fc.assert(
      fc.property(strategy, strategy, (base, changed) => {
        const { value, conflicts } = merge(base, changed, structuredClone(changed));
        expect(conflicts).toEqual([]);
        expect(same(value, changed)).toBe(true);
      }),
    );
  });

  it("finds the same conflicts whoever comes first", () => {
    fc.assert(
      fc.property(strategy, strategy, strategy, (base, one, other) => {
        const forth = merge(base, one, other).conflicts;
        const back = merge(base, other, one).conflicts;
        expect(forth.length).toBe(back.length);
      }),
    );
  });

  it("loses no change of a map's entry: it is in the result, or it is a conflict", () => {
    fc.assert(
      fc.property(strategy, strategy, strategy, (base, mine, theirs) => {
        const { value, conflicts } = merge(base, mine, theirs);
        const gapsIn = (whole: unknown) => (whole as { gaps?: Record<string, unknown> }).gaps ?? {};
        for (const slug of Object.keys(gapsIn(mine))) {
          if (same(gapsIn(mine)[slug], gapsIn(base)[slug])) continue;
          for (const [field, written] of Object.entries(gapsIn(mine)[slug] as object)) {
            const was = (gapsIn(base)[slug] as Record<string, unknown> | undefined)?.[field];
            if (same(written, was)) continue;
            const now = (gapsIn(value)[slug] as Record<string, unknown> | undefined)?.[field];
            const disputed = conflicts.some(
              ({ path }) => path[0] === "gaps" && [undefined, slug].includes(path[1] as string),
            );
            expect(same(now, written) || disputed).toBe(true);
          }
        }
      }),
    );
  });

  it("joins two fields of one bet, and says where both wrote the same field", () => {
    const base = { bets: { msp: { name: "MSPs", budget: "300K", effort: 2 } } };
    const mine = { bets: { msp: { name: "MSPs first", budget: "310K", effort: 2 } } };
    const theirs = { bets: { msp: { name: "MSPs", budget: "320K", effort: 3 } } };
    expect(merge(base, mine, theirs)).toEqual({
      value: { bets: { msp: { name: "MSPs first", budget: "320K", effort: 3 } } },
      conflicts: [{ path: ["bets", "msp", "budget"], base: "300K", mine: "310K", theirs: "320K" }],
    });
  });

  it("knows elements of a list by their id, so that one put in before them disturbs nobody", () => {
    const base = {
      roadmap: [
        { id: "M-01", title: "a" },
        { id: "M-02", title: "b" },
      ],
    };
    const mine = {
      roadmap: [
        { id: "M-00", title: "new" },
        { id: "M-01", title: "a" },
        { id: "M-02", title: "b" },
      ],
    };
    const theirs = {
      roadmap: [
        { id: "M-01", title: "a" },
        { id: "M-02", title: "changed" },
      ],
    };
    expect(merge(base, mine, theirs)).toEqual({
      value: {
        roadmap: [
          { id: "M-00", title: "new" },
          { id: "M-01", title: "a" },
          { id: "M-02", title: "changed" },
        ],
      },
      conflicts: [],
    });
  });

  it("knows a cell by where it is", () => {
    const cell = (region: string, need: number) => ({ region, vertical: "banking", need });
    const base = { coverage: { cells: [cell("us", 1), cell("de", 2)] } };
    const mine = { coverage: { cells: [cell("de", 3), cell("us", 1)] } };
    const theirs = { coverage: { cells: [cell("us", 5), cell("de", 2)] } };
    expect(merge(base, mine, theirs)).toEqual({
      value: { coverage: { cells: [cell("de", 3), cell("us", 5)] } },
      conflicts: [],
    });
  });

  it("says when one side took away what the other changed", () => {
    const base = { declined: { market: { option: "Marketplace", reason: "Too large" } } };
    const theirs = { declined: { market: { option: "Marketplace", reason: "Buyers too large" } } };
    expect(merge(base, { declined: {} }, theirs).conflicts).toEqual([
      {
        path: ["declined", "market"],
        base: base.declined.market,
        mine: undefined,
        theirs: theirs.declined.market,
      },
    ]);
  });

  it("does not guess in lists whose elements have no names", () => {
    const base = { rules: [{ seller: "direct" }] };
    const mine = { rules: [{ seller: "partner" }, { seller: "direct" }] };
    const theirs = { rules: [{ seller: "shared" }, { seller: "direct" }] };
    expect(merge(base, mine, theirs).conflicts.map(({ path }) => path)).toEqual([["rules"]]);
  });
});
