import { conditionsOf, shadowOf } from "../../coverage/engagement.ts";
import { joinedKinds } from "../../strategy/closed-sets.ts";
import { isSoldByPartners } from "../../strategy/segments.ts";
import type { Cell, Strategy } from "../../strategy/strategy.ts";
import { counted, listed } from "../figures.ts";
import { type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { upToEight } from "../words.ts";
import { coveragePromiseRules } from "./coverage-promises.ts";

const cellsPath = ["coverage", "cells"] as const;
const engagementPath = ["coverage", "rulesOfEngagement"] as const;

export const coverageRules: readonly Rule[] = [
  rule({
    id: "COV-001",
    severity: "error",
    finds: "a partner or shared cell without types or need",
    why: "A cell given to partners without saying which and how many cannot be recruited for. It stays white on the map and nobody notices, because nothing was promised.",
    fix: "name the partner types that sell there (`types`) and how many qualified partners are wanted (`need`)",
    example: {
      bad: "- { region: us-gulf, route: partner, owner: dev }",
      good: "- { region: us-gulf, route: partner, types: [regional-reseller], need: 8, owner: dev }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.coverage?.cells, cellsPath, function* (cell, path) {
        if (!isSoldByPartners(cell)) return;
        const missing = [
          ...(cell.types?.length ? [] : ["partner types"]),
          ...(cell.need === undefined ? ["need"] : []),
        ];
        if (missing.length === 0) return;
        const fix = cell.types?.length
          ? "write how many qualified partners are wanted (`need`)"
          : typesFix(strategy);
        yield { path, message: `a ${cell.route} cell without ${listed(missing, "or")}`, fix };
      }),
  }),
  rule({
    id: "COV-002",
    severity: "error",
    finds: "a cell without an owner",
    why: "When a cell falls behind, somebody has to be asked. Without one accountable name the gap is discussed in every review and closed in none.",
    fix: "name one person who is accountable (`owner`)",
    example: {
      bad: "- { region: us-gulf, route: direct }",
      good: "- { region: us-gulf, route: direct, owner: cro }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.coverage?.cells, cellsPath, function* (cell, path) {
        if (cell.owner !== undefined) return;
        const people = Object.keys(strategy.people ?? {});
        const fix = people.length
          ? `name one person who is accountable (\`owner\`): ${upToEight(people)}`
          : "name the owner among the people (`people`) first";
        yield { path, message: "nobody owns this cell", fix };
      }),
  }),
  rule({
    id: "COV-003",
    severity: "error",
    finds: "two cells for the same region, vertical and size",
    why: "Two answers to who sells here are a channel conflict in writing: two teams plan for the same accounts, and demand is counted twice.",
    fix: "merge the cells, or name different partner types in each",
    example: {
      bad: "- { region: us-gulf, size: medium, route: direct, owner: cro }\n- { region: us-gulf, size: medium, route: partner, types: [msp], need: 4, owner: dev }",
      good: "- { region: us-gulf, size: medium, route: shared, types: [msp], need: 4, owner: dev }",
    },
    faults: ({ strategy }) => {
      const cells = strategy.coverage?.cells ?? [];
      return eachOf(cells, cellsPath, function* (cell, path) {
        const earlier = cells
          .slice(0, Number(path.at(-1)))
          .findIndex((other) => answerForTheSame(other, cell));
        if (earlier === -1) return;
        yield { path, message: `cell ${earlier + 1} is already for ${dimensionsOf(cell)}` };
      });
    },
  }),
  rule({
    id: "COV-004",
    severity: "error",
    finds:
      "cells without rules of engagement; a last rule with a condition; a rule that can never be reached",
    why: "The first matching rule decides who sells. An account that no rule matches, or a rule that an earlier one always beats, is found out during a dispute over a live deal.",
    fix: "end the list with a rule without condition (`when`), and put the narrower rule before the wider one",
    example: {
      bad: "rulesOfEngagement:\n  - { when: { route: partner }, seller: partner }\n  - { when: { route: partner, registered: true }, seller: partner }",
      good: "rulesOfEngagement:\n  - { when: { route: partner, registered: true }, seller: partner }\n  - { when: { route: partner }, seller: partner }\n  - { seller: direct }",
    },
    faults: ({ strategy }) => engagementFaults(strategy),
  }),
  rule({
    id: "COV-005",
    severity: "warning",
    finds: "a partner type with no cell",
    why: "A partner that is recruited without a place to sell finds its own, usually where another partner or our seller already is.",
    fix: "add the type to the cells where it sells (`types`), or drop the type",
    example: {
      bad: "cells:\n  - { region: us-gulf, route: partner, types: [msp], need: 4 }   # regional-reseller appears nowhere",
      good: "cells:\n  - { region: us-gulf, route: partner, types: [msp, regional-reseller], need: 6 }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.partnerTypes, ["partnerTypes"], function* (type, path, slug) {
        if (type.kind !== undefined && joinedKinds.includes(type.kind)) return;
        const placed = strategy.coverage?.cells?.some(({ types }) => types?.includes(slug));
        if (!placed) yield { path, message: `no coverage cell names \`${slug}\` among its types` };
      }),
  }),
  rule({
    id: "COV-006",
    severity: "warning",
    finds: "shared cells but no rule whose condition is `route: shared`",
    why: "Where both sides may sell, the rule of engagement is all that keeps a seller and a partner from calling the same customer in the same week.",
    fix: "add a rule for shared cells (`when: { route: shared, … }`) that says who sells, for example to the partner that registered first",
    example: {
      bad: "rulesOfEngagement:\n  - { when: { route: partner }, seller: partner }\n  - { seller: direct }",
      good: "rulesOfEngagement:\n  - { when: { route: partner }, seller: partner }\n  - { when: { route: shared, registered: true }, seller: partner, resolve: first-registered }\n  - { seller: direct }",
    },
    faults: ({ strategy }) => sharedWithoutRule(strategy),
  }),
  rule({
    id: "COV-007",
    severity: "warning",
    finds: "a partner or shared cell without `because`",
    why: "Giving a market to partners costs margin. If the cell names neither gap nor bet, the next head of sales will take it back, and nobody can say why not.",
    fix: "name the gap or bet that this cell serves (`because`)",
    example: {
      bad: "- { region: us-gulf, route: partner, types: [msp], need: 4, owner: dev }",
      good: "- { region: us-gulf, route: partner, types: [msp], need: 4, because: regional-reach, owner: dev }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.coverage?.cells, cellsPath, function* (cell, path) {
        if (!isSoldByPartners(cell) || cell.because !== undefined) return;
        const gaps = Object.keys(strategy.gaps ?? {});
        const fix = gaps.length
          ? `name the reason (\`because\`): a gap (${upToEight(gaps)}) or a bet`
          : undefined;
        yield {
          path,
          message: `a ${cell.route} cell that gives no reason for partners`,
          ...(fix ? { fix } : {}),
        };
      }),
  }),
  ...coveragePromiseRules,
];

