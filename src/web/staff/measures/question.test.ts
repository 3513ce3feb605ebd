import { expect, test } from "vitest";
import { questionOf, whyCell, whyDrift, whyMeasure } from "./question.ts";

test("a question about a measure survives its way through an address", () => {
  const window = { from: "2019-06-01", to: "2020-05-31" };
  const why = whyMeasure({
    measure: "active-partners",
    scope: { tier: ["volume/gold", "shop/gold"], region: ["france"] },
    window,
  });
  expect(questionOf(why)).toEqual({
    about: "measure",
    measure: "active-partners",
    scope: { tier: "volume/gold,shop/gold", region: "france" },
    window,
  });
});

test("a measure alone asks for everything, over its own window", () => {
  expect(questionOf("win-rate")).toEqual({ about: "measure", measure: "win-rate", scope: {}, window: null });
});

test("promises and cells are named by what the reports call them, colons and slashes included", () => {
  expect(questionOf(whyDrift({ kind: "bet", subject: "msp-first/lagging:2" }))).toEqual({
    about: "drift",
    kind: "bet",
    subject: "msp-first/lagging:2",
  });
  expect(questionOf(whyCell("us-gulf/general/medium"))).toEqual({
    about: "cell",
    cell: "us-gulf/general/medium",
  });
});
