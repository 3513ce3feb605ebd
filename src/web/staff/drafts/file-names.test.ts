import fc from "fast-check";
import { expect, it } from "vitest";
import { baseOf, nameAt } from "./file-names.ts";

it("the name of a downloaded draft carries its revision there and back", () => {
  expect(nameAt("strategy.yaml", 12)).toBe("strategy.r12.yaml");
  fc.assert(
    fc.property(
      fc.constantFrom("strategy.yaml", "plan.yml", "notes", "a.b.yaml"),
      fc.nat(999_999_999),
      (name, revision) => {
        expect(baseOf(nameAt(name, revision))).toBe(revision);
      },
    ),
  );
});

it.each([
  ["strategy.r12 (1).yaml", 12],
  ["strategy.r12(2).yml", 12],
  ["strategy.yaml", undefined],
  ["year12.yaml", undefined],
  ["strategy.r.yaml", undefined],
])("%s stands on %s", (name, revision) => {
  expect(baseOf(name)).toBe(revision);
});
