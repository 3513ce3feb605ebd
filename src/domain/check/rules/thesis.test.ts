import { describe, expect, test } from "vitest";
import { type Raw, findingsOf, firesOn } from "../test-example.ts";
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

test.each(thesisRules.filter(({ id }) => id >= "THE-003" && id !== "THE-006"))(
  "the page of $id shows what it finds and what it accepts",
  (rule) => {
    expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
  },
);

describe("THE-006, the sellers reach the target alone", () => {
  test("says both sums", () => {
    expect(found("THE-006", (raw) => (raw.company.direct.sellers = 20))).toMatchObject([
      {
        subject: "thesis",
        path: "/thesis",
        message:
          "USD 18,000,000 of ARR are to be added, and the sellers bring USD 26,325,000 with no partner at all",
      },
    ]);
  });

  test("is silent where something is left for partners, where nothing is known, and where the target is passed", () => {
    expect(found("THE-006")).toEqual([]);
    expect(found("THE-006", (raw) => delete raw.company.direct)).toEqual([]);
    expect(found("THE-006", (raw) => (raw.company.arr.target = "3M"))).toEqual([]);
  });
});

describe("THE-003, the north star is the promise in money", () => {
  const northStar = (more: object) => (raw: Raw) => Object.assign(raw.thesis.northStar, more);

  test("says both figures", () => {
    expect(found("THE-003", northStar({ atLeast: "20M" }))).toMatchObject([
      {
        subject: "thesis",
        path: "/thesis/northStar/atLeast",
        message:
          "the north star wants 20M of `partner-sourced-arr`, 66.67% of the target ARR; the thesis promises 30% of USD 30,000,000, USD 9,000,000",
      },
    ]);
  });

  test("is held within the tolerance of objectives, 10% of the promise", () => {
    expect(found("THE-003")).toEqual([]);
    expect(found("THE-003", northStar({ atLeast: "9.9M" }))).toEqual([]);
    expect(found("THE-003", northStar({ atLeast: "10M" }))).toHaveLength(1);
    expect(found("THE-003", northStar({ atLeast: "8M" }))).toHaveLength(1);
  });

  test("an earlier day may ask for less, and not for more", () => {
    expect(found("THE-003", northStar({ atLeast: "4M", by: "2028-01-31" }))).toEqual([]);
    expect(found("THE-003", northStar({ atLeast: "12M", by: "2028-01-31" }))).toHaveLength(1);
  });

  test("a share is held against the share", () => {
    const share = (atLeast: string) =>
      northStar({ metric: "partner-sourced-arr-share", atLeast, baseline: "8%" });
    expect(found("THE-003", share("30%"))).toEqual([]);
    expect(found("THE-003", share("45%"))).toHaveLength(1);
  });

  test("is due within a year of the target ARR", () => {
    expect(found("THE-003", northStar({ by: "2030-01-31" }))).toEqual([]);
    expect(found("THE-003", northStar({ by: "2032-01-31" }))).toMatchObject([
      {
        path: "/thesis/northStar/by",
        message: "the north star is due on 2032-01-31, more than a year after the target ARR, 2029-01-31",
      },
    ]);
  });

  test("is silent for another measure, a part of the business or an unknown target", () => {
    expect(found("THE-003", northStar({ metric: "partner-sourced-revenue", atLeast: "20M" }))).toEqual([]);
    expect(found("THE-003", northStar({ where: { type: "msp" }, atLeast: "3M" }))).toEqual([]);
    const unknown = (raw: Raw) => {
      northStar({ atLeast: "20M" })(raw);
      delete raw.company.arr.target;
    };
    expect(found("THE-003", unknown)).toEqual([]);
  });
});

describe("THE-004, the target ARR lies ahead", () => {
  test("a target below today's ARR is found, and so is one equal to it", () => {
    expect(found("THE-004", (raw) => (raw.company.arr.target = "3M"))).toMatchObject([
      {
        subject: "company",
        path: "/company/arr/target",
        message: "the target ARR, USD 3,000,000, is not above the ARR of today, USD 12,000,000",
      },
    ]);
    expect(found("THE-004", (raw) => (raw.company.arr.target = "12M"))).toHaveLength(1);
    expect(found("THE-004")).toEqual([]);
  });

  test("a target before the day of today's figure is found", () => {
    expect(found("THE-004", (raw) => (raw.company.arr.by = "2026-01-31"))).toMatchObject([
      {
        path: "/company/arr/by",
        message: "the target ARR is due on 2026-01-31, not after 2026-10-31, the day of the ARR of today",
      },
    ]);
  });

  test("is silent where a figure is missing or in another currency", () => {
    expect(found("THE-004", (raw) => delete raw.company.arr)).toEqual([]);
    expect(found("THE-004", (raw) => (raw.company.arr.target = "EUR 3M"))).toEqual([]);
  });
});

describe("THE-005, a promise that is no part of the ARR", () => {
  test.each(["130%", "-5%"])("%s", (arrShare) => {
    expect(found("THE-005", (raw) => (raw.thesis.arrShare = arrShare))).toMatchObject([
      { subject: "thesis", path: "/thesis/arrShare", message: expect.stringContaining(arrShare) as string },
    ]);
  });

  test.each(["0%", "100%"])("%s is one", (arrShare) => {
    expect(found("THE-005", (raw) => (raw.thesis.arrShare = arrShare))).toEqual([]);
  });
});
