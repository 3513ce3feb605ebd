import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importDocument } from "../../domain/document-import/import-document.ts";
import type { ImportedDocument, ImportOptions } from "../../domain/document-import/result.ts";
import { readStrategy } from "../../domain/strategy/read.ts";
import { parseStrategyFile } from "../parse.ts";
import { type DocumentKind, documentKinds } from "../../domain/documents/document.ts";
import { documentOf } from "../../domain/documents/documents.ts";
import { markdownOf } from "../../documents/markdown.ts";
import { formatStrategyFile } from "../format.ts";
import { draftFile } from "./draft-file.ts";
import { lost } from "./lost-lines.ts";
import { outlineOf } from "./outline.ts";

const folder = new URL("../../../tests/documents/", import.meta.url);
const documents = Object.fromEntries(
  readdirSync(folder).map((name) => [name.replace(/\.md$/, ""), readFileSync(new URL(name, folder), "utf8")]),
);

function imported(text: string, options: ImportOptions = {}): ImportedDocument {
  const outline = outlineOf(text);
  if (!outline.ok) throw new Error(outline.reason);
  return importDocument(outline.value, options);
}

const from = (name: string, options: ImportOptions = {}) => imported(documents[name] ?? "", options);
const at = ({ data }: ImportedDocument, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    data,
  );
const leftAt = (result: ImportedDocument, line: number) =>
  result.recognised.find((one) => one.line === line)?.left.map(({ text }) => text) ?? [];

