import { expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { readableStrategy } from "./read.ts";
import { riskMatrix } from "./risk-matrix.ts";

it("risks stand worst first, and an unrated one has no place and is not called low", () => {
  const strategy = readableStrategy(
    exampleWith((raw) => {
      raw.risks.unrated = { risk: "Something", impact: "high" };
      raw.risks.small = { risk: "A small one", likelihood: "low", impact: "low" };
    }),
  );
  if (!strategy) throw new Error("The edit left no strategy at all");
  const { register, at, unrated } = riskMatrix(strategy);
  expect(register.map(([slug]) => slug)).toEqual(["rival-invests", "top-partner-leaves", "small", "unrated"]);
  expect(at("low", "high").map(([slug]) => slug)).toEqual(["top-partner-leaves"]);
  expect(unrated.map(([slug]) => slug)).toEqual(["unrated"]);
});
