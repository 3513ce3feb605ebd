import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeWritable, writable } from "./writable.ts";

describe("a value can be written into a strategy file", () => {
  it("whatever texts on lines and numbers it is made of", () => {
    const text = fc.stringMatching(/^[\p{L}\p{N}\p{P} \n\t]*$/u);
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(tie("value")),
        fc.dictionary(text, tie("value")),
      ),
    }));
    fc.assert(fc.property(tree.value, (value) => writable(value).ok));
  });

  it.each([
    ["a control character", { a: ["b", "c\u0007"] }, "/a/1"],
    ["half a character", { a: "\udfff" }, "/a"],
    ["half a character in a key", { a: { "x\ud800": 1 } }, "/a/?"],
  ])("but not with %s, which is named by its place", (_, value, pointer) => {
    expect(writable(value)).toMatchObject({ ok: false, pointer });
  });

  it("nor when it lies deeper than anybody reads", () => {
    let value: unknown = 1;
    for (let level = 0; level < 40; level += 1) value = [value];
    expect(writable(value)).toMatchObject({ ok: false, accepted: "at most 30 levels" });
  });
});

it("is anything once it is made so: what is pasted from Word keeps its words", () => {
  const pasted = { wedge: "One\u000Btwo", list: ["\u001B[31mred", "\uD800", "👩‍👩‍👧 stays\n"], sum: 12 };
  expect(writable(pasted).ok).toBe(false);
  const made = madeWritable(pasted);
  expect(made).toEqual({ wedge: "One two", list: [" [31mred", " ", "👩‍👩‍👧 stays\n"], sum: 12 });
  expect(writable(made).ok).toBe(true);
});
