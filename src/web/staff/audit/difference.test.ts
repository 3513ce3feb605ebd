import fc from "fast-check";
import { expect, test } from "vitest";
import { differences } from "./difference.ts";

test("only what differs is told, with what it was and what it is", () => {
  expect(differences({ role: "viewer", state: "active" }, { role: "finance", state: "active" })).toEqual([
    { path: "role", before: "viewer", after: "finance" },
  ]);
});

test("what was made has no before, and what was removed no after", () => {
  expect(differences(null, { name: "Ana" })).toEqual([{ path: "name", before: null, after: "Ana" }]);
  expect(differences({ name: "Ana" }, null)).toEqual([{ path: "name", before: "Ana", after: null }]);
});

test("names are words, a yes is a yes, and a list is told whole", () => {
  expect(differences({ requiresTotp: false }, { requiresTotp: true, key: { scopes: ["a", "b"] } })).toEqual([
    { path: "requires totp", before: "no", after: "yes" },
    { path: "key, scopes", before: null, after: "a, b" },
  ]);
});

test("nothing differs from itself, and what differs is told", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(differences(value, structuredClone(value))).toEqual([]);
    }),
  );
  expect(differences({ aB: 1, "a b": 1 }, { aB: 1, "a b": 2 })).toHaveLength(1);
});
