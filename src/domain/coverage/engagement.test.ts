import { describe, expect, it } from "vitest";
import type { Cell } from "../strategy/strategy.ts";
import { type EngagementRule, routesOf, shadowOf, whoSells, whoSellsAmong } from "./engagement.ts";

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

describe("the routes of an account", () => {
  const cells: Cell[] = [
    { region: "north", route: "shared" },
    { region: "north", vertical: "banking", route: "direct" },
    { region: "south", size: "small", route: "partner" },
  ];
  it("are those of the narrowest cell that has it", () => {
    expect(routesOf(cells, { region: "north", vertical: "banking", size: "small" })).toEqual(["direct"]);
    expect(routesOf(cells, { region: "north", vertical: "retail" })).toEqual(["shared"]);
    expect(routesOf(cells, { region: "south", size: "large" })).toEqual([]);
  });

  it("are told once for cells of two partner types that agree, and both where they do not", () => {
    const cell = (type: string, route: "partner" | "shared"): Cell => ({
      region: "north",
      size: "small",
      types: [type],
      route,
    });
    const small = { region: "north", size: "small" };
    expect(routesOf([cell("msp", "partner"), cell("reseller", "partner")], small)).toEqual(["partner"]);
    expect(routesOf([cell("msp", "partner"), cell("reseller", "shared")], small)).toEqual([
      "partner",
      "shared",
    ]);
  });
});

describe("an account in cells of two routes", () => {
  const two: Cell[] = [
    { region: "north", size: "small", types: ["msp"], route: "partner" },
    { region: "north", size: "small", types: ["reseller"], route: "shared" },
  ];
  const small = { region: "north", size: "small" };
  const rules: EngagementRule[] = [
    { when: { route: "partner" }, seller: "partner" },
    { when: { route: "shared", registered: true }, seller: "partner" },
    { seller: "direct" },
  ];

  it("is sold to by the one to whom every route leads", () => {
    expect(whoSellsAmong(rules, two, { ...small, registered: true })).toMatchObject({ decides: 0, asks: [] });
  });

  it("stays open where the routes lead to different sellers, or one of them asks for more", () => {
    const open = { decides: null, asks: ["route"], routes: ["partner", "shared"] };
    expect(whoSellsAmong(rules, two, { ...small, registered: false })).toMatchObject(open);
    expect(whoSellsAmong(rules, two, small)).toMatchObject(open);
  });

  it("is told by its one route, and by the rules alone where no cell has it", () => {
    expect(whoSellsAmong(rules, two.slice(0, 1), small)).toMatchObject({ decides: 0, routes: ["partner"] });
    expect(whoSellsAmong(rules, [], small)).toMatchObject({ decides: null, routes: [] });
  });
});
