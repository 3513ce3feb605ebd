import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { coveragePromiseRules } from "./coverage-promises.ts";

const found = findingsOf(coveragePromiseRules);

it.each(coveragePromiseRules.filter(({ id }) => id === "COV-009"))(
  "the page of $id shows what it finds and what it accepts",
  (rule) => {
    expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
  },
);

describe("COV-008: partners sell in each market of the thesis", () => {
  it("finds a market without a cell", () => {
    const gone = (raw: Raw) =>
      (raw.coverage.cells = raw.coverage.cells.filter(({ region }: Raw) => region !== "us-south"));
    expect(found("COV-008", gone)).toMatchObject([
      {
        path: "/thesis/markets/1",
        message: "the thesis wants partners in `us-south`, and no cell lies there",
      },
    ]);
  });

  it("finds a market whose cells are all sold directly", () => {
    const direct = (raw: Raw) =>
      (raw.coverage.cells = raw.coverage.cells.map((cell: Raw) =>
        cell.region === "us-gulf" ? { ...cell, route: "direct" } : cell,
      ));
    expect(found("COV-008", direct)).toMatchObject([
      {
        path: "/thesis/markets/3",
        message: "the thesis wants partners in `us-gulf`, and every cell there is sold directly",
      },
    ]);
  });

  it("accepts markets with a partner or shared cell, and leaves unknown regions to REF-001", () => {
    expect(found("COV-008")).toEqual([]);
    expect(found("COV-008", (raw) => raw.thesis.markets.push("us-north"))).toEqual([]);
  });
});

describe("COV-009: cells want no more partners than their types are to have", () => {
  const needs =
    (...need: number[]) =>
    (raw: Raw) => {
      const regions = ["us-central", "us-south", "us-mountain", "us-gulf"];
      raw.coverage.cells = need.map((each, index) => ({
        region: regions[index],
        route: "partner",
        types: ["msp"],
        need: each,
      }));
    };

  it("finds cells in several regions beyond the target", () => {
    // The example wants 18 managed service providers.
    expect(found("COV-009", needs(20, 20, 20))).toMatchObject([
      {
        subject: "msp",
        path: "/partnerTypes/msp/target/partners",
        message: "the cells of `msp` want 60 partners together; its target is 18",
        fix: "lower the need of the cells in us-central, us-south, us-mountain (`need`), or raise the target of `msp` (`target.partners`)",
      },
    ]);
    expect(found("COV-009", needs(9, 9))).toEqual([]);
    expect(found("COV-009", needs(10, 9))).toHaveLength(1);
  });

  it("cells of one region share their partners, up to twice the target", () => {
    const oneRegion =
      (...need: number[]) =>
      (raw: Raw) => {
        needs(...need)(raw);
        for (const cell of raw.coverage.cells) cell.region = "us-central";
      };
    expect(found("COV-009", oneRegion(12, 12, 12))).toEqual([]);
    expect(found("COV-009", oneRegion(14, 14, 14))).toHaveLength(1);
  });

  it("cells for several types are held against the types together", () => {
    const both = (need: number) => (raw: Raw) => {
      raw.coverage.cells = [
        { region: "us-gulf", route: "shared", types: ["msp", "regional-reseller"], need },
      ];
    };
    expect(found("COV-009", both(34))).toEqual([]);
    expect(found("COV-009", both(60))).toMatchObject([
      {
        message: "the cells of `msp` and `regional-reseller` want 60 partners together; their targets are 34",
      },
    ]);
  });

  it("types that want too much alone are not told again together", () => {
    const all = (raw: Raw) => {
      for (const cell of raw.coverage.cells) if (cell.types) cell.need = 20;
    };
    expect(found("COV-009", all).map(({ subject }) => subject)).toEqual([
      "msp",
      "regional-reseller",
      "bank-consultant",
    ]);
  });

  it("is silent on the example, and where a type has no target", () => {
    expect(found("COV-009")).toEqual([]);
    const open = (raw: Raw) => {
      needs(60)(raw);
      delete raw.partnerTypes.msp.target;
    };
    expect(found("COV-009", open)).toEqual([]);
  });
});
