import { describe, expect, it } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { roadmapRules } from "./roadmap.ts";

const found = findingsOf(roadmapRules);
const milestone = (raw: Raw, id: string) => raw.roadmap.find((each: { id: string }) => each.id === id);

describe("ROA-001: a milestone waits only for earlier ones", () => {
  it("accepts the example", () => expect(found("ROA-001")).toEqual([]));

  it("reports one that waits for a later quarter", () => {
    expect(found("ROA-001", (raw) => (milestone(raw, "M-02").after = ["M-01", "M-06"]))).toMatchObject([
      {
        subject: "M-02",
        path: "/roadmap/1/after/1",
        message: "M-02 is due in FY28-Q1 and waits for M-06 of FY28-Q4",
        fix: "move M-02 to FY28-Q4 or later, or M-06 to FY28-Q1 or earlier",
      },
    ]);
  });

  it("accepts waiting within a quarter", () => {
    expect(found("ROA-001", (raw) => (milestone(raw, "M-02").after = ["M-01"]))).toEqual([]);
  });

  it("accepts waiting over the turn of the year", () => {
    expect(
      found("ROA-001", (raw) =>
        Object.assign(milestone(raw, "M-01"), { quarter: "FY29-Q1", after: ["M-06"] }),
      ),
    ).toEqual([]);
  });

  it("reports a circle once, as people would walk it", () => {
    const findings = found("ROA-001", (raw) => {
      milestone(raw, "M-01").after = ["M-03"];
      milestone(raw, "M-02").after = ["M-01"];
      milestone(raw, "M-03").after = ["M-02"];
    });
    expect(findings).toMatchObject([
      { subject: "M-01", message: "milestones wait for each other: M-01 → M-03 → M-02 → M-01" },
    ]);
  });

  it("reports a milestone that waits for itself", () => {
    expect(found("ROA-001", (raw) => (milestone(raw, "M-01").after = ["M-01"]))[0]?.message).toBe(
      "milestones wait for each other: M-01 → M-01",
    );
  });

  it("leaves a milestone that does not exist to REF-001", () => {
    expect(found("ROA-001", (raw) => (milestone(raw, "M-01").after = ["M-99"]))).toEqual([]);
  });
});

describe("ROA-002: an active or next bet has a milestone", () => {
  it("accepts the example", () => expect(found("ROA-002")).toEqual([]));

  it("reports a bet that lost its only one", () => {
    expect(found("ROA-002", (raw) => delete milestone(raw, "M-05").bet)).toMatchObject([
      { subject: "regional-resale", message: "no milestone serves the next bet `regional-resale`" },
    ]);
  });

  it.each(["parked", "scaled", "retired"])("asks nothing of a %s bet", (status) => {
    expect(
      found("ROA-002", (raw) => {
        delete milestone(raw, "M-05").bet;
        raw.bets["regional-resale"].status = status;
      }),
    ).toEqual([]);
  });

  it("reports every bet where there is no roadmap", () => {
    expect(found("ROA-002", (raw) => delete raw.roadmap)).toHaveLength(2);
  });
});

describe("ROA-003: a milestone serves a bet or an objective", () => {
  it("accepts the example", () => expect(found("ROA-003")).toEqual([]));

  it("reports one that serves neither", () => {
    expect(found("ROA-003", (raw) => delete milestone(raw, "M-01").objective)).toMatchObject([
      { subject: "M-01", path: "/roadmap/0", message: "M-01 serves neither a bet nor an objective" },
    ]);
  });
});
