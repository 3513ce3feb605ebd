import { describe, expect, test } from "vitest";
import { readStrategy } from "../../strategy/read.ts";
import { check } from "../check.ts";
import { type Raw, exampleDay, exampleWith } from "../test-example.ts";

/** What the whole check says of misfits: they are found while reading, the rules give them their words. */
const misfits = (edit: (raw: Raw) => void) =>
  check(readStrategy(exampleWith(edit)), exampleDay).findings.filter(({ rule }) => rule.startsWith("FMT-"));

describe("FMT-001, a value that does not fit", () => {
  test("names the value, what would fit, and where", () => {
    const found = misfits((raw) => {
      raw.company.stage = "groth";
      raw.bets["msp-first"].effort = "two";
    });
    expect(found.map(({ rule, severity, path, subject }) => [rule, severity, path, subject])).toEqual([
      ["FMT-001", "error", "/company/stage", "company"],
      ["FMT-001", "error", "/bets/msp-first/effort", "msp-first"],
    ]);
    expect(found[0]?.message).toContain("groth");
    expect(found[0]?.fix).toContain("growth");
  });

  test("is silent about the example", () => {
    expect(misfits(() => {})).toEqual([]);
  });
});

describe("FMT-002, an unknown key", () => {
  test("names the nearest key", () => {
    const [found] = misfits((raw) => {
      raw.bets["msp-first"].wegde = raw.bets["msp-first"].wedge;
    });
    expect(found).toMatchObject({
      rule: "FMT-002",
      path: "/bets/msp-first/wegde",
      subject: "msp-first",
      fix: "write `wedge`",
    });
    expect(found?.why).not.toBe("");
  });
});
