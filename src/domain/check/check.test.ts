import { describe, expect, it } from "vitest";
import { readStrategy } from "../strategy/read.ts";
import { type CheckReport, check } from "./check.ts";
import { rules } from "./rules.ts";
import { type Raw, exampleDay, exampleWith } from "./test-example.ts";

const checked = (edit?: (raw: Raw) => void, asOf = exampleDay): CheckReport =>
  check(readStrategy(exampleWith(edit)), asOf);
const listed = (report: CheckReport): string[] =>
  report.findings.map(({ rule, subject }) => `${rule} ${subject}`);

/** The table of spec 1 in its order: each area, its numbers, and e(rror), w(arning) or n(ote). */
const table = `
  FMT 001e 002e
  REF 001e 002n
  CHO 001e 002e 003w 004e 005w 006e 007e 008w 009w 010w 011w 012w 013w 014w 015w 016w
  THE 001e 002w 003w 004e 005e 006w
  TYP 001w 002e 003e 004w 005w 006w 007w 008w 009w 010w 011w
  GAP 001w 002w 003n
  COV 001e 002e 003e 004e 005w 006w 007w 008w 009w
  SCO 001e 002e 003w 004w 005w 006w
  SPO 001w
  CMP 001w 002w 003n 004w
  PRO 001e 002w 003e 004w 005w
  INC 001e 002w 003e 004n 005w 006w
  AGR 001w 002w
  BUD 001e 002w 003e 004e 005e 006w 007w 008w 009w 010w 011n 012w 013w 014w 015w 016w
  DEC 001w 002w 003e 004w 005w
  OKR 001w 002w
  MET 001w 002e 003e 004w 005w
  ROA 001e 002w 003w
  RAC 001e 002e 003w
  RSK 001e 002w 003w
  ASM 001w 002w
  SRC 001w 002w
  LEN 001w
  OWN 001e 002w
  STG 001w 002w 003w 004w
  REV 001w
  WAI 001e`;

describe("the rules", () => {
  it("are those of the table, each once, in its order and with its severity", () => {
    const severities = { e: "error", w: "warning", n: "note" } as const;
    const expected = table
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [area, ...numbers] = line.trim().split(" ");
        return numbers.map(
          (number) => `${area}-${number.slice(0, 3)} ${severities[number.slice(3) as "e" | "w" | "n"]}`,
        );
      });
    expect(rules.map(({ id, severity }) => `${id} ${severity}`)).toEqual(expected);
  });

  it("say what they find, why, how to repair, and show it", () => {
    for (const { id, finds, why, fix, example } of rules) {
      for (const text of [finds, why, fix, example.bad, example.good]) expect(text.trim(), id).not.toBe("");
      expect(example.bad, id).not.toBe(example.good);
    }
  });
});

describe("the example", () => {
  it("has no error and no warning as of 2026-11-20", () => {
    const { findings, summary } = checked();
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(summary).toMatchObject({
      errors: 0,
      warnings: 0,
      waived: 0,
      rules: 123,
      grounding: 1,
      designAlignment: 1,
    });
  });

  it("falls due later, as in life", () => {
    expect(checked(undefined, "2027-05-01").summary.warnings).toBeGreaterThan(0);
  });
});

describe("a report", () => {
  it("lists errors first, then warnings, then notes, each in the order of the rules", () => {
    const report = checked((raw) => {
      delete raw.strategy.signoff;
      delete raw.gaps["cost-to-reach"].sources;
      raw.declined = {};
      raw.raci["tier-change"].gtm = "A";
      raw.company.stage = "grown";
    });
    const found = report.findings.filter(({ severity }) => severity !== "note").map(({ rule }) => rule);
    expect(found.slice(0, 3)).toEqual(["FMT-001", "CHO-002", "RAC-001"]);
    expect(found.indexOf("GAP-002")).toBeLessThan(found.indexOf("SRC-001"));
    expect(found.indexOf("SRC-001")).toBeLessThan(found.indexOf("OWN-002"));
  });

  it("gives each finding the path, subject, message, why and fix", () => {
    const [finding] = checked((raw) => delete raw.coverage.cells[0].owner).findings;
    expect(finding).toEqual({
      rule: "COV-002",
      severity: "error",
      path: "/coverage/cells/0",
      subject: "us-central/general/small",
      message: expect.stringMatching(/./),
      why: expect.stringMatching(/./),
      fix: expect.stringMatching(/./),
    });
  });

  it("counts the elements that rules look at", () => {
    const { items } = checked().summary;
    expect(checked((raw) => (raw.people.cto = { title: "CTO" })).summary.items).toBe(items + 1);
    expect(checked((raw) => (raw.budget.lines[0].amount = "170K")).summary.items).toBe(items);
  });
});