describe("nothing of a document is lost", () => {
  const pieces = Object.values(documents).flatMap((text) => text.split("\n"));
  const line = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    {
      weight: 1,
      arbitrary: fc
        .string({ unit: "grapheme", maxLength: 40 })
        .map((text) => text.replaceAll(/[\r\n]/g, " ")),
    },
  );
  const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join("\n"));

  it("every line that is not empty is in exactly one list, whatever the lines are", () => {
    fc.assert(
      fc.property(text, (document) => {
        expect(lost(document, imported(document))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("and whatever the lines are, the draft is a strategy that can be read", () => {
    fc.assert(
      fc.property(text, (document) => {
        expect(readStrategy(imported(document).data).misfits).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(Object.entries(documents))("%s as it is written", (_name, document) => {
    expect(lost(document, imported(document))).toEqual([]);
  });

  it("and a line that were lost would be found", () => {
    const result = imported("# Title\n\nA sentence.\n");
    expect(lost("# Title\n\nA sentence.\n", { ...result, unrecognised: [] })).toEqual([3]);
  });
});

describe("a plan", () => {
  const plan = from("plan", { year: "FY28" });

  it("gives objectives with what partners must move, the measure, the value and who signs", () => {
    expect(at(plan, "objectives", "12m-of-new-revenue")).toEqual({
      business: "$12M of new revenue",
      partner: "Partner-sourced revenue",
      metric: "partner-sourced-revenue",
      atLeast: "4M",
      owner: "chief-revenue-officer",
    });
    expect(at(plan, "people", "chief-revenue-officer")).toEqual({ title: "Chief Revenue Officer" });
  });

  it("says of a second figure in one cell that it was not taken", () => {
    expect(leftAt(plan, 22)).toEqual(["(33%)"]);
  });

  it("takes neither of two roles that one partner type is given, and names both lines", () => {
    expect(at(plan, "partnerTypes", "reseller", "role", "primary")).toBeUndefined();
    expect(plan.conflicts[0]).toEqual({
      where: "/partnerTypes/reseller/role/primary",
      words: "partner type “Reseller”: role primary",
      sides: [
        { line: 32, text: "Sells to small utilities" },
        { line: 60, text: "Answers tenders" },
      ],
    });
  });

  it("holds a total against the rows it sums up, and never takes it for a row", () => {
    expect(at(plan, "budget", "people")).toHaveLength(2);
    expect(at(plan, "budget", "lines")).toHaveLength(2);
    expect(plan.conflicts[1]?.sides[0]).toEqual({
      line: 83,
      text: "the total says $120K, and its rows add up to 115,000",
    });
  });

  it("reads part of a total as the share that it is, and a bound by the side it is on", () => {
    expect(at(plan, "metrics")).toEqual([
      { metric: "partner-sourced-share", targets: { FY28: "30%" } },
      { metric: "time-to-first-revenue", targets: { FY28: "90 days" } },
      { metric: "partner-nps", targets: { FY28: 50 } },
      { metric: "partners-per-manager", targets: { FY28: 30 } },
      { metric: "program-roi", targets: { FY28: 3 } },
    ]);
  });

  it("guesses no level, no priority and no measure from words that name none", () => {
    expect(leftAt(plan, 33)).toEqual(["Sometimes"]);
    expect(leftAt(plan, 105)).toEqual(["Rather bad"]);
    expect(plan.unrecognised.find(({ line }) => line === 98)?.why).toMatch(/no measure of that name/);
  });

  it("writes tiers from the lowest up, whatever their order was", () => {
    expect(
      (at(plan, "programs", "partner-program", "tiers") as { id: string }[]).map(({ id }) => id),
    ).toEqual(["bronze", "silver", "gold"]);
  });

  it("joins what a table and a block say of one risk", () => {
    expect(at(plan, "risks", "biggest-integrator-leaves")).toMatchObject({
      likelihood: "low",
      mitigation: "Sponsor on both sides",
      warnings: [{ text: "No call in 30 days" }, { text: "Its project lead has left" }],
      contingency: "Two alternates are kept warm",
    });
  });
});

describe("a thesis", () => {
  const thesis = from("thesis");

  it("is read from sentences that break anywhere", () => {
    expect(at(thesis, "thesis")).toMatchObject({
      arrShare: "35%",
      within: "2 years",
      markets: ["bavaria", "austria"],
      models: [
        { model: "implementation", because: "plants buy a running line" },
        { model: "co-sell", because: "plants buy a running line" },
      ],
      northStar: { metric: "partner-sourced-arr", atLeast: "7M", by: "2028-12-31" },
    });
  });

  it("brings weights, classes, candidates out of a box, decisions and who decides", () => {
    expect(at(thesis, "scoring")).toEqual({
      weights: { icpOverlap: "40%", marketInfluence: "35%", practiceAlignment: "25%" },
      priorityFrom: 80,
      secondaryFrom: 55,
    });
    expect(at(thesis, "landscape", "lindner-anlagenbau")).toEqual({
      name: "Lindner Anlagenbau",
      tier: "A",
      practice: "Food lines",
      strengths: ["present in Bavaria"],
      type: "systems-integrator",
    });
    expect(at(thesis, "decisions", "D-001")).toMatchObject({
      decision: "partner",
      partner: "lindner-anlagenbau",
      review: "2027-06-30",
    });
    expect(at(thesis, "raci", "partnership-approval")).toEqual({
      "chief-partner-officer": "A",
      finance: "C",
      legal: "R",
    });
  });

  it("does not choose between two letters for one person", () => {
    expect(leftAt(thesis, 79)).toEqual(["A/R"]);
  });

  it("takes the currency from its sign and says so", () => {
    expect(at(thesis, "company", "currency")).toBe("EUR");
    expect(thesis.assumptions[0]?.words).toMatch(/“€” is read as EUR/);
    expect(at(from("thesis", { currency: "USD" }), "thesis", "northStar", "atLeast")).toBe("EUR 7M");
  });
});

describe("what is kept free", () => {
  it.each(["{{X}}", "[X]", "$[X]", "TBD", "$X", "X%", "[Company name]", "to be decided", "____"])(
    "%s is to fill, and no value",
    (words) => {
      const result = imported(
        `# Plan\n\n| Risk | Likelihood | Mitigation |\n|---|---|---|\n| Fire | Low | ${words} |\n`,
      );
      expect(at(result, "risks", "fire")).toEqual({ risk: "Fire", likelihood: "low" });
      expect(result.recognised.at(-1)?.left).toEqual([
        { text: words, why: "mitigation of fire (risks)", toFill: true },
      ]);
    },
  );

  it("an answered box of a list, a reference and a link are no free places", () => {
    const result = imported(
      "# Plan\n\n| Risk | Mitigation |\n|---|---|\n| Fire | [Sand](https://example.com) in buckets [1] |\n",
    );
    expect(at(result, "risks", "fire", "mitigation")).toBe("Sand in buckets [1]");
  });
});

describe("a quarter without its year", () => {
  it("is left with the way to name it", () => {
    const result = from("partnership-strategy");
    expect(at(result, "roadmap", 0)).toEqual({
      id: "M-01",
      title: "Programme: Tiers and terms final",
      weeks: "1-2",
    });
    expect(result.recognised.find(({ line }) => line === 104)?.left.map(({ why }) => why)).toContain(
      "its fiscal year is not said; read it again with its year, such as FY28",
    );
  });

  it("takes the year that was asked for, or the only one that the document names", () => {
    expect(at(from("partnership-strategy", { year: "FY28" }), "roadmap", 0)).toMatchObject({
      quarter: "FY28-Q1",
    });
    expect(at(from("five-decisions"), "metrics", 0, "targets")).toEqual({ "FY28-Q1": 4, FY28: 11 });
    expect(
      from("five-decisions")
        .assumptions.map(({ words }) => words)
        .join(),
    ).toMatch(/the only fiscal year/);
  });
});

describe("form is forgiven", () => {
  const plan = documents["plan"] ?? "";

  it("line ends, a byte-order mark and spaces at the ends of lines change nothing", () => {
    const { data } = imported(plan);
    expect(imported(plan.replaceAll("\n", "\r\n")).data).toEqual(data);
    expect(imported(`\uFEFF${plan}`).data).toEqual(data);
    expect(imported(plan.replaceAll("\n", " \n")).data).toEqual(data);
  });

  it("front matter that is no YAML is said line by line, and the rest is read", () => {
    const result = imported(`---\ntitle: [open\n  : :\n---\n\n${documents["where-to-win"]}`);
    expect(result.unrecognised.slice(0, 2).map(({ why }) => why)).toEqual([
      "a line of front matter that is no YAML",
      "a line of front matter that is no YAML",
    ]);
    expect(at(result, "bets", "customs-brokers-bring-the-mid-size-importer", "budget")).toBe("120K");
  });

  it("a table ends where its bars end, and needs no empty line around it", () => {
    const result = imported("Words.\n| Risk | Impact |\n|---|---|\n| Fire | High |\nMore words.\n");
    expect(Object.keys(at(result, "risks") as object)).toEqual(["fire"]);
    expect(result.unrecognised.map(({ line }) => line)).toEqual([1, 5]);
  });
});

describe("what we print", () => {
  const example = parseStrategyFile(
    readFileSync(new URL("../../../samples/halyard/strategy.yaml", import.meta.url), "utf8"),
  ).data;
  const printed = (data: unknown, kind: DocumentKind): string => {
    const { strategy } = readStrategy(data);
    if (!strategy) throw new Error("no strategy");
    return markdownOf(documentOf(kind, { strategy, asOf: "2026-11-20", version: "draft 1", approver: null }));
  };

  it.each(documentKinds)("%s: printed, read back and printed again it is the same strategy", (kind) => {
    const once = imported(printed(example, kind));
    expect(once.conflicts).toEqual([]);
    expect(imported(printed(once.data, kind)).data).toEqual(once.data);
    expect(lost(printed(example, kind), once)).toEqual([]);
  });

  it.each(["plan", "thesis", "partnership-strategy", "board"] as const)(
    "%s: a thesis in own words stays one, and is no summary",
    (kind) => {
      const statement = "We win where partners already stand, and nowhere else.";
      const own = { ...(example as { thesis: object }), thesis: { statement } };
      const read = imported(printed(own, kind));
      expect(at(read, "thesis", "statement")).toBe(statement);
      expect(at(read, "strategy", "summary")).not.toEqual(expect.stringContaining(statement));
    },
  );

  it("the board deck gives gaps, bets, what was declined, channels, milestones and who stands behind it", () => {
    const board = imported(printed(example, "board"));
    expect(at(board, "gaps", "regional-reach")).toEqual({
      statement: "No seller covers the Mountain and Gulf states, 1,900 target accounts",
    });
    expect(at(board, "bets", "cover-the-uncovered-states-through-resellers")).toMatchObject({
      status: "next",
      budget: "180K",
      lagging: { metric: "partner-sourced-revenue", atLeast: "800K" },
      retireIf: { metric: "deal-registrations", atMost: 12 },
    });
    expect(at(board, "declined", "global-systems-integrators")).toEqual({
      option: "Global systems integrators",
      revisit: "FY29-Q3",
    });
    expect(at(board, "competitors", "palisade", "channel")).toEqual({
      partners: 140,
      margin: "22%",
      tiers: 3,
    });
    expect(at(board, "roadmap", 3)).toMatchObject({ quarter: "FY28-Q2", title: "First partner review held" });
    expect(at(board, "strategy", "signoff")).toHaveLength(4);
    expect(at(board, "budget", "approved")).toEqual({ by: "finance-partner", on: "2026-11-02" });
  });

  it("the plan gives gaps as they are stated, who fills them, milestones, and who decides", () => {
    const plan = imported(printed(example, "plan"));
    expect(at(plan, "gaps", "regional-reach")).toEqual({
      statement: "No seller covers the Mountain and Gulf states, 1,900 target accounts",
    });
    expect(at(plan, "partnerTypes", "regional-reseller", "fills")).toEqual(["regional-reach"]);
    expect(at(plan, "roadmap", 3)).toMatchObject({ quarter: "FY28-Q2", title: "First partner review held" });
    expect(at(plan, "raci", "strategy-adoption")).toEqual({ "chief-revenue-officer": "A" });
  });

  it("who holds a role is its name, and no other person", () => {
    const { people } = example as { people: Record<string, object> };
    const cpo = { title: "Chief Partner Officer", name: "Ann de Boer" };
    const plan = imported(printed({ ...(example as object), people: { ...people, cpo } }, "plan"));
    expect(at(plan, "people", "chief-partner-officer")).toEqual(cpo);
    expect(Object.keys(at(plan, "people") as object).filter((slug) => slug.includes("boer"))).toEqual([]);
  });

  it("incentives and shares of the budget come back as they were", () => {
    const { incentives, budget } = example as {
      incentives: Record<string, { bands: object; clawback?: object }>;
      budget: { share: object; purposeShare: object };
    };
    const brief = imported(printed(example, "five-decisions"));
    expect(at(brief, "incentives", "msp-volume-rebate", "bands")).toEqual(
      incentives["msp-volume-rebate"]?.bands,
    );
    expect(at(brief, "incentives", "consultant-referral")).toMatchObject({
      cap: { amount: "25K", per: "deal" },
      hold: "60 days",
      clawback: incentives["consultant-referral"]?.clawback,
    });
    expect(at(brief, "budget", "purposeShare")).toEqual(budget.purposeShare);
    expect(Object.values(at(brief, "budget", "share") as object)).toEqual(Object.values(budget.share));
  });

  it("a bet that plays with every partner type has none of its own", () => {
    const { bets, ...rest } = example as { bets: Record<string, object> };
    const open = Object.fromEntries(
      Object.entries(bets).map(([slug, bet]) => [slug, { ...bet, partnerType: undefined }]),
    );
    const read = imported(printed({ ...rest, bets: open }, "where-to-win"));
    expect(at(read, "partnerTypes", "every-partner-type")).toBeUndefined();
    expect(at(read, "bets", "win-the-managed-mid-market-through-msps", "partnerType")).toBeUndefined();
  });

  it("keeps scope, window, day and baseline of targets, and who serves what", () => {
    const thesis = imported(printed(example, "thesis"));
    expect(at(thesis, "thesis", "northStar")).toEqual({
      metric: "partner-sourced-arr",
      atLeast: "9M",
      baseline: "900K",
      by: "2029-01-31",
      owner: "chief-partner-officer",
    });
    expect(at(thesis, "decisions", "D-001", "facts", "monthsToBuild")).toBe(20);
    const brief = imported(printed(example, "five-decisions"));
    expect(at(brief, "coverage", "rulesOfEngagement", 2)).toEqual({
      when: { route: "shared", registered: true },
      seller: "partner",
      resolve: "first-registered",
      because: "regional-reach",
    });
    const bets = imported(printed(example, "where-to-win"));
    expect(at(bets, "bets", "win-the-managed-mid-market-through-msps")).toMatchObject({
      status: "active",
      budget: "310K",
      effort: 2,
      start: "FY28-Q1",
      owner: "vp-alliance-go-to-market",
    });
    expect(at(bets, "bets", "win-the-managed-mid-market-through-msps", "leading")).toEqual({
      metric: "partner-sourced-pipeline",
      where: { type: "managed-service-provider" },
      atLeast: "1.2M",
      by: "2027-07-31",
    });
  });
});

describe("what is no document is refused", () => {
  it.each([
    ["more than five million characters", "a\n".repeat(2_600_000), /characters/],
    ["a line longer than a page", `# T\n${"x".repeat(20_001)}`, /line 2 is longer/],
    ["quotes in quotes in quotes", ">".repeat(40), /nested too deep/],
    ["brackets without end", "[a](".repeat(600), /more brackets and marks/],
  ])("%s", (_what, text, reason) => {
    const outline = outlineOf(text);
    expect(outline.ok).toBe(false);
    expect(outline.ok ? "" : outline.reason).toMatch(reason);
  });
});

describe("names become slugs", () => {
  it("that are stable and never shared", () => {
    const table =
      "| Risk | Impact |\n|---|---|\n| Größe & Zahl! | High |\n| Grosse zahl | Low |\n| 火事 | Low |\n| 洪水 | Low |\n";
    const slugs = Object.keys(at(imported(`# P\n\n${table}`), "risks") as object);
    expect(slugs).toEqual(
      ["große-zahl", "grosse-zahl", "risks-entry", "risks-entry-2"].map((slug) =>
        slug.replace("große", "gro-e"),
      ),
    );
  });

  it("and `__proto__` is a name like any other", () => {
    const result = imported(
      "# P\n\n| Risk | Impact |\n|---|---|\n| __proto__ | High |\n| constructor | Low |\n",
    );
    expect(Object.keys(at(result, "risks") as object)).toContain("constructor");
    expect(readStrategy(result.data).misfits).toEqual([]);
  });
});

describe("the draft as a file", () => {
  it.each(Object.keys(documents))("of %s holds the same data, and names the lines of each part", (name) => {
    const result = from(name, { year: "FY28" });
    const text = draftFile(result, `${name}.md`);
    const parsed = parseStrategyFile(text);
    expect(parsed.problems).toEqual([]);
    expect(parsed.data).toEqual(result.data);
    expect(text).toContain(`# ${name}.md, line`);
    expect(formatStrategyFile(text)).toBe(text);
  });

  it("keeps a hostile name of a file inside its comment", () => {
    expect(parseStrategyFile(draftFile(from("plan"), "a\nentente: 2 #.md")).problems).toEqual([]);
  });
});
