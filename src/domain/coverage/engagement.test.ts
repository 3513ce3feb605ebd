import { describe, expect, it } from "vitest";
import type { Cell } from "../strategy/strategy.ts";
import { type EngagementRule, routeOf, shadowOf, whoSells } from "./engagement.ts";

const rules: EngagementRule[] = [
  { when: { namedAccount: true }, seller: "direct" },
  { when: { route: "partner" }, seller: "partner" },
  { when: { route: "shared", registered: true }, seller: "partner", resolve: "first-registered" },
  { seller: "direct" },
];

describe("who sells to an account", () => {
  it("is decided by the first rule that holds", () => {
    expect(whoSells(rules, { namedAccount: true, route: "partner" }).decides).toBe(0);
    expect(whoSells(rules, { namedAccount: false, route: "partner" }).decides).toBe(1);
    expect(whoSells(rules, { namedAccount: false, route: "shared", registered: true }).decides).toBe(2);
    expect(whoSells(rules, { namedAccount: false, route: "shared", registered: false }).decides).toBe(3);
  });

  it("says of each rule before it which condition failed", () => {
    const { traces } = whoSells(rules, { namedAccount: false, route: "direct", registered: true });
    expect(traces).toEqual([
      { says: "not", because: ["namedAccount"] },
      { says: "not", because: ["route"] },
      { says: "not", because: ["route"] },
      { says: "holds" },
    ]);
  });

  it("stays open while something unknown could decide, and says what to find out", () => {
    expect(whoSells(rules, { route: "partner" })).toMatchObject({ decides: null, asks: ["namedAccount"] });
    expect(whoSells(rules, { namedAccount: false, route: "shared" })).toMatchObject({
      decides: null,
      asks: ["registered"],
    });
  });

  it("does not wait for what cannot matter any more", () => {
    expect(whoSells(rules, { namedAccount: false, route: "direct" }).decides).toBe(3);
  });

  it("is nobody where no rule holds", () => {
    expect(whoSells(rules.slice(0, 1), { namedAccount: false })).toMatchObject({ decides: null, asks: [] });
  });
});

describe("a rule that is never reached", () => {
  it("stands behind one that takes everything it would", () => {
    const narrowLast: EngagementRule[] = [
      { when: { route: "partner" }, seller: "partner" },
      { when: { route: "partner", registered: true }, seller: "partner" },
      { seller: "direct" },
    ];
    expect(narrowLast.map((_, index) => shadowOf(narrowLast, index))).toEqual([undefined, 0, undefined]);
    expect(rules.map((_, index) => shadowOf(rules, index))).toEqual(rules.map(() => undefined));
  });
});

describe("the route of an account", () => {
  const cells: Cell[] = [
    { region: "north", route: "shared" },
    { region: "north", vertical: "banking", route: "direct" },
    { region: "south", size: "small", route: "partner" },
  ];
  it("is that of the narrowest cell that has it", () => {
    expect(routeOf(cells, { region: "north", vertical: "banking", size: "small" })).toBe("direct");
    expect(routeOf(cells, { region: "north", vertical: "retail" })).toBe("shared");
    expect(routeOf(cells, { region: "south", size: "large" })).toBeUndefined();
  });

  it("is what cells of two partner types agree on", () => {
    const two: Cell[] = [
      { region: "north", size: "small", types: ["msp"], route: "partner" },
      { region: "north", size: "small", types: ["reseller"], route: "partner" },
    ];
    expect(routeOf(two, { region: "north", size: "small" })).toBe("partner");
  });

  it("is open where two cells are as narrow and disagree", () => {
    const two: Cell[] = [
      { region: "north", vertical: "banking", route: "direct" },
      { region: "north", size: "small", route: "partner" },
    ];
    expect(routeOf(two, { region: "north", vertical: "banking", size: "small" })).toBeUndefined();
  });
});
