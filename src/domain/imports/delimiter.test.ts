import { describe, expect, it } from "vitest";
import { delimiterOf } from "./delimiter.ts";

describe("the delimiter of a file", () => {
  it.each([
    ["a,b,c\n1;2;3;4", ","],
    ["a;b;c\n1,5;2;3", ";"],
    ["a\tb\n", "\t"],
    ["a|b|c", "|"],
    ['"a,b,c,d";e;f', ";"],
    ['"says ""a;b;c;d""",e', ","],
    ["\r\n\r\na;b", ";"],
    ["one column", ","],
    ["", ","],
  ])("of %j is %j", (beginning, delimiter) => {
    expect(delimiterOf(beginning)).toBe(delimiter);
  });
});
