import { describe, expect, it } from "vitest";
import { accountInWords, notRead, stateOfLines, toFill } from "./account.ts";
import type { ImportedDocument } from "./result.ts";

const nothing: ImportedDocument = {
  data: {},
  recognised: [],
  placeholders: [],
  unrecognised: [],
  conflicting: [],
  form: [],
  conflicts: [],
  assumptions: [],
};

const plan: ImportedDocument = {
  ...nothing,
  recognised: [
    { line: 2, where: ["/risks/flood/risk"], words: "risk", left: [] },
    {
      line: 5,
      where: ["/risks/theft/risk"],
      words: "risk",
      left: [
        { text: "{{who}}", why: "mitigation", toFill: true },
        { text: "maybe", why: "no likelihood of that name", toFill: false },
      ],
    },
    { line: 6, where: ["/budget/lines/0"], words: "budget line", left: [] },
  ],
  placeholders: [{ line: 3, text: "TBD", words: "owner" }],
  unrecognised: [{ line: 8, text: "A sentence.", why: "a sentence" }],
  conflicting: [9],
  form: [1, 4],
  conflicts: [
    {
      where: "/budget/lines",
      words: "budget: lines",
      sides: [
        { line: 9, text: "$2" },
        { line: 6, text: "$1" },
      ],
    },
  ],
};

describe("the account of a document that was read", () => {
  it("counts the lines that say something, and what is left for a person", () => {
    expect(accountInWords(plan)).toBe(
      "3 of 6 lines became strategy; 2 places wait to be filled, and it contradicts itself in 1 place",
    );
    expect(accountInWords(nothing)).toBe("0 of 0 lines became strategy");
  });

  it("names a place to fill and a rest that was not read where they stand, in the order of the document", () => {
    expect(toFill(plan).map(({ line, text }) => [line, text])).toEqual([
      [3, "TBD"],
      [5, "{{who}}"],
    ]);
    expect(notRead(plan).map(({ line, isWhole }) => [line, isWhole])).toEqual([
      [5, false],
      [8, true],
    ]);
  });

  it("gives each line one state; what contradicts another place is in conflict, also where it was taken", () => {
    expect([...stateOfLines(plan)].toSorted(([a], [b]) => a - b)).toEqual([
      [2, "read"],
      [3, "to-fill"],
      [5, "partly"],
      [6, "conflict"],
      [8, "not-read"],
      [9, "conflict"],
    ]);
  });
});
