import { describe, expect, it } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { stageRules } from "./stages.ts";

const found = findingsOf(stageRules);
const stage = (rule: string, name: string, edit: (raw: Raw) => void = () => {}) =>
  found(rule, (raw) => {
    raw.company.stage = name;
    edit(raw);
  }).map(({ message }) => message);

const fitsEarly = (raw: Raw) => {
  delete raw.partnerTypes["bank-consultant"];
  raw.partnerTypes.msp.target.partners = 9;
  raw.partnerTypes["regional-reseller"].target.partners = 6;
};

describe("STG-001: an early programme is small", () => {
  it("accepts two types and exactly fifteen partners", () =>
    expect(stage("STG-001", "early", fitsEarly)).toEqual([]));

  it("reports a third type and too many partners", () => {
    expect(stage("STG-001", "early")).toEqual([
      "3 partner types in the early stage, where 2 are enough",
      "40 target partners in the early stage, where 15 are enough",
    ]);
  });

  it("reports the sixteenth partner", () => {
    expect(
      stage("STG-001", "early", (raw) => {
        fitsEarly(raw);
        raw.partnerTypes.msp.target.partners = 10;
      }),
    ).toEqual(["16 target partners in the early stage, where 15 are enough"]);
  });

  it("reports a distributor", () => {
    expect(
      stage("STG-001", "early", (raw) => {
        fitsEarly(raw);
        raw.partnerTypes.msp.kind = "distributor";
      }),
    ).toEqual(["`msp` is a distributor, in the early stage"]);
  });

  it("is about the early stage only", () => expect(stage("STG-001", "mature")).toEqual([]));
});

describe("STG-002: growth is helped to start", () => {
  it("accepts the example", () => expect(found("STG-002")).toEqual([]));

  it("reports money that starts nobody", () => {
    expect(
      stage("STG-002", "growth", (raw) => {
        for (const line of raw.budget.lines) Object.assign(line, { purpose: "acquisition", kind: "event" });
      }),
    ).toEqual(["no budget line is for activation, in the growth stage", "no MDF line, in the growth stage"]);
  });

  it("reports programmes without deal registration", () => {
    expect(
      stage("STG-002", "growth", (raw) => {
        for (const program of Object.values<{ registration?: object }>(raw.programs))
          delete program.registration;
      }),
    ).toEqual(["no programme has deal registration, in the growth stage"]);
  });
});

describe("STG-003: a mature programme goes deep", () => {
  it("accepts a strategic line and a bet on a vertical", () => {
    expect(
      stage("STG-003", "mature", (raw) => (raw.bets["msp-first"].segment.verticals = ["banking"])),
    ).toEqual([]);
  });

  it("reports bets on everybody", () => {
    expect(stage("STG-003", "mature")).toEqual([
      "no active, next or scaled bet names a vertical, in the mature stage",
    ]);
  });

  it("does not count a parked bet", () => {
    expect(
      stage("STG-003", "mature", (raw) => {
        raw.bets["msp-first"].segment.verticals = ["banking"];
        raw.bets["msp-first"].status = "parked";
      }),
    ).toHaveLength(1);
  });

  it("reports a budget without a strategic line", () => {
    expect(
      stage("STG-003", "mature", (raw) => {
        raw.bets["msp-first"].segment.verticals = ["banking"];
        raw.budget.lines[4].purpose = "development";
      }),
    ).toEqual(["no budget line is strategic, in the mature stage"]);
  });
});

describe("STG-004: expansion bets on a new market", () => {
  it("accepts a bet into a new cell", () => {
    expect(stage("STG-004", "expansion", (raw) => (raw.coverage.cells[0].new = true))).toEqual([]);
  });

  it("reports a strategy without a new cell", () => {
    expect(stage("STG-004", "expansion")).toEqual([
      "no cell is marked as new (`new: true`), in the expansion stage",
    ]);
  });

  it("reports a new cell that no bet reaches", () => {
    expect(stage("STG-004", "expansion", (raw) => (raw.coverage.cells[5].new = true))).toEqual([
      "no active, next or scaled bet goes into a new cell, in the expansion stage",
    ]);
  });
});
