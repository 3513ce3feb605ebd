import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { raciRules } from "./raci.ts";

const found = findingsOf(raciRules);

describe("RAC-001: exactly one person is accountable", () => {
  it("accepts the example", () => expect(found("RAC-001")).toEqual([]));

  it("reports two", () => {
    expect(found("RAC-001", (raw) => (raw.raci["tier-change"].gtm = "A"))).toMatchObject([
      {
        subject: "tier-change",
        message: "`cpo` and `gtm` are accountable for `tier-change`; exactly one person must be",
      },
    ]);
  });

  it("reports none", () => {
    expect(found("RAC-001", (raw) => (raw.raci["tier-change"].cpo = "C"))).toMatchObject([
      {
        subject: "tier-change",
        message: "nobody is accountable for `tier-change`; exactly one person must be",
      },
    ]);
  });

  it("stays silent about a row with a letter that is none", () => {
    expect(found("RAC-001", (raw) => (raw.raci["tier-change"].cpo = "X"))).toEqual([]);
  });
});

describe("RAC-002: somebody is responsible", () => {
  it("accepts the example", () => expect(found("RAC-002")).toEqual([]));

  it("reports a decision without R", () => {
    expect(found("RAC-002", (raw) => (raw.raci["partner-exit"].gtm = "C"))).toMatchObject([
      {
        subject: "partner-exit",
        path: "/raci/partner-exit",
        message: "nobody is responsible for `partner-exit`",
      },
    ]);
  });
});

describe("RAC-003: the seven decisions have a row", () => {
  it("accepts the example", () => expect(found("RAC-003")).toEqual([]));

  it("accepts more decisions than the seven", () => {
    expect(found("RAC-003", (raw) => (raw.raci["price-change"] = { cpo: "A", fin: "R" }))).toEqual([]);
  });

  it("names the missing ones in one finding", () => {
    const findings = found("RAC-003", (raw) => {
      delete raw.raci["partner-exit"];
      delete raw.raci["tier-change"];
    });
    expect(findings).toMatchObject([
      { subject: "raci", message: "2 of the 7 decisions have no row: tier-change, partner-exit" },
    ]);
  });

  it("points at the part when there is none", () => {
    expect(found("RAC-003", (raw) => delete raw.raci)).toMatchObject([{ subject: "raci", path: "/raci" }]);
  });
});
