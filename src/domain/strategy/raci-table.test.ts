import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { raciLetters } from "./closed-sets.ts";
import { nextLetter, raciTable } from "./raci-table.ts";
import { readableStrategy } from "./read.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return raciTable(strategy);
};

describe("the table of who decides", () => {
  it("says who is accountable and who is responsible", () => {
    expect(of().rows[0]).toMatchObject({
      decision: "strategy-adoption",
      accountable: ["cro"],
      responsible: ["cpo"],
      isMissing: false,
    });
  });

  it("shows a row for each of the seven decisions that is missing", () => {
    const { rows } = of((raw) => delete raw.raci["partner-exit"]);
    expect(rows.filter(({ isMissing }) => isMissing).map(({ decision }) => decision)).toEqual([
      "partner-exit",
    ]);
    expect(rows).toHaveLength(7);
  });

  it("has a column for whoever a row names", () => {
    expect(of((raw) => (raw.raci["partner-exit"].stranger = "C")).people).toContain("stranger");
  });

  it("comes back to where it was after every letter and none", () => {
    const seen = [undefined, ...raciLetters].map(nextLetter);
    expect(seen).toEqual([...raciLetters, undefined]);
  });
});
