import { describe, expect, it } from "vitest";
import { schemaAt } from "../strategy/schema-walk.ts";
import { strategySchema } from "../strategy/strategy.ts";
import { documentKinds, type DocumentKind } from "./document.ts";
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

type Leaf = { readonly path: readonly (string | number)[]; readonly text: string };

/** Every text that people wrote: no slugs of closed sets or other elements, no dates, no periods. */
function* writtenTexts(value: unknown, path: readonly (string | number)[] = []): Generator<Leaf> {
  if (typeof value === "string") {
    const schema = schemaAt(strategySchema, path);
    if (schema && isFreeText(schema)) yield { path, text: value };
  } else if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) yield* writtenTexts(member, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* writtenTexts(member, [...path, key]);
  }
}

/** A text of people takes any sentence; a slug, a day or a member of a closed set does not, or says what it refers to. */
function isFreeText(schema: NonNullable<ReturnType<typeof schemaAt>>): boolean {
  const meta = schema.meta() as { refersTo?: unknown } | undefined;
  return (
    meta?.refersTo === undefined && unwrapped(schema) && schema.safeParse("Any sentence, with: signs").success
  );
}

const unwrapped = (schema: NonNullable<ReturnType<typeof schemaAt>>): boolean => {
  const inner = schema as unknown as { unwrap?: () => { meta: () => { refersTo?: unknown } | undefined } };
  return typeof inner.unwrap !== "function" || inner.unwrap().meta()?.refersTo === undefined;
};

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
