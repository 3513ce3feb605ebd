import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../domain/documents/document.ts";
import { balancedWeights, standUpright, uprightWeights } from "./column-widths.ts";

const page = { width: 500, size: 9, padding: 9 };
const tableOf = (weights: readonly number[], rows: readonly (readonly string[])[]): Table => ({
  caption: "",
  columns: weights.map((weight, at) => ({ title: `Head ${at}`, align: "start", weight })),
  rows,
  total: null,
});

describe("the columns of a table", () => {
  it("stay as they were asked for where no line can be saved", () => {
    expect(balancedWeights(tableOf([2, 1, 1], [["one", "two", "three"]]), page)).toEqual([2, 1, 1]);
  });

  it("give room to the one whose words take the most lines", () => {
    const [short = 0, long = 0] = balancedWeights(
      tableOf([1, 1], [["Gold", "Partner-sourced pipeline over twelve months, ".repeat(6)]]),
      page,
    );
    expect(long).toBeGreaterThan(short);
  });

  it("are as wide together as they were, and none is less than half as wide, whatever they hold", () => {
    const text = fc.string({ maxLength: 60 });
    const rows = fc.array(fc.tuple(text, text, text), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (cells) => {
        const weights = balancedWeights(tableOf([3, 1, 2], cells), page);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(6, 6);
        for (const [at, asked] of [3, 1, 2].entries())
          expect(weights[at] ?? 0).toBeGreaterThanOrEqual(asked * 0.45 - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

describe("heads over single letters", () => {
  const grid = (titles: readonly string[]): Table => ({
    caption: "",
    columns: [
      { title: "Decision", align: "start", weight: 2 },
      ...titles.map((title) => ({ title, align: "center", weight: 1 }) as const),
    ],
    rows: [["Partnership approval", ...titles.map(() => "A")]],
    total: null,
  });
  const weightsOf = (titles: readonly string[]) => balancedWeights(grid(titles), page);
  const manager = "Partnership Development Manager";

  it("stand upright where a word would be torn, and lie where all of them have room", () => {
    const [few, many] = [[manager, "Chief Executive"], Array.from({ length: 14 }, () => manager)];
    expect(standUpright(grid(few), weightsOf(few), page)).toBe(false);
    expect(standUpright(grid(many), weightsOf(many), page)).toBe(true);
  });

  it("leave their columns equally wide, and the first one the room of its words", () => {
    const [first = 0, ...letters] = uprightWeights(grid(Array.from({ length: 14 }, () => manager)), page);
    expect(new Set(letters.map((weight) => weight.toFixed(6))).size).toBe(1);
    expect(first).toBeGreaterThan((letters[0] ?? 0) * 2);
  });

  it("are torn where they have no end", () => {
    const endless = Array.from({ length: 3 }, () => "x".repeat(400));
    expect(standUpright(grid(endless), weightsOf(endless), page)).toBe(false);
  });
});
