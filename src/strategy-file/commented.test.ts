import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headOf } from "../domain/starters/head.ts";
import { starterFor } from "../domain/starters/starter.ts";
import { industries, stages } from "../domain/strategy/closed-sets.ts";
import { readAmount } from "../domain/strategy/values.ts";
import { commentedStrategyFile } from "./commented.ts";
import { formatStrategyFile } from "./format.ts";
import { parseStrategyFile } from "./parse.ts";

function starter(stage: (typeof stages)[number], industry: (typeof industries)[number], words: string) {
  const [current, target] = [readAmount("1234.56"), readAmount("30M")];
  if (!current || !target) throw new Error("Not amounts");
  const made = starterFor(
    {
      stage,
      industry,
      company: `Acme ${words}`,
      product: words === "" ? "Pumps" : `Pumps ${words}`,
      currency: "EUR",
      fiscalYearStart: 4,
      arr: { current, target, by: "2029-03-31" },
      idealCustomers: [`Plants ${words}`],
      markets: ["DE", "Nordics"],
    },
    "2026-11-30",
  );
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  const { strategy, remarks, ground } = made.starter;
  return { strategy, text: commentedStrategyFile(strategy, remarks, headOf(ground)) };
}

const combinations = stages.flatMap((stage) => industries.map((industry) => ({ stage, industry })));

describe("a new file with comments", () => {
  it.each(combinations)(
    "$stage × $industry reads back as the model, and is formatted already",
    ({ stage, industry }) => {
      const { strategy, text } = starter(stage, industry, "");
      expect(parseStrategyFile(text).data).toEqual(strategy);
      expect(formatStrategyFile(text)).toBe(text);
    },
  );

  it("does so whatever people call their company, and no word of theirs becomes a key or a comment", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "# no",
        ": {",
        "- [",
        "&a *b !c",
        "'\"",
        "\n---\nentente: 2",
        "true",
        "12:30",
        "%YAML",
        "\u2028",
        "🏭",
      ),
    );
    fc.assert(
      fc.property(hostile, (words) => {
        fc.pre(!/[^\P{Cc}\t\n\r]/u.test(words) && !words.includes("\r"));
        const data = {
          strategy: { name: words },
          company: { idealCustomers: [words, `${words} x`], arr: { current: words } },
        };
        const text = commentedStrategyFile(data, [{ path: ["company"], text: `about ${words}` }], ["head"]);
        expect(parseStrategyFile(text).data).toEqual(data);
        expect(formatStrategyFile(text)).toBe(text);
      }),
    );
  });

  it("does so for a starter of a company with such a name", () => {
    const { strategy, text } = starter("growth", "manufacturing", '# "no": {\n---\n&a');
    expect(parseStrategyFile(text).data).toEqual(strategy);
  });

  it("puts a comment above what it is about, and breaks it between words", () => {
    const long = "word ".repeat(40).trim();
    const text = commentedStrategyFile(
      { a: { b: 1 }, c: { d: { e: 2 } } },
      [{ path: ["c", "d"], text: long }],
      ["head"],
    );
    expect(text).toMatch(/^# head\n\na:\n {2}b: 1\n\nc:\n( {2}# (word ?)+\n)+ {2}d: \{ e: 2 \}\n$/);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it("opens the brackets where something inside has a comment", () => {
    const text = commentedStrategyFile(
      { c: { d: { e: 2 } } },
      [{ path: ["c", "d", "e"], text: "why" }],
      ["head"],
    );
    expect(text).toBe("# head\n\nc:\n  d:\n    # why\n    e: 2\n");
  });
});
