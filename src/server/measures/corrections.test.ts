import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tests/cli/run.ts";
import { centsOfAll, ordersOf, yearUpTo } from "../../../tests/server/ledger.ts";
import { loadedAt, openSample, type SampleServer } from "../../../tests/server/sample.ts";
import type { MeasureReply, WhyReply } from "../../contract/api.ts";
import { newId } from "../../database/ids.ts";
import { refreshDailyFacts, refreshDays } from "../facts/daily-facts-queries.ts";
import { importFolder } from "../imports/actions.ts";

/** Facts and rows agree after corrections: what changed in the source changes in the figure and in its why, and nowhere else. */
let server: SampleServer;
beforeAll(async () => {
  server = await openSample();
});
afterAll(() => server.close());

const revenue = Number(centsOfAll(ordersOf(yearUpTo("2020-05-31"))));
const measure = async (id: string, query: Record<string, string> = {}) =>
  (await server.get<MeasureReply>(`/measures/${id}`, query)).total;
async function whyOf(id: string, query: Record<string, string> = {}) {
  const why = await server.get<WhyReply>(`/measures/${id}/why`, query);
  expect(why.totalRows).toBe(why.answer.rows);
  return why;
}

async function importEdited(edit: (lines: string[]) => string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-edited-"));
  cpSync(join(projectRoot, "samples/adventureworks"), folder, { recursive: true });
  const file = join(folder, "FactResellerSales.csv");
  writeFileSync(file, edit(readFileSync(file, "utf8").split(/\r?\n/)).join("\n"));
  const imported = await importFolder(server.database.connection, server.workspace, {
    path: folder,
    dryRun: false,
    at: loadedAt,
  });
  rmSync(folder, { recursive: true, force: true });
  expect(imported).toMatchObject({ ok: true, value: { rejects: [] } });
}

describe("a corrected order", () => {
  // SO69565 is an order of the last day; its line of 4.77 is corrected to 5.00, and later the order moves to another day.
  const inMay = { from: "2020-05-01", to: "2020-05-31" };

  it("changes the figure by its difference, and the row that shows it", async () => {
    await importEdited((lines) =>
      lines.map((line) =>
        line.startsWith("SO69565,2020-05-31,484,") ? line.replaceAll("4.77", "5.00") : line,
      ),
    );
    expect((await measure("partner-sourced-revenue")).value).toBe(revenue + 23);
    const why = await whyOf("partner-sourced-revenue", { ...inMay, partner: "P-8" });
    expect(why.rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)).toBe(why.answer.value);
    expect(why.batches.map(({ number }) => number)).toContain(2);
  });

  it("that moves to another month leaves nothing behind in the first", async () => {
    const of = async () => (await whyOf("partner-sourced-revenue", { ...inMay, partner: "P-8" })).answer.rows;
    const before = await of();
    await importEdited((lines) =>
      lines.map((line) => (line.startsWith("SO69565,") ? line.replace("2020-05-31", "2020-03-31") : line)),
    );
    expect(await of()).toBe(before - 1);
    expect((await measure("partner-sourced-revenue")).value).toBe(revenue);
  });

  it("is gone from both when the first file is imported again", async () => {
    await importEdited((lines) => lines);
    expect((await whyOf("partner-sourced-revenue")).answer.value).toBe(revenue);
  });
});

describe("a deal in euros", () => {
  let deal: string;
  beforeEach(async () => {
    deal = newId();
    await server.writing(async (tx) => {
      const source = await tx.selectFrom("batches").selectAll().executeTakeFirstOrThrow();
      const partner = await tx
        .selectFrom("partners")
        .select("id")
        .where("number", "=", 1)
        .executeTakeFirstOrThrow();
      const common = { workspace_id: server.workspace, batch_id: source.id };
      await tx
        .insertInto("deals")
        .values({
          ...common,
          id: deal,
          number: 900_001,
          source_id: source.source_id,
          external_id: `EUR-${deal}`,
          stage: "won",
          amount_minor: 1000,
          currency: "EUR",
          closed_on: "2020-05-20",
        })
        .execute();
      await tx
        .insertInto("deal_parts")
        .values({ ...common, deal_id: deal, role: "sourced", partner_id: partner.id, evidence: "import" })
        .execute();
      await refreshDailyFacts(tx, server.workspace, [deal]);
    });
  });

  it("makes the sums that hold it unknown, and leaves the others as they were", async () => {
    const reason = "deals in EUR cannot be added to USD";
    expect(await measure("partner-sourced-revenue")).toMatchObject({ value: null, unknown: reason });
    expect(await measure("partner-sourced-revenue", { partner: "P-1" })).toMatchObject({
      value: null,
      unknown: reason,
    });
    const german = Number(centsOfAll(ordersOf({ ...yearUpTo("2020-05-31"), region: "germany" })));
    expect(await measure("partner-sourced-revenue", { region: "germany" })).toMatchObject({ value: german });
    expect((await measure("partner-sourced-revenue", { asOf: "2020-05-19" })).value).toBe(
      Number(centsOfAll(ordersOf(yearUpTo("2020-05-19")))),
    );
    expect((await whyOf("partner-sourced-revenue")).leftOut).toContain(
      "Deals in EUR: there is no exchange rate.",
    );
  });
});

describe("touches", () => {
  it("are counted as soon as there are some", async () => {
    expect((await measure("meetings-held")).unknown).toBe("no touches were imported");
    await server.writing(async (tx) => {
      const source = await tx.selectFrom("batches").selectAll().executeTakeFirstOrThrow();
      const partners = await tx.selectFrom("partners").select("id").orderBy("number").limit(3).execute();
      for (const [index, partner] of partners.entries())
        await tx
          .insertInto("touches")
          .values({
            workspace_id: server.workspace,
            id: newId(),
            source_id: source.source_id,
            batch_id: source.id,
            external_id: `touch-${index}`,
            partner_id: partner.id,
            kind: index === 0 ? "meeting" : "call",
            touched_on: "2020-05-10",
          })
          .execute();
      await refreshDays(tx, server.workspace, ["2020-05-10"]);
    });
    expect((await measure("meetings-held")).value).toBe(1);
    expect((await measure("attention-share", { partner: "P-1" })).value).toBeCloseTo(1 / 3, 12);
  });

  it("make a partner active where any activity does", async () => {
    const asked = await server.ask("/api/v1/drift?asOf=2020-05-31", {
      method: "POST",
      headers: { authorization: `Bearer ${server.site.localToken}`, "content-type": "application/yaml" },
      body: [
        "entente: 1",
        "strategy: { name: Small }",
        "company: { name: Small, currency: USD }",
        "definitions: { active: { event: any-activity, within: 1 months } }",
        "objectives: { busy: { metric: active-partners, atLeast: 1, by: 2020-05-31 } }",
      ].join("\n"),
    });
    const sold = new Set(ordersOf({ from: "2020-05-01", to: "2020-05-31" }).map(({ reseller }) => reseller));
    const [line] = (asked.body as { lines: { actual: number }[] }).lines;
    expect(line?.actual).toBe(new Set([...sold, "1", "2", "3"]).size);
  });
});
