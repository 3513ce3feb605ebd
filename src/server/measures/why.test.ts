import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DriftReply, WhyReply } from "../../contract/api.ts";
import { measureIds } from "../../domain/measures/catalogue.ts";
import { openSample, type SampleServer } from "../../../tests/server/sample.ts";

/** "Every number opens its why; the rows shown count to the number" (spec 2, "Why this number?"). */
let server: SampleServer;
beforeAll(async () => {
  server = await openSample();
});
afterAll(() => server.close());

type Query = Record<string, string>;

async function everyPageOf(measure: string, query: Query): Promise<WhyReply> {
  const first = await server.get<WhyReply>(`/measures/${measure}/why`, query);
  const rows = [...first.rows];
  for (let next = first.next; next !== null; ) {
    const page = await server.get<WhyReply>(`/measures/${measure}/why`, { ...query, cursor: next });
    rows.push(...page.rows);
    next = page.next;
  }
  return { ...first, rows };
}

const days = fc.constantFrom("2018-12-31", "2019-06-30", "2020-02-29", "2020-05-15", "2020-05-31");
const members = {
  type: ["warehouse", "value-added-reseller", "specialty-bike-shop", "warehouse,specialty-bike-shop"],
  region: ["united-states", "germany", "france,canada"],
  tier: ["volume/gold", "silver", "registered"],
  category: ["distribution"],
  program: ["shop", "volume,builder"],
  partner: ["P-1", "P-8,P-676,P-200"],
};
const scopes = fc.record(
  Object.fromEntries(
    Object.entries(members).map(([dimension, of]) => [dimension, fc.constantFrom(...of)]),
  ) as { [D in keyof typeof members]: fc.Arbitrary<string> },
  { requiredKeys: [] },
);
const windows = fc.option(
  fc.constantFrom<Query>(
    { from: "2018-07-01", to: "2018-12-31" },
    { from: "2018-01-15", to: "2018-11-20" },
    { over: "1 quarter" },
    { over: "18 months" },
  ),
  { nil: {} },
);
const questions = fc
  .tuple(days, scopes, windows)
  .map(([asOf, scope, window]): Query => ({ asOf, ...scope, ...window }));

describe.each(measureIds)("the why of %s", (measure) => {
  it("shows as many rows as the figure counts, each once, and money that adds up to it", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (query) => {
        const { answer, rows, totalRows, batches } = await everyPageOf(measure, query);
        expect(answer.value === null).toBe(answer.unknown !== null);
        expect([totalRows, rows.length]).toEqual([answer.rows, answer.rows]);
        expect(new Set(rows.map(({ noun, id }) => `${noun} ${id}`)).size).toBe(rows.length);
        const imported = rows.filter(({ noun }) => noun !== "element").length;
        expect(batches.reduce((sum, batch) => sum + batch.rows, 0)).toBe(imported);
        if (answer.unit === "money" && answer.value !== null && measure !== "revenue-per-partner")
          expect(rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)).toBe(answer.value);
      }),
      { numRuns: 6, seed: 20200531, examples: [[{ asOf: "2020-05-31" }]] },
    );
  });
});

describe("the why of a line of drift", () => {
  const ofOneFigure = ["north-star", "objective", "key-result", "metric", "role", "bet", "milestone"];

  it("is the why of its actual value: the same figure, the same rows", async () => {
    const { lines } = await server.get<DriftReply>("/drift");
    const told = lines.filter(
      ({ kind, question, actual }) => ofOneFigure.includes(kind) && question !== null && actual !== null,
    );
    expect(told.length).toBeGreaterThan(20);
    for (const { subject, question, actual, rows } of told) {
      const { measure = "", scope = {}, window } = question ?? {};
      const where = Object.entries(scope).map(([dimension, of]) => [dimension, (of as string[]).join(",")]);
      const { answer, totalRows } = await server.get<WhyReply>(`/measures/${measure}/why`, {
        ...Object.fromEntries(where),
        ...window,
      });
      expect([subject, answer.value, totalRows]).toEqual([subject, actual, rows]);
    }
  });
});

describe("the why of a figure", () => {
  it("says formula, definition, filters, what was left out, and the batch", async () => {
    const why = await server.get<WhyReply>("/measures/active-partners/why", {
      type: "warehouse",
      partner: "P-8",
    });
    expect(why.formula).toContain("definitions.active");
    expect(why.definition).toBe("active: won revenue within 12 months");
    expect(why.filters).toBe("type warehouse · partner P-8");
    expect(why.leftOut).toEqual([]);
  });

  it("says of deals, and of nothing else, that those without a partner are left out", async () => {
    const why = await server.get<WhyReply>("/measures/partner-attached-revenue/why");
    expect(why.leftOut).toContain("Deals without a partner: no source holds them.");
  });

  it("has no rows where the figure is unknown, and says why it is", async () => {
    const why = await server.get<WhyReply>("/measures/certified-people/why");
    expect(why).toMatchObject({ rows: [], totalRows: 0, next: null, batches: [] });
    expect(why.answer.unknown).toBe("no certifications were imported");
  });

  it("shows the parts of a quotient: deals above the line and partners below it", async () => {
    const { rows, answer } = await everyPageOf("revenue-per-partner", {
      asOf: "2020-05-31",
      type: "warehouse",
    });
    const revenue = rows
      .filter(({ noun }) => noun === "deal")
      .reduce((sum, row) => sum + (row.amountMinor ?? 0), 0);
    const partners = rows.filter(({ noun }) => noun === "partner").length;
    expect(answer.value).toBe(Math.round(revenue / partners));
  });
});
