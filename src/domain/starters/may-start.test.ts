import { expect, it } from "vitest";
import { mayStart } from "./may-start.ts";

const whose = { entente: 1, strategy: { name: "Plan" }, company: { name: "Halyard", currency: "USD" } };
const whole = { ...whose, bets: { first: { name: "First" } } };

it.each([
  ["a draft that says no more than whose it is", { data: whose, changed: false, origin: null }, true],
  ["one that only names its company anew", { data: whose, changed: true, origin: "screen" }, true],
  ["what another starter wrote", { data: whole, changed: true, origin: "starter" }, true],
  ["a text that is no data", { data: null, changed: true, origin: "file" }, true],
  ["what somebody wrote", { data: whole, changed: true, origin: "screen" }, false],
  ["a starter that was adopted since", { data: whole, changed: false, origin: "starter" }, false],
  [
    "a strategy that is in force and nobody has touched",
    { data: whole, changed: false, origin: null },
    false,
  ],
] as const)("a starter and %s: %o, %s", (_, now, allowed) => {
  expect(mayStart(now)).toBe(allowed);
});
