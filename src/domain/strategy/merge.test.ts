import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeStrategies } from "./merge.ts";
import { pointer } from "./path.ts";
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
          const isAsItWas = (was: string) =>
            same(gapsIn(mine)[slug], gapsIn(base)[was]) &&
            (was === slug || !Object.hasOwn(gapsIn(mine), was));
          // What has a new name only says what it said.
          if (Object.keys(gapsIn(base)).some(isAsItWas)) continue;
          for (const [field, written] of Object.entries(gapsIn(mine)[slug] as object)) {
            const was = (gapsIn(base)[slug] as Record<string, unknown> | undefined)?.[field];
            if (same(written, was)) continue;
            // Under the name that the other side gave the element, where it did.
            const there = Object.hasOwn(gapsIn(value), slug)
              ? [gapsIn(value)[slug]]
              : Object.values(gapsIn(value));
            const isThere = there.some((one) => same((one as Record<string, unknown>)[field], written));
            const disputed = conflicts.some(
              ({ path }) => path[0] === "gaps" && [undefined, slug].includes(path[1] as string),
            );
            expect(isThere || disputed).toBe(true);
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

  it("finds an element under the name that the other side gave it", () => {
    const asia = { statement: "Asia" };
    const mine = { gaps: { apac: asia } };
    const theirs = { gaps: { asia: { statement: "Asia, without Japan" } } };
    const wanted = { value: { gaps: { apac: { statement: "Asia, without Japan" } } }, conflicts: [] };
    expect(merge({ gaps: { asia } }, mine, theirs)).toEqual(wanted);
    expect(merge({ gaps: { asia } }, theirs, mine)).toEqual(wanted);
    const milestone = { id: "M-01", title: "a" };
    expect(
      merge(
        { roadmap: [milestone] },
        { roadmap: [{ ...milestone, id: "M-1" }] },
        { roadmap: [{ ...milestone, title: "b" }] },
      ),
    ).toEqual({ value: { roadmap: [{ id: "M-1", title: "b" }] }, conflicts: [] });
  });
});

describe("in lists whose elements have no names", () => {
  const rule = (size: string, seller: string) => ({ when: { size }, seller });
  const last = { seller: "shared" };
  const rules = (...rulesOfEngagement: object[]) => ({ rulesOfEngagement });

  it("a change of one that the other side took away is a conflict, and lands on none beside it", () => {
    const base = rules(rule("small", "direct"), rule("large", "direct"), last);
    const mine = rules(rule("large", "direct"), rule("huge", "direct"), last);
    const theirs = rules(rule("small", "partner"), rule("large", "direct"), last);
    const { value, conflicts } = merge(base, mine, theirs);
    expect(conflicts).toEqual([
      {
        path: ["rulesOfEngagement", 0],
        base: rule("small", "direct"),
        mine: undefined,
        theirs: rule("small", "partner"),
      },
    ]);
    expect(value).toEqual(
      rules(rule("small", "partner"), rule("large", "direct"), rule("huge", "direct"), last),
    );
  });

  it("no element ever gets what was written into another", () => {
    const note = fc.constantFrom("a", "b", "c");
    const elements = fc.array(fc.record({ base: note, mine: fc.option(note), theirs: fc.option(note) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(elements, (notes) => {
        const side = (of: "base" | "mine" | "theirs") => ({
          mechanisms: notes.flatMap((one, at) =>
            one[of] === null ? [] : [{ statement: at, note: one[of] }],
          ),
        });
        const { mechanisms } = merge(side("base"), side("mine"), side("theirs")).value as ReturnType<
          typeof side
        >;
        for (const { statement, note: now } of mechanisms)
          expect(Object.values(notes[statement] ?? {})).toContain(now);
      }),
    );
  });
});

describe("in a list where two have one name", () => {
  it("each is known by the rest of it", () => {
    const cell = (types: string, need: number) => ({ region: "us", types: [types], need, route: "partner" });
    const base = { cells: [cell("msp", 1), cell("var", 2)] };
    const mine = { cells: [cell("msp", 3), cell("var", 2)] };
    const theirs = { cells: [cell("var", 2), cell("msp", 1)] };
    expect(merge(base, mine, theirs)).toEqual({
      value: { cells: [cell("var", 2), cell("msp", 3)] },
      conflicts: [],
    });
  });
});

describe("a decision about a conflict", () => {
  it("counts for the place that was shown, also where another decision takes an element away", () => {
    const milestones = (...titles: [string, string][]) => ({
      roadmap: titles.map(([id, title]) => ({ id, title })),
    });
    const base = milestones(["x", "X"], ["y", "Y"], ["z", "Z"]);
    const mine = milestones(["y", "Y mine"], ["z", "Z"]);
    const theirs = milestones(["x", "X theirs"], ["y", "Y theirs"], ["z", "Z"]);
    const shown = merge(base, mine, theirs).conflicts.map(({ path }) => pointer(path));
    expect(shown).toEqual(["/roadmap/0", "/roadmap/1/title"]);
    const decisions = new Map([
      [shown[0], "mine" as const],
      [shown[1], "theirs" as const],
    ]);
    const decided = mergeStrategies(base, mine, theirs, (path) => decisions.get(pointer(path)));
    expect(decided).toEqual({ value: milestones(["y", "Y theirs"], ["z", "Z"]), conflicts: [] });
  });

  it("about an element that they took away brings it back where it stood, and not over the next one", () => {
    const base = { roadmap: [{ id: "x", title: "X" }, { id: "y" }] };
    const mine = { roadmap: [{ id: "x", title: "X mine" }, { id: "y" }] };
    const theirs = { roadmap: [{ id: "y" }] };
    const [conflict] = merge(base, mine, theirs).conflicts;
    expect(conflict).toMatchObject({ path: ["roadmap", '=["x"]'], place: 0, theirs: undefined });
    expect(mergeStrategies(base, mine, theirs, () => "mine").value).toEqual(mine);
    expect(mergeStrategies(base, mine, theirs, () => "theirs").value).toEqual(theirs);
  });
});

describe("two who add to one list at once", () => {
  const plan = (...roadmap: object[]) => ({ roadmap });
  const first = { id: "M-01", title: "Open" };
  const [hers, his] = [
    { id: "M-02", title: "Hers" },
    { id: "M-02", title: "His" },
  ];

  it("keep both elements, and the later one takes the next number", () => {
    expect(mergeStrategies(plan(first), plan(first, his), plan(first, hers))).toEqual({
      value: plan(first, { id: "M-03", title: "His" }, hers),
      conflicts: [],
    });
  });

  it("have one where both say the same, and a choice where the number is named elsewhere already", () => {
    expect(mergeStrategies(plan(first), plan(first, hers), plan(first, hers)).value).toEqual(
      plan(first, hers),
    );
    const after = { id: "M-03", title: "Then", after: ["M-02"] };
    const { conflicts } = mergeStrategies(plan(first), plan(first, his, after), plan(first, hers));
    expect(conflicts).toMatchObject([{ mine: "His", theirs: "Hers" }]);
  });

  it("wrote one element where its id is a name and no number", () => {
    const tier = (name: string) => ({ tiers: [{ id: "gold", name }] });
    expect(mergeStrategies({ tiers: [] }, tier("Gold"), tier("Golden")).conflicts).toHaveLength(1);
  });
});
