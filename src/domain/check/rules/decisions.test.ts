import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { decisionRules } from "./decisions.ts";

const found = findingsOf(decisionRules);
const decision = (id: string, change: Raw) => (raw: Raw) => Object.assign(raw.decisions[id], change);

it.each(decisionRules.map(({ id }) => id))("%s is silent about the example", (id) => {
  expect(found(id)).toEqual([]);
});

it.each(decisionRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("DEC-001: a decision against the rule says why", () => {
  it("finds a decision that the facts speak against", () => {
    expect(found("DEC-001", decision("D-002", { decision: "acquire" }))).toMatchObject([
      {
        subject: "D-002",
        path: "/decisions/D-002/decision",
        message: "D-002 decides acquire; the rule says build, because of core and engineeringCapacity",
      },
    ]);
  });

  it("finds a decision to whose facts no rule applies", () => {
    const outside = (raw: Raw) => {
      raw.decisions["D-001"].facts.adjacent = false;
    };
    expect(found("DEC-001", outside)).toMatchObject([
      { message: "D-001 decides partner; no rule applies to its facts" },
    ]);
  });

  it("names the facts that are not stated", () => {
    const unstated = (raw: Raw) => {
      delete raw.decisions["D-001"].facts.economicsPositive;
    };
    expect(found("DEC-001", unstated)).toMatchObject([
      {
        message: "D-001 decides partner; the rule cannot tell without economicsPositive",
        fix: "state economicsPositive (`facts`), or say why without (`override`)",
      },
    ]);
  });

  it("accepts an override with a reason, and no empty one", () => {
    expect(
      found("DEC-001", decision("D-002", { decision: "acquire", override: "The team comes with it" })),
    ).toEqual([]);
    expect(found("DEC-001", decision("D-002", { decision: "acquire", override: "  " }))).toHaveLength(1);
  });

  it("says nothing about a decision not taken yet", () => {
    expect(found("DEC-001", (raw) => delete raw.decisions["D-001"].decision)).toEqual([]);
  });

  it("is silent when a fact does not fit", () => {
    const misfit = (raw: Raw) => Object.assign(raw.decisions["D-002"].facts, { core: "maybe" });
    expect(found("DEC-001", misfit)).toEqual([]);
  });
});

describe("DEC-002: reviews are held when they are due", () => {
  it("is due on its day and overdue on the next", () => {
    // The example's reviews are due on 2026-12-01 (D-002) and 2026-12-15 (D-001).
    expect(found("DEC-002", undefined, "2026-12-01")).toEqual([]);
    expect(found("DEC-002", undefined, "2026-12-02")).toMatchObject([
      {
        subject: "D-002",
        path: "/decisions/D-002/review",
        message: "the review of D-002 was due on 2026-12-01",
      },
    ]);
  });
});

describe("DEC-003: partnering names the partner", () => {
  it("finds a decision to partner with nobody, and proposes who closes the gap", () => {
    expect(found("DEC-003", (raw) => delete raw.decisions["D-001"].partner)).toMatchObject([
      {
        subject: "D-001",
        path: "/decisions/D-001",
        message: "D-001 decides to partner and names nobody",
        fix: "name the candidate (`partner`): northgate-managed",
      },
    ]);
  });

  it("proposes every candidate when none closes the gap", () => {
    const [fault] = found("DEC-003", decision("D-002", { decision: "partner" }));
    expect(fault?.fix).toBe(
      "name the candidate (`partner`): northgate-managed, summit-systems or corebank-advisers",
    );
  });
});

describe("DEC-004: finance was asked", () => {
  it("finds a decision without finance input, and an empty one", () => {
    expect(found("DEC-004", (raw) => delete raw.decisions["D-001"].financeInput)).toMatchObject([
      { subject: "D-001", path: "/decisions/D-001", message: "D-001 has no finance input" },
    ]);
    expect(found("DEC-004", decision("D-001", { financeInput: "" }))).toHaveLength(1);
  });
});

describe("DEC-005: the next review is within a quarter of the last look", () => {
  it("allows 92 days and no more", () => {
    expect(found("DEC-005", decision("D-002", { review: "2026-12-02" }))).toEqual([]);
    expect(found("DEC-005", decision("D-002", { review: "2026-12-03" }))).toMatchObject([
      {
        subject: "D-002",
        path: "/decisions/D-002/review",
        message: "the next review of D-002 is 93 days after 2026-09-01",
      },
    ]);
  });

  it("counts from the last review held", () => {
    const reviewed = { review: "2027-02-20", reviews: [{ on: "2026-11-20" }, { on: "2026-10-01" }] };
    expect(found("DEC-005", decision("D-002", reviewed))).toEqual([]);
    expect(found("DEC-005", decision("D-002", { ...reviewed, review: "2027-02-21" }))).toHaveLength(1);
  });

  it("a decision taken without a next review has none within the quarter", () => {
    expect(found("DEC-005", (raw) => delete raw.decisions["D-002"].review)).toMatchObject([
      { message: "D-002 has no next review" },
    ]);
  });

  it("asks nothing of a decision not taken yet", () => {
    const open = (raw: Raw) => {
      raw.decisions["D-002"] = { need: "Billing" };
    };
    expect(found("DEC-005", open)).toEqual([]);
  });
});
