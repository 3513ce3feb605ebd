import { describe, expect, it } from "vitest";
import { documentKinds, type DocumentKind } from "./document.ts";
import { writtenTexts } from "./test-free-texts.ts";
import {
  printOf,
  rawSample,
  type Raw,
  type Sample,
  samples,
  strategyFrom,
  termSheet,
  wholeText,
} from "./test-strategies.ts";

const partsOf: Readonly<Record<DocumentKind, readonly string[]>> = {
  plan: ["company", "objectives", "value", "budget", "risks", "scenarios", "declined"],
  thesis: [
    "gaps",
    "thesis",
    "landscape",
    "competitors",
    "programs",
    "decisions",
    "okrs",
    "roadmap",
    "sponsors",
  ],
  "five-decisions": ["gaps", "coverage"],
  "where-to-win": ["bets", "declined"],
  "partnership-strategy": [
    "categories",
    "programs",
    "agreements",
    "roadmap",
    "assumptions",
    "sources",
    "measures",
    "waivers",
  ],
  board: ["gaps", "declined"],
};

/** Slugs are printed as what they refer to; the why of a no stands in the documents that argue, not on a slide. */
const saidOtherwise = /^coverage\.rulesOfEngagement\.\d+\.seller$|\.where\./;
const onSlides = /^declined\..*\.reason$/;

const missed = (kind: DocumentKind, raw: Raw, part: string): string[] => {
  const text = wholeText(printOf(kind, strategyFrom(raw))).toLowerCase();
  return [...writtenTexts(raw[part], [part])]
    .filter(({ path }) => !saidOtherwise.test(path.join(".")))
    .filter(({ path }) => kind !== "board" || !onSlides.test(path.join(".")))
    .filter((leaf) => !text.includes(leaf.text.toLowerCase()))
    .map(({ path }) => path.join("."));
};

describe.each(Object.keys(samples) as Sample[])("of %s", (sample) => {
  const raw = rawSample(sample);
  const cases = documentKinds.flatMap((kind) => partsOf[kind].map((part) => [kind, part] as const));

  it.each(cases)("the document %s holds every sentence of %s", (kind, part) => {
    expect(missed(kind, raw, part)).toEqual([]);
  });

  it("every sentence of the strategy stands in some document", () => {
    const strategy = strategyFrom(raw);
    const all = [
      ...documentKinds.map((kind) => wholeText(printOf(kind, strategy))),
      ...Object.keys(raw.agreements).map((slug) => wholeText(termSheet(slug, strategy))),
    ]
      .join("\n")
      .toLowerCase();
    const silent = [...writtenTexts(raw)]
      .filter(({ path }) => !saidOtherwise.test(path.join(".")))
      .filter(({ text }) => !all.includes(text.toLowerCase()));
    expect(silent.map(({ path }) => path.join("."))).toEqual([]);
  });

  it("the grid of who decides holds every decision and every letter", () => {
    const text = wholeText(printOf("thesis", strategyFrom(raw)));
    for (const decision of Object.keys(raw.raci))
      expect(text.toLowerCase()).toContain(decision.replaceAll("-", " "));
  });
});

it("a sentence that a document leaves out would be found", () => {
  const raw = rawSample("halyard");
  expect(missed("where-to-win", raw, "risks")).not.toEqual([]);
});