describe("a value that does not fit", () => {
  it("silences the rules that read it, and no others", () => {
    const report = checked((raw) => {
      raw.bets["msp-first"].effort = "two";
      delete raw.bets["msp-first"].wedge;
      delete raw.coverage.cells[0].owner;
    });
    expect(listed(report)).toEqual(
      expect.arrayContaining(["FMT-001 msp-first", "CHO-007 msp-first", "COV-002 us-central/general/small"]),
    );
    expect(listed(report).filter((each) => each.startsWith("BUD"))).toEqual([]);
  });

  it("does not hide its neighbors", () => {
    const report = checked((raw) => {
      raw.risks["rival-invests"] = 5;
      delete raw.risks["top-partner-leaves"].contingency;
    });
    expect(listed(report)).toEqual(
      expect.arrayContaining(["FMT-001 rival-invests", "RSK-001 top-partner-leaves"]),
    );
  });

  it("leaves grounding and design alignment unknown when they would read it", () => {
    const { summary } = checked((raw) => (raw.programs.managed.because = 5));
    expect(summary).toMatchObject({ designAlignment: null, grounding: 1 });
  });

  it("is one finding also when nothing else can be read", () => {
    expect(check(readStrategy("not a strategy"), exampleDay).findings).toMatchObject([
      { rule: "FMT-001", path: "", subject: "strategy" },
    ]);
    expect(check(readStrategy(undefined), exampleDay).summary).toMatchObject({
      errors: 1,
      items: 0,
      grounding: null,
    });
  });
});

describe("a waiver", () => {
  const waiver = {
    rule: "CMP-003",
    subject: "competitors",
    until: "2026-11-20",
    reason: "The survey is under way",
  };

  it("keeps its finding out of the list and in the count", () => {
    const report = checked((raw) => (raw.waivers = [waiver]));
    expect(listed(report)).not.toContain("CMP-003 competitors");
    expect(report.waived.map(({ rule }) => rule)).toEqual(["CMP-003"]);
    expect(report.summary.waived).toBe(1);
  });

  it("is for its subject alone", () => {
    expect(listed(checked((raw) => (raw.waivers = [{ ...waiver, subject: "palisade" }])))).toContain(
      "CMP-003 competitors",
    );
  });

  it("of a rule that does not exist is said, with the rule that may be meant", () => {
    const report = checked((raw) => (raw.waivers = [{ ...waiver, rule: "CMP-03" }]));
    expect(report.findings.find(({ rule }) => rule === "REF-001")).toMatchObject({
      path: "/waivers/0/rule",
      message: "There is no rule `CMP-03`",
      fix: "write `CMP-003`",
    });
  });

  it("ends: its finding returns, and the waiver is an error", () => {
    const report = checked((raw) => (raw.waivers = [waiver]), "2026-11-21");
    expect(listed(report)).toEqual(expect.arrayContaining(["CMP-003 competitors", "WAI-001 waivers"]));
    expect(report.summary.waived).toBe(0);
  });

  it("that does not fit waives nothing, and leaves the others in force", () => {
    const report = checked((raw) => (raw.waivers = [{ ...waiver, until: "soon" }, waiver]));
    expect(report.findings[0]).toMatchObject({ rule: "FMT-001", path: "/waivers/0/until" });
    expect(report.summary.waived).toBe(1);
  });

  it("can waive a value that does not fit", () => {
    const report = checked((raw) => {
      raw.bets["msp-first"].effort = "two";
      raw.waivers = [{ ...waiver, rule: "FMT-001", subject: "msp-first" }];
    });
    expect(report.summary).toMatchObject({ errors: 0, waived: 1 });
  });
});
