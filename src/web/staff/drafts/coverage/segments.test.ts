import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../../../tests/world.ts";
import { cellsAt, columnName, columnsOf } from "./segments.ts";

const strategy = strategyWith({
  coverage: {
    regions: { north: { name: "North" } },
    verticals: { banking: { name: "Banking" } },
    sizes: { small: { name: "Small" }, large: { name: "Large" } },
    cells: [
      { region: "north", vertical: "banking", size: "small", route: "direct" },
      { region: "north", route: "partner" },
    ],
  },
});

describe("the columns of the matrix", () => {
  it("are every pair of vertical and size, and what a cell leaves wider", () => {
    expect(columnsOf(strategy).map((column) => columnName(strategy, column))).toEqual([
      "Banking, Small",
      "Banking, Large",
      "All",
    ]);
  });

  it("find the cells that stand there, with their place in the file", () => {
    expect(
      cellsAt(strategy, "north", { vertical: undefined, size: undefined }).map(({ index }) => index),
    ).toEqual([1]);
    expect(cellsAt(strategy, "north", { vertical: "banking", size: "large" })).toEqual([]);
  });
});
