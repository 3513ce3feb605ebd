import { describe, expect, it } from "vitest";
import { findingsOf, type Raw } from "../test-example.ts";
import { budgetSplitRules } from "./budget-split.ts";

const found = findingsOf(budgetSplitRules);
const budget = (change: Raw) => (raw: Raw) => Object.assign(raw.budget, change);

describe("BUD-014: the lines of a type pay for its bets", () => {
  // The example's MSP lines hold 310K and its first bet takes all of it.
  const first =
    (amount: string, more: Raw[] = []) =>
    (raw: Raw) => {
      raw.bets["msp-first"].budget = amount;
      raw.budget.lines.push(...more);
    };

  it("allows all of it and not a dollar more, although other types have enough", () => {
    expect(found("BUD-014", first("310K"))).toEqual([]);
    expect(found("BUD-014", first("310001"))).toMatchObject([
      {
        path: "/bets/msp-first/budget",
        message: "bets on `msp` that start in FY28 need USD 310,001; the lines of `msp` hold USD 310,000",
        fix: "move USD 1 to lines of `msp`, or shrink or postpone msp-first",
      },
    ]);
  });

  it("counts what belongs to no type as there for whoever needs it", () => {
    expect(found("BUD-014", first("320K", [{ name: "Portal content", amount: "10K" }]))).toEqual([]);
  });

  it("leaves a type without any line to the rule about that, and does not add two currencies", () => {
    const lineless = (raw: Raw) => {
      raw.budget.lines = raw.budget.lines.filter(({ type }: Raw) => type !== "msp");
    };
    expect(found("BUD-014", lineless)).toEqual([]);
    expect(found("BUD-014", first("EUR 9M"))).toEqual([]);
  });
});

describe("BUD-002 and BUD-013: the lines follow the intended split", () => {
  /** Two lines of two types and purposes; half and half is intended, five points are allowed. */
  const halves = (msp: number | string, reseller: number | string, more: Raw[] = []) =>
    budget({
      lines: [
        { name: "Kit", amount: msp, type: "msp", purpose: "acquisition" },
        { name: "Fund", amount: reseller, type: "regional-reseller", purpose: "activation" },
        ...more,
      ],
      share: { msp: "50%", "regional-reseller": "50%" },
      purposeShare: { acquisition: "50%", activation: "50%" },
    });

  it.each(["BUD-002", "BUD-013"])("%s allows the tolerance and no more", (rule) => {
    expect(found(rule, halves("55K", "45K"))).toEqual([]);
    expect(found(rule, halves("55001", "44999"))).toHaveLength(2);
  });

  it("says what each gets and what was intended", () => {
    expect(found("BUD-002", halves("60K", "40K"))).toMatchObject([
      {
        path: "/budget/share/msp",
        message: "`msp` gets 60% of the lines; 50% is intended",
        fix: "bring its lines to about USD 50,000, or intend 60%",
      },
      { path: "/budget/share/regional-reseller" },
    ]);
    expect(found("BUD-013", halves("60K", "40K"))[0]?.message).toBe(
      "`acquisition` gets 60% of the lines; 50% is intended",
    );
  });

  it("uses the strategy's own tolerance, and five points without one", () => {
    const tolerance = (investment: string | undefined) => (raw: Raw) => {
      halves("60K", "40K")(raw);
      raw.tolerances = investment ? { investment } : {};
    };
    expect(found("BUD-002", tolerance("10%"))).toEqual([]);
    expect(found("BUD-002", tolerance(undefined))).toHaveLength(2);
  });

  it("finds a type that gets money and was not intended to", () => {
    const extra = { name: "Research", amount: "20K", type: "bank-consultant" };
    expect(found("BUD-002", halves("50K", "50K", [extra])).map(({ message }) => message)).toEqual([
      "`msp` gets 41.67% of the lines; 50% is intended",
      "`regional-reseller` gets 41.67% of the lines; 50% is intended",
      "`bank-consultant` gets 16.67% of the lines; 0% is intended",
    ]);
  });

  it("a line of no type takes no part in the split", () => {
    expect(found("BUD-002", halves("50K", "50K", [{ name: "Portal content", amount: "300K" }]))).toEqual([]);
  });

  it("is silent about lines in two currencies, and without an intention", () => {
    expect(found("BUD-002", halves("EUR 90K", "10K"))).toEqual([]);
    expect(found("BUD-002", (raw) => (halves("90K", "10K")(raw), delete raw.budget.share))).toEqual([]);
  });
});

describe("BUD-003: intended shares add up to 100%", () => {
  it.each(["share", "purposeShare"])("finds a %s that does not", (intended) => {
    const short = (raw: Raw) => {
      const [first] = Object.keys(raw.budget[intended]);
      raw.budget[intended][first as string] = "5%";
    };
    expect(found("BUD-003", short)).toMatchObject([{ subject: "budget", path: `/budget/${intended}` }]);
  });

  it("says what they add up to, and allows a tenth of a point", () => {
    const share = (msp: string) =>
      budget({ share: { msp, "regional-reseller": "38%", "bank-consultant": "12%" } });
    expect(found("BUD-003", share("45%"))[0]?.message).toBe("the intended shares add up to 95%, not 100%");
    expect(found("BUD-003", share("50.1%"))).toEqual([]);
    expect(found("BUD-003", share("50.2%"))).toHaveLength(1);
  });
});

describe("BUD-004: high priority has a line", () => {
  it("finds the type without one", () => {
    const unfunded = (raw: Raw) => {
      raw.budget.lines = raw.budget.lines.filter((line: Raw) => line.type !== "msp");
    };
    expect(found("BUD-004", unfunded)).toMatchObject([
      {
        subject: "msp",
        path: "/partnerTypes/msp",
        message: "`msp` has high priority and no line of the budget",
      },
    ]);
  });

  it("a line without an amount funds nothing", () => {
    expect(
      found("BUD-004", budget({ lines: [{ name: "Kit", type: "msp" }] })).map(({ subject }) => subject),
    ).toEqual(["msp", "regional-reseller"]);
  });

  it("asks for none for other priorities", () => {
    const medium = (raw: Raw) => {
      raw.budget.lines = [];
      for (const slug of ["msp", "regional-reseller"]) raw.partnerTypes[slug].priority = "medium";
    };
    expect(found("BUD-004", medium)).toEqual([]);
  });
});

describe("BUD-011: a selective type gets less than a high-priority one", () => {
  // MSPs get 310K and resellers 250K.
  const consultants = (amount: string) => (raw: Raw) => (raw.budget.lines[4].amount = amount);

  it("notes one that gets more", () => {
    expect(found("BUD-011", consultants("250K"))).toEqual([]);
    expect(found("BUD-011", consultants("260K"))).toMatchObject([
      {
        subject: "bank-consultant",
        message:
          "`bank-consultant` is selective and gets USD 260,000, more than `regional-reseller` with high priority",
      },
    ]);
  });
});
