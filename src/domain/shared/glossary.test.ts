import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { glossary, glossaryPage, otherNames } from "./glossary.ts";

describe("the glossary", () => {
  it("is what docs/glossary.md says", () => {
    const page = readFileSync(new URL("../../../docs/glossary.md", import.meta.url), "utf8");
    expect(page).toBe(glossaryPage());
  });

  it("has one entry for each word", () => {
    const words = glossary.map(({ term }) => term.toLowerCase());
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it("knows the term behind every other name", () => {
    const words = glossary.map(({ term }) => term);
    expect(Object.values(otherNames).filter((term) => !words.includes(term))).toEqual([]);
  });

  it("defines each in one sentence", () => {
    expect(
      glossary.filter(({ definition }) => !/^[A-Z].*[^.]\.$/.test(definition)).map(({ term }) => term),
    ).toEqual([]);
  });
});
