import { describe, expect, it } from "vitest";
import { sankeyLayout } from "./sankey-layout.ts";

const nodes = [
  { id: "a", column: 0, size: 30 },
  { id: "b", column: 0, size: 10 },
  { id: "c", column: 1, size: 25 },
  { id: "d", column: 1, size: 15 },
];
const links = [
  { from: "a", to: "d", size: 15 },
  { from: "a", to: "c", size: 15 },
  { from: "b", to: "c", size: 10 },
];
const { nodes: placed, ribbons } = sankeyLayout(nodes, links, { height: 90, gap: 10 });
const at = (id: string) => placed.find(({ node }) => node.id === id);

describe("the places of a sankey", () => {
  it("uses one scale, fills the height and keeps nodes apart", () => {
    expect(placed.map(({ node, height }) => height / node.size)).toEqual([2, 2, 2, 2]);
    expect(at("b")?.y).toBe(70);
    expect((at("d")?.y ?? 0) + (at("d")?.height ?? 0)).toBe(90);
  });

  it("lets the ribbons of a node add up to it, without covering each other", () => {
    const ofA = ribbons.filter(({ link }) => link.from === "a").toSorted((x, y) => x.fromY - y.fromY);
    expect(ofA.map(({ link, fromY, height }) => [link.to, fromY, height])).toEqual([
      ["c", 0, 30],
      ["d", 30, 30],
    ]);
    const intoC = ribbons.filter(({ link }) => link.to === "c");
    expect(intoC.reduce((sum, { height }) => sum + height, 0)).toBe(at("c")?.height);
  });
});
