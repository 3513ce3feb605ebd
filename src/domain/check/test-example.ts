import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Day } from "../shared/dates.ts";
import { pointer } from "../strategy/path.ts";
import { readStrategy } from "../strategy/read.ts";
import { subjectOf } from "../strategy/subject.ts";
import { type Rule, silentOnMisfit } from "./rule.ts";

/** The day as of which the example file is complete. */
export const exampleDay: Day = "2026-11-20";

const text = readFileSync(new URL("../../../samples/halyard/strategy.yaml", import.meta.url), "utf8");

/** The example strategy as plain data, to be edited freely by a test. */
export type Raw = ReturnType<typeof parse>;

/** A fresh copy of the example, after an edit. */
export function exampleWith(edit: (raw: Raw) => void = () => {}): Raw {
  const raw: Raw = parse(text);
  edit(raw);
  return raw;
}

/** What a rule found, as a test reads it. */
export type Found = { subject: string; path: string; message: string; fix: string };

/**
 * Asks one rule of an area about the edited example: `const found = findingsOf(scoringRules)`, then
 * `found("SCO-001", (raw) => { raw.scoring.weights.icpOverlap = "40%"; })`.
 */
export function findingsOf(rules: readonly Rule[]) {
  return (id: string, edit: (raw: Raw) => void = () => {}, asOf: Day = exampleDay): Found[] => {
    const rule = rules.find((candidate) => candidate.id === id);
    const { strategy } = readStrategy(exampleWith(edit));
    if (!rule || !strategy) throw new Error(rule ? "The edit left no strategy at all" : `No rule ${id} here`);
    return silentOnMisfit(() => rule.faults({ strategy, asOf, planPages: null })).map(
      ({ path, message, fix }) => ({
        subject: subjectOf(strategy, path),
        path: pointer(path),
        message,
        fix: fix ?? rule.fix,
      }),
    );
  };
}

/** Whether a rule fires on one of the snippets that its own page shows; the snippet is completed to a strategy. */
export function firesOn(rule: Rule, snippet: keyof Rule["example"], asOf: Day = exampleDay): boolean {
  const company = { name: "Halyard", currency: "USD" };
  const { strategy, misfits } = readStrategy({
    entente: 1,
    strategy: { name: "Halyard" },
    company,
    ...parse(rule.example[snippet]),
  });
  const [misfit] = misfits;
  if (!strategy || misfit) throw new Error(`${rule.id}, ${snippet}: ${misfit?.message}`);
  return [...rule.faults({ strategy, asOf, planPages: null })].length > 0;
}
