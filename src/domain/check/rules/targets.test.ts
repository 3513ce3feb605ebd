import { describe, expect, it, test } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { targetRules } from "./targets.ts";

const found = findingsOf(targetRules);
const messages = (...asked: Parameters<typeof found>) => found(...asked).map(({ message }) => message);

it.each(targetRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("MET-004, a goal of a day that cannot be", () => {
  test("an objective before the strategy takes effect", () => {
    const before = (raw: Raw) => (raw.objectives["managed-service"].by = "2027-01-31");
    expect(found("MET-004", before)).toMatchObject([
      {
        subject: "managed-service",
        path: "/objectives/managed-service/by",
        message:
          "objective `managed-service` is due on 2027-01-31; the strategy takes effect on 2027-02-01, in FY28-Q1",
      },
    ]);
    expect(found("MET-004")).toEqual([]);
  });

  test("a north star and a key result alike", () => {
    const before = (raw: Raw) => {
      raw.thesis.northStar.by = "2019-01-31";
      raw.okrs.ecosystem.keyResults[0].by = "2026-10-31";
    };
    expect(found("MET-004", before).map(({ path }) => path)).toEqual([
      "/thesis/northStar/by",
      "/okrs/ecosystem/keyResults/0/by",
    ]);
  });

  test("a goal whose day has passed; a key result stands until its fiscal year is over", () => {
    // KR-1.1 and KR-2.1 are due within FY28, which ends on 31 January 2028.
    expect(messages("MET-004", undefined, "2028-01-31")).toEqual([]);
    expect(messages("MET-004", undefined, "2028-02-01")).toEqual([
      "objective `mid-market-growth` was due on 2028-01-31, which has passed",
      "objective `managed-service` was due on 2028-01-31, which has passed",
      ...["KR-1.1", "KR-1.2", "KR-1.3", "KR-1.4", "KR-2.1", "KR-2.2"].map((id) =>
        expect.stringContaining(id),
      ),
    ]);
  });

  test("a measure of a bet before the bet starts", () => {
    const before = (raw: Raw) => (raw.bets["regional-resale"].leading.by = "2027-06-30");
    expect(messages("MET-004", before)).toEqual([
      "the leading measure of `regional-resale` is due on 2027-06-30; the bet starts on 2027-08-01, in FY28-Q3",
    ]);
  });

  test("without a horizon only the day of today counts", () => {
    const open = (raw: Raw) => {
      delete raw.horizon;
      raw.objectives["managed-service"].by = "2027-01-31";
    };
    expect(messages("MET-004", open)).toEqual([]);
    expect(messages("MET-004", open, "2027-02-01")).toHaveLength(1);
  });
});

describe("MET-005, targets of types and of the whole", () => {
  const revenue =
    (...targets: [where: object, amount: string][]) =>
    (raw: Raw) => {
      for (const [where, amount] of targets)
        raw.metrics.push({
          metric: "partner-sourced-revenue",
          where,
          targets: { FY28: amount },
          owner: "cro",
        });
    };

  test("together exceed it", () => {
    expect(
      found("MET-005", revenue([{ type: "msp" }, "1.5M"], [{ type: "regional-reseller" }, "900K"])),
    ).toMatchObject([
      {
        path: "/metrics/11/targets/FY28",
        message:
          "the targets for `msp` and `regional-reseller` add up to 2.4M of `partner-sourced-revenue`; objective `mid-market-growth` wants 2M for the same period",
      },
    ]);
  });

  test("within the tolerance they may: owners are asked for a little more than the whole", () => {
    expect(found("MET-005", revenue([{ type: "msp" }, "2.2M"]))).toEqual([]);
    expect(found("MET-005", revenue([{ type: "msp" }, "2.3M"]))).toHaveLength(1);
  });

  test("miss it: only where every type has a target", () => {
    const two = [
      [{ type: "msp" }, "500K"],
      [{ types: ["regional-reseller"] }, "500K"],
    ] as [object, string][];
    expect(found("MET-005", revenue(...two))).toEqual([]);
    expect(found("MET-005", revenue(...two, [{ category: "ecosystem" }, "100K"]))).toHaveLength(1);
    expect(found("MET-005", revenue(...two, [{ category: "ecosystem" }, "900K"]))).toEqual([]);
  });

  test("another period, a region, or a figure that cannot be added is no part", () => {
    const others = (raw: Raw) =>
      raw.metrics.push(
        { metric: "partner-sourced-revenue", where: { type: "msp" }, targets: { FY29: "9M" } },
        {
          metric: "partner-sourced-revenue",
          where: { type: "msp", region: "us-gulf" },
          targets: { FY28: "9M" },
        },
        { metric: "partner-influenced-revenue", where: { type: "msp" }, targets: { FY28: "9M" } },
        { metric: "partner-retention", where: { type: "msp" }, targets: { FY28: "99%" } },
      );
    expect(found("MET-005", others)).toEqual([]);
    expect(found("MET-005")).toEqual([]);
  });

  test("counts of partners are added as well", () => {
    const counts = (raw: Raw) =>
      raw.metrics.push({
        metric: "active-partners",
        where: { type: "regional-reseller" },
        targets: { FY28: 40 },
      });
    expect(messages("MET-005", counts)).toEqual([
      "the targets for `msp`, `bank-consultant` and `regional-reseller` add up to 54 of `active-partners`; FY28 of metrics wants 28 for the same period",
    ]);
  });
});
