import { describe, expect, it } from "vitest";
import { rules } from "../../domain/check/rules.ts";
import { displayWidth } from "../terminal/width.ts";
import { screenOn } from "../terminal/screen.ts";
import { asGithub } from "./github.ts";
import { asJson } from "./json.ts";
import { asJunit } from "./junit.ts";
import type { CheckedFile, LocatedFinding } from "./located.ts";
import { asPretty } from "./pretty.ts";
import { asSarif } from "./sarif.ts";

const finding: LocatedFinding = {
  rule: "COV-002",
  severity: "error",
  path: "/coverage/cells/0",
  subject: "us-central/general",
  message: 'nobody owns it: 100%,\n<all> & "more" \u0001',
  why: "Somebody has to be asked.",
  fix: "add `owner`",
  position: { line: 2, column: 5, length: 7 },
};
const note: LocatedFinding = { ...finding, rule: "GAP-003", severity: "note", subject: "gap" };

const checked = (...findings: LocatedFinding[]): CheckedFile => ({
  name: "plans/strategy one.yaml",
  text: "cells:\n  - { region: 中部, vertical: general, size: small, accounts: 2400, route: direct }\n",
  asOf: "2026-11-20",
  findings,
  summary: {
    errors: findings.filter(({ severity }) => severity === "error").length,
    warnings: 0,
    notes: findings.filter(({ severity }) => severity === "note").length,
    waived: 2,
    rules: 104,
    items: 1,
    grounding: 0.97,
    designAlignment: 1,
  },
  checklists: () => [],
});
const screen = (columns: number, env = {}) =>
  screenOn({ write: () => true, isTTY: true, columns }, { NO_COLOR: "1", ...env });

describe("pretty", () => {
  it("says what a strategy lacks on which no rule has a word, and nothing once it is whole", () => {
    const item = { id: "one", asks: "Ten target partners", part: "landscape", missing: null } as const;
    const having = (done: boolean): CheckedFile => ({
      ...checked(),
      checklists: () => [{ name: "quick-win", title: "Quick win", items: [{ ...item, done }] }],
    });
    expect(asPretty(having(false), screen(80))).toContain("Quick win 0 of 1; missing: Ten target partners");
    expect(asPretty(having(true), screen(80))).not.toContain("checklists");
  });

  it("says where, what, why, how to mend it, and the next command", () => {
    expect(
      asPretty(checked({ ...finding, message: "nobody owns this cell" }), screen(80)).split("\n"),
    ).toEqual([
      "plans/strategy one.yaml",
      "",
      "  error    COV-002  plans/strategy one.yaml:2:5  us-central/general",
      "    Nobody owns this cell",
      "    2 |   - { region: 中部, vertical: general, size: small, accounts: 2400, rou…",
      "      |     ^^^^^^^",
      "    why  Somebody has to be asked.",
      "    fix  add `owner`",
      "",
      "1 error, 0 warnings, 0 notes · 2 waived · 104 rules on 1 item · grounding 0.97",
      "next: entente explain COV-002",
      "",
    ]);
  });

  it("puts the caret under a value far to the right and after wide characters", () => {
    const column = checked().text.split("\n")[1]?.indexOf("direct") ?? 0;
    const far = { ...finding, position: { line: 2, column: column + 1, length: 6 } };
    const lines = asPretty(checked(far), screen(40)).split("\n");
    const caret = lines.findIndex((line) => line.includes("^"));
    const source = lines[caret - 1] ?? "";
    expect(displayWidth(source.slice(0, source.indexOf("direct")))).toBe(lines[caret]?.indexOf("^^^^^^"));
  });

  it("fits on a screen of 40 columns", () => {
    for (const line of asPretty(checked(finding, note), screen(40)).split("\n")) {
      expect(displayWidth(line)).toBeLessThanOrEqual(40);
    }
  });

  it("shows the key above a map that stands on lines of its own", () => {
    const text = "bets:\n  first:\n    name: Win it\n";
    const position = { line: 3, column: 5, length: 4, key: { line: 2, column: 3, length: 5 } };
    const printed = asPretty({ ...checked({ ...finding, position }), text }, screen(80));
    expect(printed).toContain("    2 |   first:\n    3 |     name: Win it\n      |     ^^^^\n");
  });

  it("is coloured by severity, and has no escape sequence without colour", () => {
    const coloured = asPretty(checked(finding), screen(80, { NO_COLOR: "" }));
    expect(coloured).toContain("\u001B[31merror");
    expect(asPretty(checked(finding), screen(80))).not.toContain("\u001B");
  });
});

