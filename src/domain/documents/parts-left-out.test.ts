import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strategySchema } from "../strategy/strategy.ts";
import { documentKinds } from "./document.ts";
import {
  missingIn,
  printOf,
  rawSample,
  type Raw,
  strategyFrom,
  termSheet,
  textsOf,
  wholeText,
} from "./test-strategies.ts";
import { partTitle } from "../strategy/part-words.ts";

const parts = Object.keys(strategySchema.shape).filter(
  (part) => !["entente", "strategy", "company"].includes(part),
);

/** The example without some of its parts. */
const without = (left: readonly string[]): Raw => {
  const raw = rawSample("halyard");
  for (const part of left) delete raw[part];
  return raw;
};

describe("a strategy with parts left out", () => {
  it("prints whatever is missing, says so, and invents nothing", () => {
    fc.assert(
      fc.property(fc.subarray(parts), fc.constantFrom(...documentKinds), (left, kind) => {
        const document = printOf(kind, strategyFrom(without(left)));
        for (const text of textsOf(document)) expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/);
        for (const { blocks } of document.sections) expect(blocks.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it("prints whatever fields are missing within it", () => {
    const leaves = [...holders(rawSample("halyard"))].length;
    fc.assert(
      fc.property(
        fc.array(fc.nat(leaves - 1), { maxLength: 40 }),
        fc.constantFrom(...documentKinds),
        (indexes, kind) => {
          const raw = rawSample("halyard");
          const all = [...holders(raw)];
          for (const index of indexes) {
            const [holder, key] = all[index] ?? [];
            if (holder && key) delete holder[key];
          }
          for (const text of textsOf(printOf(kind, strategyFrom(raw))))
            expect(text).not.toMatch(/undefined|NaN|\[object/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("names the part to write as its page is called, in the document that is about it", () => {
    const cases = [
      ["plan", "objectives"],
      ["plan", "budget"],
      ["plan", "risks"],
      ["plan", "metrics"],
      ["plan", "value"],
      ["thesis", "gaps"],
      ["thesis", "landscape"],
      ["thesis", "competitors"],
      ["thesis", "decisions"],
      ["thesis", "okrs"],
      ["thesis", "raci"],
      ["thesis", "sponsors"],
      ["five-decisions", "partnerTypes"],
      ["five-decisions", "coverage"],
      ["five-decisions", "programs"],
      ["five-decisions", "incentives"],
      ["where-to-win", "bets"],
      ["where-to-win", "declined"],
      ["where-to-win", "thesis"],
      ["partnership-strategy", "categories"],
      ["partnership-strategy", "agreements"],
      ["partnership-strategy", "roadmap"],
      ["partnership-strategy", "assumptions"],
      ["partnership-strategy", "sources"],
      ["board", "budget"],
      ["board", "competitors"],
      ["board", "roadmap"],
    ] as const;
    for (const [kind, part] of cases)
      expect(
        missingIn(printOf(kind, strategyFrom(without([part])))).join("\n"),
        `${kind} without ${part}`,
      ).toContain(partTitle(part));
  });
});

/** Every field that may be deleted: what a map holds, below the three parts without which there is no strategy. */
function* holders(raw: Raw, depth = 0): Generator<[Record<string, unknown>, string]> {
  if (typeof raw !== "object" || raw === null) return;
  for (const [key, member] of Object.entries(raw as Record<string, unknown>)) {
    if (!Array.isArray(raw) && depth > 0) yield [raw as Record<string, unknown>, key];
    yield* holders(member, depth + 1);
  }
}

describe("slugs that every object inherits", () => {
  it("are slugs like any other", () => {
    const raw = rawSample("halyard");
    raw.objectives["managed-service"].owner = "constructor";
    raw.bets["msp-first"].partnerType = "constructor";
    raw.gaps["regional-reach"].sources = ["constructor"];
    for (const kind of documentKinds)
      expect(wholeText(printOf(kind, strategyFrom(raw)))).not.toContain("native code");
  });
});

describe("an agreement", () => {
  it("prints without any of its terms", () => {
    const raw = rawSample("halyard");
    raw.agreements["resale-agreement"] = { kind: "resale" };
    expect(missingIn(termSheet("resale-agreement", strategyFrom(raw))).length).toBeGreaterThan(0);
  });
});
