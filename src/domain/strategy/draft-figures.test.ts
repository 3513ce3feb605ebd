import { expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { alternatives } from "./build-partner-acquire.ts";
import { fundingSplit } from "./funding-split.ts";
import { gapsByKind } from "./gap-answers.ts";
import { groundingByPart } from "./grounding.ts";
import { moneyFlows } from "./money-flows.ts";
import { isMap } from "./plain-data.ts";
import { raciTable } from "./raci-table.ts";
import { readableStrategy } from "./read.ts";
import { riskMatrix } from "./risk-matrix.ts";
import { rivalMap } from "./rival-map.ts";
import { roadmapPlan } from "./roadmap-plan.ts";
import type { Strategy } from "./strategy.ts";
import { termSheet } from "./term-sheet.ts";
import { rerankedWith } from "./weights.ts";
import { yearsAndQuarters } from "./year-and-quarters.ts";

/** What the pages of a draft show of it. */
const figures = (strategy: Strategy) => [
  gapsByKind(strategy),
  rivalMap(strategy),
  rerankedWith(strategy, { icpOverlap: 1 }),
  fundingSplit(strategy, "type"),
  fundingSplit(strategy, "purpose"),
  moneyFlows(strategy),
  Object.values(strategy.decisions ?? {}).map(({ facts }) => alternatives(facts)),
  (strategy.metrics ?? []).map((metric) => yearsAndQuarters(strategy, metric)),
  roadmapPlan(strategy),
  raciTable(strategy),
  riskMatrix(strategy),
  groundingByPart(strategy),
  Object.values(strategy.agreements ?? {}).map(termSheet),
];

const without = (value: unknown, field: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => without(one, field));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (key === field ? [] : [[key, without(one, field)]])),
  );
};

it.each([
  "name",
  "title",
  "statement",
  "id",
  "kind",
  "metric",
  "risk",
  "need",
  "quarter",
  "partners",
  "amount",
])("a draft in which nothing has its %s yet is still shown", (field) => {
  const { entente, strategy: header, company, ...parts } = exampleWith();
  const strategy = readableStrategy({
    entente,
    strategy: header,
    company,
    ...(without(parts, field) as object),
  });
  if (!strategy) throw new Error("The edit left no strategy at all");
  expect(() => figures(strategy)).not.toThrow();
});
