import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isMeasureId } from "../../../domain/measures/catalogue.ts";
import { readStrategy } from "../../../domain/strategy/read.ts";
import { referencesIn } from "../../../domain/strategy/schema-walk.ts";
import { strategySchema } from "../../../domain/strategy/strategy.ts";
import { parseStrategyFile } from "../../../strategy-file/parse.ts";
import { type Entry, keyReferenceAt, referenceAt } from "./references.ts";

const samples = ["halyard", "adventureworks"].map((name) => {
  const file = join(import.meta.dirname, "../../../../samples", name, "strategy.yaml");
  return { name, strategy: readStrategy(parseStrategyFile(readFileSync(file, "utf8")).data).strategy };
});

/** Names that are no elements of the strategy: catalogue metrics, signals, categories that are plain words. */
const namesNoElement = (to: readonly string[], slug: string): boolean =>
  to.includes("signal") || (to.includes("metric") && isMeasureId(slug));

describe.each(samples)("every reference of the $name strategy", ({ strategy }) => {
  const overTheWire = JSON.parse(JSON.stringify(strategy)) as Entry;

  test("is a link on its page, as the schema has it", () => {
    const missed = [...referencesIn(strategySchema, strategy)]
      .filter(({ to, slug }) => !namesNoElement(to, slug))
      .filter(({ path, slug }) => {
        const steps = path.map(String);
        return (
          !referenceAt(overTheWire, steps, slug) && !keyReferenceAt(overTheWire, steps.slice(0, -1), slug)
        );
      })
      .map(({ path, slug }) => `${path.join("/")}: ${slug}`);
    expect(missed).toEqual([]);
  });
});
