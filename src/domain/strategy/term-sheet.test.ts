import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { readableStrategy } from "./read.ts";
import { termSheet } from "./term-sheet.ts";

const of = (slug: string, edit?: (raw: Raw) => void) => {
  const agreement = readableStrategy(exampleWith(edit))?.agreements?.[slug];
  if (!agreement) throw new Error("The edit left no agreement");
  return termSheet(agreement);
};

describe("an agreement as a term sheet", () => {
  it("lists the key terms of its kind and what settles them", () => {
    expect(of("console-integration").map(({ settledBy }) => settledBy)).toEqual([
      "scope",
      "technical",
      "marketing",
      "support",
      "commercial",
      "term",
      "termination",
    ]);
  });

  it("says which key term is open, also when it is written without content", () => {
    const open = of("resale-agreement", (raw) => {
      delete raw.agreements["resale-agreement"].quota;
      raw.agreements["resale-agreement"].territory = " ";
    }).filter(({ settledBy }) => settledBy === null);
    expect(open.map(({ anyOf }) => anyOf)).toEqual([["territory"], ["quota"]]);
  });

  it("takes either of two terms, and keeps what else is written", () => {
    const sheet = of("consultant-referral-agreement", (raw) => {
      raw.agreements["consultant-referral-agreement"].scope = "Introductions";
    });
    expect(sheet[0]).toMatchObject({ settledBy: "territory", isKey: true });
    expect(sheet.filter(({ isKey }) => !isKey).map(({ settledBy }) => settledBy)).toEqual([
      "scope",
      "exclusivity",
    ]);
  });
});
