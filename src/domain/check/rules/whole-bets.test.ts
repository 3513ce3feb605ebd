import { describe, expect, it, test } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { choiceRules } from "./choice.ts";
import { wholeBetRules } from "./whole-bets.ts";

const found = findingsOf(choiceRules);
const messages = (...asked: Parameters<typeof found>) => found(...asked).map(({ message }) => message);
const bet =
  (more: object, slug = "msp-first") =>
  (raw: Raw) =>
    Object.assign(raw.bets[slug], more);

it.each([...wholeBetRules, ...choiceRules.filter(({ id }) => id === "CHO-015")])(
  "the page of $id shows what it finds and what it accepts",
  (rule) => {
    expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
  },
);

describe("CHO-014, a bet that is not whole", () => {
  test("an active bet says for what, with whom, where and for how much", () => {
    const bare = bet({ serves: [], partnerType: undefined, segment: {}, budget: undefined });
    expect(found("CHO-014", bare)).toMatchObject([
      {
        subject: "msp-first",
        path: "/bets/msp-first",
        message: "`msp-first` is active and names no objective, partner type, segment or budget",
      },
    ]);
    expect(found("CHO-014")).toEqual([]);
  });

  test("one dimension is a segment, and so is a market with one cell", () => {
    expect(found("CHO-014", bet({ segment: { sizes: ["small"] } }))).toEqual([]);
    const one = (raw: Raw) => {
      delete raw.bets["msp-first"].segment;
      raw.coverage.cells = raw.coverage.cells.slice(0, 1);
    };
    expect(found("CHO-014", one)).toEqual([]);
  });

  test("a bet without a status is found whatever else it says", () => {
    expect(found("CHO-014", bet({ status: undefined }))).toMatchObject([
      {
        message: "`msp-first` has no status",
        fix: "set its status (`status`) to next, active, parked, scaled or retired",
      },
    ]);
  });

  test("what is next may be open yet", () => {
    expect(found("CHO-014", bet({ budget: undefined }, "regional-resale"))).toEqual([]);
  });
});

describe("CHO-015, a no without its reason", () => {
  test("is found; a reason of blanks is none", () => {
    const without = (reason?: string) => (raw: Raw) => (raw.declined["cloud-marketplace"].reason = reason);
    for (const reason of [undefined, " "])
      expect(found("CHO-015", without(reason))).toMatchObject([
        {
          subject: "cloud-marketplace",
          path: "/declined/cloud-marketplace",
          message: "nobody says why `cloud-marketplace` was ruled out",
        },
      ]);
    expect(found("CHO-015")).toEqual([]);
  });
});

describe("CHO-016, bets out of sequence", () => {
  test("a bet that starts before the strategy takes effect", () => {
    expect(found("CHO-016", bet({ start: "FY27-Q1" }))).toMatchObject([
      {
        subject: "msp-first",
        path: "/bets/msp-first/start",
        message: "`msp-first` starts in FY27-Q1; the strategy takes effect in FY28-Q1",
      },
    ]);
    expect(found("CHO-016")).toEqual([]);
  });

  test("is carried over by a review; a scaled one needs none", () => {
    const carried = { on: "2026-11-02", decision: "keep", because: "Pipeline is on its line" };
    expect(found("CHO-016", bet({ start: "FY27-Q1", reviews: [carried] }))).toEqual([]);
    expect(found("CHO-016", bet({ start: "FY27-Q1", status: "scaled" }))).toEqual([]);
  });

  test("a bet that is reviewed before it starts", () => {
    expect(messages("CHO-016", bet({ review: "FY28-Q2" }, "regional-resale"))).toEqual([
      "`regional-resale` is reviewed in FY28-Q2, before it starts in FY28-Q3",
    ]);
    expect(messages("CHO-016", bet({ review: "FY28-Q3" }, "regional-resale"))).toEqual([]);
  });

  test("a bet that is still next when the quarter of its start is over", () => {
    // FY28-Q3 ends on 31 October 2027.
    expect(messages("CHO-016", undefined, "2027-10-31")).toEqual([]);
    expect(messages("CHO-016", undefined, "2027-11-01")).toEqual([
      "`regional-resale` was to start in FY28-Q3, which ended on 2027-10-31, and is still next",
    ]);
  });

  test("is silent without a start or a horizon", () => {
    expect(messages("CHO-016", bet({ start: undefined }))).toEqual([]);
    const open = (raw: Raw) => {
      delete raw.horizon;
      raw.bets["msp-first"].start = "FY27-Q1";
    };
    expect(messages("CHO-016", open)).toEqual([]);
  });
});
