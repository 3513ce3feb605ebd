import { expect, test } from "vitest";
import { placeOf } from "./session.ts";

const westside = { number: 1, name: "Westside" };

test("the pages of the portal are for people of a partner company who have entered it", () => {
  expect(placeOf({ state: "signed-in", partner: westside })).toBe(null);
});

test("staff, and those who are still to choose, are asked where to", () => {
  expect(placeOf({ state: "signed-in", partner: null })).toBe("/enter");
  expect(placeOf({ state: "enter", partner: null })).toBe("/enter");
  expect(placeOf({ state: "totp-required", partner: null })).toBe("/enter");
});

test("everybody else signs in", () => {
  for (const state of ["first-run", "signed-out", "code-needed"] as const)
    expect(placeOf({ state, partner: null })).toBe("/sign-in");
});
