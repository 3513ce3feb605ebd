import { describe, expect, test } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { thesisRules } from "./thesis.ts";

const found = findingsOf(thesisRules);

describe("THE-001, no reason to have partners", () => {
  test("no gaps, empty or absent", () => {
    const expected = [
      { subject: "gaps", path: "/gaps", message: "no gap is named that partners should fill" },
    ];
    expect(found("THE-001", (raw) => (raw.gaps = {}))).toMatchObject(expected);
    expect(found("THE-001", (raw) => delete raw.gaps)).toMatchObject(expected);
  });

  test("one gap is a reason", () => {
    expect(found("THE-001")).toEqual([]);
  });
});

describe("THE-002, the thesis promises less than the zero-partner test needs", () => {
  // 18M are needed; nine sellers bring 9 × 900K × 65% × 2.25 years = 11,846,250; partners 6,153,750 of 30M, 20.5125%.
  test("says what partners must bring", () => {
    expect(found("THE-002", (raw) => (raw.thesis.arrShare = "20%"))).toMatchObject([
      {
        subject: "thesis",
        path: "/thesis/arrShare",
        message: "partners must bring USD 6,153,750 of USD 30,000,000 ARR, 20.51%; the thesis promises 20%",
      },
    ]);
  });

  test("a promise of exactly what is needed is enough", () => {
    expect(found("THE-002", (raw) => (raw.thesis.arrShare = "20.5125%"))).toEqual([]);
    expect(found("THE-002", (raw) => (raw.thesis.arrShare = "20.5124%"))).toHaveLength(1);
    expect(found("THE-002")).toEqual([]);
  });

  test("fewer sellers leave more to partners", () => {
    expect(found("THE-002", (raw) => (raw.company.direct.sellers = 6))).toHaveLength(1);
  });

  test.each<[what: string, edit: (raw: Raw) => void]>([
    ["nothing is promised", (raw) => delete raw.thesis.arrShare],
    ["direct capacity is unknown", (raw) => delete raw.company.direct],
    ["the target is in another currency", (raw) => (raw.company.arr.target = "EUR 30M")],
    ["the quota cannot be read", (raw) => (raw.company.direct.quota = "a lot")],
  ])("is silent where %s", (_, edit) => {
    const tooSmall = (raw: Raw) => {
      raw.thesis.arrShare = "1%";
      edit(raw);
    };
    expect(found("THE-002", tooSmall)).toEqual([]);
  });
});

describe("THE-003, a promise that is no part of the ARR", () => {
  test.each(["130%", "-5%"])("%s", (arrShare) => {
    expect(found("THE-003", (raw) => (raw.thesis.arrShare = arrShare))).toMatchObject([
      { subject: "thesis", path: "/thesis/arrShare", message: expect.stringContaining(arrShare) as string },
    ]);
  });

  test.each(["0%", "100%"])("%s is one", (arrShare) => {
    expect(found("THE-003", (raw) => (raw.thesis.arrShare = arrShare))).toEqual([]);
  });
});
