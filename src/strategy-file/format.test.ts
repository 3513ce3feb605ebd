import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { same } from "../domain/strategy/plain-data.ts";
import { editStrategyFile } from "./edit.ts";
import { formatStrategyFile } from "./format.ts";
import { parseStrategyFile } from "./parse.ts";

const example = readFileSync(new URL("../../samples/halyard/strategy.yaml", import.meta.url), "utf8");
const commentsOf = (text: string) =>
  [...text.matchAll(/(?<=\s|^)#[^\n]*/gm)].map(([comment]) => comment.trim()).sort();

describe("the canonical text", () => {
  it("leaves parts, fields and slugs in the order in which they were written", () => {
    expect(
      formatStrategyFile("company: { currency: USD, name: B }\nentente: 1\nstrategy:\n    name: A\n"),
    ).toBe("company: { currency: USD, name: B }\nentente: 1\nstrategy:\n  name: A\n");
  });

  it("leaves a comment above the field it is about", () => {
    const text = "x:\n  # about status\n  status: active\n  name: n\n";
    expect(formatStrategyFile(text)).toBe(text);
  });

  it("keeps comments where they were, on the line of a key too", () => {
    const text = "gaps:     # why\n    one:   # first\n        kind:   delivery   # d\n# end\n";
    expect(formatStrategyFile(text)).toBe("gaps: # why\n  one: # first\n    kind: delivery # d\n\n# end\n");
  });

  it("writes lists as [a, b] and maps as { a: 1 }, and numbers as they were", () => {
    expect(
      formatStrategyFile("budget:\n   share: {msp:  50%}\n   lines: [ {name: x ,amount: 12.10} ]\n"),
    ).toBe("budget:\n  share: { msp: 50% }\n  lines: [{ name: x, amount: 12.10 }]\n");
    expect(formatStrategyFile("a: [12345678901234567890, 1e3, 0x1F, '[ x ]']\n")).toBe(
      "a: [12345678901234567890, 1e3, 0x1F, '[ x ]']\n",
    );
  });

  it("keeps Windows line ends", () => {
    expect(formatStrategyFile("zzz: 1\r\nentente:   1\r\n")).toBe("zzz: 1\r\nentente: 1\r\n");
  });

  it("of the example has the same model and the same comments", () => {
    const formatted = formatStrategyFile(example);
    expect(parseStrategyFile(formatted).data).toEqual(parseStrategyFile(example).data);
    expect(commentsOf(formatted)).toEqual(commentsOf(example));
    expect(formatStrategyFile(formatted)).toBe(formatted);
  });
});

describe("for any file", () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom("12M", "a: b", "# x", "two\nlines\n", "", "null", "- x", "[ a ]"),
  );
  const { node: value } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom("name", "bets", "company", "coverage", "cells", "entente", "x", "y-1"),
        tie("node"),
        { maxKeys: 4 },
      ),
    ),
  }));
  const commented = fc.array(fc.tuple(fc.nat(), fc.constantFrom("# own line", "  # indented", "")), {
    maxLength: 4,
  });

  it("formatting twice is formatting once, and the model stays the same", () => {
    fc.assert(
      fc.property(value, commented, (part, comments) => {
        const lines = editStrategyFile("entente: 1\n", [{ path: ["company"], value: part }]).split("\n");
        for (const [at, comment] of comments) lines.splice(at % lines.length, 0, comment);
        const text = lines.join("\n");
        const before = parseStrategyFile(text);
        fc.pre(before.problems.length === 0);
        const formatted = formatStrategyFile(text);
        expect(same(parseStrategyFile(formatted).data, before.data)).toBe(true);
        expect(formatStrategyFile(formatted)).toBe(formatted);
      }),
      { numRuns: 200 },
    );
  });
});