function typesFix(strategy: Strategy): string {
  const types = Object.keys(strategy.partnerTypes ?? {});
  return types.length
    ? `name the partner types (\`types\`), some of: ${upToEight(types)}; and how many are wanted (\`need\`)`
    : "describe the partner types (`partnerTypes`) first";
}

/** Two cells with the same dimensions, unless each is for partner types that the other does not name (docs/decisions/0005). */
function answerForTheSame(one: Cell, other: Cell): boolean {
  if (one.region !== other.region || one.vertical !== other.vertical || one.size !== other.size) return false;
  const [types, others] = [one.types ?? [], other.types ?? []];
  return types.length === 0 || others.length === 0 || types.some((type) => others.includes(type));
}

const dimensionsOf = (cell: Cell): string =>
  `${cell.region}, ${cell.vertical ?? "all verticals"}, ${cell.size ?? "all sizes"}`;

function* engagementFaults(strategy: Strategy): Generator<Fault> {
  const rules = strategy.coverage?.rulesOfEngagement ?? [];
  if (rules.length === 0) {
    if (strategy.coverage?.cells?.length) {
      yield { path: ["coverage"], message: "the cells have no rules of engagement that say who sells" };
    }
    return;
  }
  const last = rules.length - 1;
  yield* eachOf(rules, engagementPath, function* (engagement, path) {
    const index = Number(path.at(-1));
    const conditions = conditionsOf(engagement);
    if (index === last && conditions.length > 0) {
      const stated = conditions.map(([name, value]) => `${name}: ${String(value)}`).join(", ");
      yield {
        path: [...path, "when"],
        message: `the last rule holds only when ${stated}; for other accounts nobody is named`,
        fix: "add a last rule without condition (`when`), for example `- { seller: direct }`",
      };
    }
    const wider = shadowOf(rules, index);
    if (wider === undefined) return;
    yield {
      path,
      message: `rule ${index + 1} is never reached: rule ${wider + 1} already matches everything it would`,
      fix: `move rule ${index + 1} before rule ${wider + 1}, or remove it`,
    };
  });
}

function* sharedWithoutRule({ coverage }: Strategy): Generator<Fault> {
  const shared = (coverage?.cells ?? []).filter(({ route }) => route === "shared").length;
  const rules = coverage?.rulesOfEngagement;
  if (shared === 0 || rules?.some(({ when }) => when?.route === "shared")) return;
  yield {
    path: rules ? engagementPath : ["coverage"],
    message: `${counted(shared, "shared cell")}, but no rule of engagement is for them (\`route: shared\`)`,
  };
}
