import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { type Form, formAt } from "./forms.ts";
import { type Path, pointer } from "./path.ts";
import { isMap } from "./plain-data.ts";
import { strategySchema } from "./strategy.ts";

const halyard = parseStrategyFile(
  readFileSync(join(import.meta.dirname, "../../../samples/halyard/strategy.yaml"), "utf8"),
).data;

/** Every place of a strategy, with what stands there. */
function* placesIn(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  yield [path, value];
  const members = isMap(value) || Array.isArray(value) ? Object.entries(value as object) : [];
  for (const [key, member] of members)
    yield* placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

describe("the form of a field", () => {
  it("follows from the schema, for every place of the example", () => {
    const without = [...placesIn(halyard)].filter(([path]) => formAt(path) === undefined);
    expect(without.map(([path]) => pointer(path))).toEqual([]);
  });

  it("has room for what stands there: fields for a map of fields, entries for a map, a list for a list", () => {
    const wrong = [...placesIn(halyard)].filter(([path, value]) => {
      const kind = formAt(path)?.kind;
      if (isMap(value)) return kind !== "group" && kind !== "map" && kind !== "terms";
      if (Array.isArray(value)) return kind !== "list" && kind !== "several";
      return kind === "list" || kind === "map" || kind === "group";
    });
    expect(wrong.map(([path]) => pointer(path))).toEqual([]);
  });

  it.each([
    [["bets", "x", "budget"], { kind: "amount" }],
    [["bets", "x", "start"], { kind: "quarter" }],
    [["bets", "x", "owner"], { kind: "reference", to: ["person"] }],
    [["bets", "x", "leading", "atLeast"], { kind: "quantity" }],
    [["company", "direct", "attainment"], { kind: "share" }],
    [["company", "salesCycle"], { kind: "duration" }],
    [["company", "arr", "by"], { kind: "day" }],
    [["agreements", "x", "pricing"], { kind: "terms" }],
    [["coverage", "cells", 0, "new"], { kind: "flag" }],
    [
      ["objectives", "x", "where", "type"],
      { kind: "several", of: { kind: "reference", to: ["partner-type"] }, orOne: true },
    ],
    [["company", "idealCustomers"], { kind: "several", of: { kind: "text" }, orOne: false }],
  ] as [Path, Form][])("of %j is asked for as what it is", (path, form) => {
    expect(formAt(path)).toEqual(form);
  });

  it("says what every field means", () => {
    const silent: string[] = [];
    const look = (form: Form, at: string): void => {
      if (form.kind === "group")
        for (const field of form.fields) {
          if (field.help === "") silent.push(`${at}/${field.key}`);
          look(field.form, `${at}/${field.key}`);
        }
      if (form.kind === "list" || form.kind === "map") look(form.of, `${at}/*`);
    };
    for (const part of Object.keys(strategySchema.shape)) look(formAt([part]) ?? { kind: "text" }, part);
    expect(silent).toEqual([]);
  });

  it("is none where the model has no place", () => {
    expect(formAt(["bets", "x", "colour"])).toBeUndefined();
  });
});
