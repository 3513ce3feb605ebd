import { isSoldByPartners } from "../../strategy/segments.ts";
import type { Cell, Strategy } from "../../strategy/strategy.ts";
import { toleranceOf } from "../../strategy/tolerances.ts";
import { counted, listed } from "../figures.ts";
import { type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { upToEight } from "../words.ts";

/** What other parts promise about the map: the markets of the thesis, and the partners that the types are to have. */
export const coveragePromiseRules: readonly Rule[] = [
  rule({
    id: "COV-008",
    severity: "warning",
    finds: "a market of the thesis in which partners sell in no cell",
    why: "The thesis tells the board that partners will carry this market, and nobody plans who, how many or under whom. It stays empty, and is asked about first.",
    fix: "add a partner or shared cell there, with types, need and owner, or take the market out of the thesis (`thesis.markets`)",
    example: {
      bad: "thesis: { markets: [us-gulf, us-south] }\ncoverage:\n  cells: [{ region: us-south, route: partner, types: [msp], need: 5 }]",
      good: "thesis: { markets: [us-south] }\ncoverage:\n  cells: [{ region: us-south, route: partner, types: [msp], need: 5 }]",
    },
    faults: ({ strategy }) => marketsWithoutPartners(strategy),
  }),
  rule({
    id: "COV-009",
    severity: "warning",
    finds: "cells that want more partners of a type than the type is to have",
    why: "The map is drawn for one number of partners, and programme, budget and managers are planned for another. Whichever is right, the cells that nobody counted stay white.",
    fix: "lower the need of the cells (`need`), or raise the number of partners of the type (`target.partners`) and what they cost",
    example: {
      bad: "partnerTypes: { msp: { name: MSP, target: { partners: 16 } } }\ncoverage:\n  cells:\n    - { region: us-gulf, route: partner, types: [msp], need: 40 }\n    - { region: us-south, route: partner, types: [msp], need: 20 }",
      good: "partnerTypes: { msp: { name: MSP, target: { partners: 16 } } }\ncoverage:\n  cells:\n    - { region: us-gulf, route: partner, types: [msp], need: 10 }\n    - { region: us-south, route: partner, types: [msp], need: 6 }",
    },
    faults: ({ strategy }) => needBeyondTargets(strategy),
  }),
];

function* marketsWithoutPartners(strategy: Strategy): Generator<Fault> {
  const cells = strategy.coverage?.cells ?? [];
  const { regions } = strategy.coverage ?? {};
  yield* eachOf(strategy.thesis?.markets, ["thesis", "markets"], function* (market, path) {
    // A market that is no region is REF-001's to report.
    if (!regions || !Object.hasOwn(regions, market)) return;
    const there = cells.filter(({ region }) => region === market);
    if (there.some(isSoldByPartners)) return;
    const how = there.length > 0 ? "every cell there is sold directly" : "no cell lies there";
    yield { path, message: `the thesis wants partners in \`${market}\`, and ${how}` };
  });
}

/**
 * A partner of a region serves the cells of its region together (coverage/serving.ts), so a region needs no fewer partners
 * than its largest cell. Cells within one region may share partners, though hardly each of them twice over.
 */
const servesAtMost = 2;

function* needBeyondTargets(strategy: Strategy): Generator<Fault> {
  const cells = (strategy.coverage?.cells ?? []).filter(
    (cell) => isSoldByPartners(cell) && cell.types?.length,
  );
  const named = new Map(cells.map(({ types = [] }) => [types.toSorted().join(), types]));
  const told = new Set<string>();
  for (const types of [...named.values()].toSorted((a, b) => a.length - b.length)) {
    // Types that want too much alone want too much together, and are told once.
    if (types.some((type) => told.has(type))) continue;
    const target = targetOf(strategy, types);
    const theirs = cells.filter((cell) => cell.types?.every((type) => types.includes(type)));
    const together = theirs.reduce((sum, { need }) => sum + (need ?? 0), 0);
    const most = (target ?? 0) * (1 + toleranceOf(strategy, "mix"));
    if (target === undefined || (leastFor(theirs) <= most && together <= most * servesAtMost)) continue;
    const [first = ""] = types;
    for (const type of types) told.add(type);
    const names = listed(types.map((type) => `\`${type}\``));
    yield {
      path: ["partnerTypes", first, "target", "partners"],
      message: `the cells of ${names} want ${counted(together, "partner")} together; ${types.length > 1 ? "their targets are" : "its target is"} ${target}`,
      fix: `lower the need of the cells in ${upToEight([...new Set(theirs.map(({ region }) => region))])} (\`need\`), or raise the target of ${names} (\`target.partners\`)`,
    };
  }
}

/** Partners that the types are to have together; unknown as soon as one does not say. */
function targetOf(strategy: Strategy, types: readonly string[]): number | undefined {
  const targets = types.map((type) => strategy.partnerTypes?.[type]?.target?.partners);
  return targets.includes(undefined) ? undefined : targets.reduce<number>((sum, one = 0) => sum + one, 0);
}

/** The fewest partners with which every cell has its need. */
function leastFor(cells: readonly Cell[]): number {
  const largest = new Map<string, number>();
  for (const { region, need = 0 } of cells) largest.set(region, Math.max(largest.get(region) ?? 0, need));
  return [...largest.values()].reduce((sum, need) => sum + need, 0);
}
