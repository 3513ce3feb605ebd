import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const accepted = ["growth", "early", "mature", "msp", "var", "no-managed-service", "A"];

it.each([
  ["groth", "growth"],
  ["Growth", "growth"],
  ["amture", "mature"],
  ["no-manged-servce", "no-managed-service"],
  ["mps", "msp"],
  ["isv", undefined],
  ["vat", "var"],
  ["X", undefined],
  ["a", "A"],
  ["expansion", undefined],
  ["", undefined],
])("%s: %s", (word, meant) => expect(nearest(word, accepted)).toBe(meant));

it("takes the first of two that are equally near", () => {
  expect(nearest("var-x", ["var-a", "var-b"])).toBe("var-a");
});