it("json has the names and the order of the specification", () => {
  expect(JSON.stringify(asJson(checked(note)))).toBe(
    JSON.stringify({
      version: 1,
      file: "plans/strategy one.yaml",
      asOf: "2026-11-20",
      findings: [
        {
          rule: note.rule,
          severity: "note",
          path: note.path,
          line: 2,
          column: 5,
          subject: note.subject,
          message: note.message,
          why: note.why,
          fix: note.fix,
        },
      ],
      summary: checked(note).summary,
    }),
  );
});

it("github escapes what would end a property or a line", () => {
  expect(asGithub(checked({ ...finding, subject: "a:b,c" }, note)).split("\n")).toEqual([
    '::error file=plans/strategy one.yaml,line=2,col=5,endColumn=12,title=COV-002 a%3Ab%2Cc::nobody owns it: 100%25,%0A<all> & "more" \u0001%0ASomebody has to be asked.%0Afix: add `owner`',
    expect.stringMatching(/^::notice file=plans\/strategy one.yaml,line=2/),
    "",
  ]);
});

describe("sarif", () => {
  type Result = {
    ruleId: string;
    ruleIndex: number;
    level: string;
    partialFingerprints: Record<string, string>;
    locations: unknown[];
  };
  type Log = {
    version: string;
    runs: { tool: { driver: { rules: { id: string }[] } }; results: Result[] }[];
  };
  const runOf = (...findings: LocatedFinding[]) => {
    const [run] = (asSarif(checked(...findings)) as Log).runs;
    if (!run) throw new Error("no run");
    return run;
  };

  it("names every rule, with what it finds, why and how to mend it", () => {
    const described = runOf().tool.driver.rules;
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of described) {
      expect(rule).toMatchObject({
        shortDescription: { text: expect.stringMatching(/./) },
        fullDescription: { text: expect.stringMatching(/./) },
        help: { text: expect.stringMatching(/./) },
      });
    }
  });

  it("places a result in the repository", () => {
    const { results, tool } = runOf(finding);
    expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id).toBe("COV-002");
    expect(results[0]).toMatchObject({
      ruleId: "COV-002",
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "plans/strategy%20one.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 5, endColumn: 12 },
          },
        },
      ],
    });
  });

  it("keeps the fingerprint of a fault when its line moves, and tells equal ones apart", () => {
    const moved = { ...finding, position: { line: 99, column: 1, length: 1 } };
    const prints = (...findings: LocatedFinding[]) =>
      runOf(...findings).results.map((result) => result.partialFingerprints);
    expect(prints(moved)).toEqual(prints(finding));
    expect(
      new Set(prints(finding, finding, note).map((print) => print["primaryLocationLineHash"])).size,
    ).toBe(3);
  });
});

it("junit counts failures, lets notes pass, and stays XML whatever a message holds", () => {
  const xml = asJunit(checked(finding, note));
  expect(xml).toContain(`tests="${rules.length}" failures="1"`);
  expect(xml).toContain('message="nobody owns it: 100%,&#10;&lt;all&gt; &amp; &quot;more&quot; \uFFFD"');
  expect(xml).toContain('name="GAP-003 gap"');
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml).not.toContain("\u0001");
});
