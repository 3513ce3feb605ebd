import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportReply } from "../../contract/api.ts";
import { acrossWorkspaces } from "../../database/connection.ts";
import { check } from "../../domain/check/check.ts";
import { readStrategy } from "../../domain/strategy/read.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { rebuildDailyFacts } from "../facts/daily-facts-queries.ts";
import { loadSample } from "./sample.ts";
import { at, openTestChannel, plainRows, sampleFolder, type TestChannel } from "../imports/test-channel.ts";

let channel: TestChannel;
let workspaceId: string;

beforeAll(async () => {
  channel = await openTestChannel();
  // Programs that start together all try.
  const loads = await Promise.all([1, 2, 3].map(() => loadSample(channel.database.connection, at)));
  const [loaded, ...others] = loads.filter((load) => load !== undefined);
  if (!loaded || others.length > 0) throw new Error("The sample was not loaded exactly once");
  workspaceId = loaded.workspaceId;
});
afterAll(() => channel.close());

const cents = (decimal: string | undefined): bigint => BigInt((decimal ?? "").replace(".", ""));
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const sales = plainRows("FactResellerSales.csv");

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => {
  const { rows } = await channel.inside(workspaceId, (tx) => query.execute(tx));
  const [row] = rows;
  if (row === undefined) throw new Error("No row");
  return row;
};
const reportOfBatch = async (): Promise<ImportReply> =>
  (await one(sql<{ report: ImportReply }>`select report from batches`)).report;

describe("the sample", () => {
  it("is one workspace with its strategy, and is not loaded a second time", async () => {
    expect(await loadSample(channel.database.connection, at)).toBeUndefined();
    const workspaces = await acrossWorkspaces(channel.database.connection, "a test", (tx) =>
      tx.selectFrom("workspaces").selectAll().execute(),
    );
    expect(workspaces).toMatchObject([
      {
        id: workspaceId,
        name: "AdventureWorks",
        is_sample: true,
        default_as_of: "2020-05-31",
        currency: "USD",
      },
    ]);
    expect(await one(sql`select version, file_name, name from strategies`)).toEqual({
      version: 1,
      file_name: "strategy.yaml",
      name: "AdventureWorks channel strategy FY20",
    });
  });

  it("has a strategy that passes the check, with two warnings that are true and waived", () => {
    const { data, problems } = parseStrategyFile(readFileSync(join(sampleFolder, "strategy.yaml"), "utf8"));
    const { findings, waived } = check(readStrategy(data), "2020-05-31");
    expect([problems, findings]).toEqual([[], []]);
    expect(waived.map(({ rule }) => rule)).toEqual(["BUD-007", "STG-003"]);
  });

  it("reconciles: every row of every file is accounted for", async () => {
    const { files, rejects } = await reportOfBatch();
    const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, ignored: 0 };
    expect(Object.fromEntries(files.map(({ file, ...counts }) => [file, counts]))).toEqual({
      "Resellers.csv": { ...none, rows: 701, created: 701 },
      "FactResellerSales.csv": { ...none, rows: 57_851, created: 57_851 },
      "Product.csv": { ...none, rows: 397, ignored: 397 },
      "ResellerSalesTargets.csv": { ...none, rows: 34, ignored: 34 },
      "DimEmployeeSalesTerritory.csv": { ...none, rows: 39, ignored: 39 },
    });
    expect(rejects).toEqual([]);
    expect(
      await one(sql`select (select count(*)::int from partners) as partners, (select count(*)::int from deals) as deals,
      (select count(*)::int from deal_lines) as lines`),
    ).toEqual({ partners: 701, deals: 3_616, lines: 57_851 });
  });

  it("amounts to the cent to what the file says, as lines, as deals and as daily facts", async () => {
    const expected = String(total(sales.map((row) => cents(row["SalesAmount"]))));
    expect(expected).toBe("7754857020");
    expect(
      await one(sql`select (select sum(amount_minor)::text from deal_lines) as lines,
        (select sum(amount_minor)::text from deals) as deals,
        (select sum(amount_minor)::text from daily_facts where fact = 'deal-won' and role = 'any') as any,
        (select sum(amount_minor)::text from daily_facts where fact = 'deal-won' and role = 'sourced') as sourced,
        (select sum(amount_minor)::text from daily_facts where fact = 'deal-won' and role = 'attached') as attached`),
    ).toEqual({ lines: expected, deals: expected, any: expected, sourced: expected, attached: expected });
  });

  it("has each order's amount, day and reseller", async () => {
    const orders = Map.groupBy(sales, (row) => row["SalesOrderNumber"]);
    const expected = [...orders].map(([order, rows]) =>
      [
        order,
        rows[0]?.["OrderDate"],
        rows[0]?.["ResellerKey"],
        total(rows.map((row) => cents(row["SalesAmount"]))),
        rows.length,
      ].join(" "),
    );
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql<{ text: string }>`select concat_ws(' ', d.external_id, d.closed_on, p.external_id, d.amount_minor,
          (select count(*) from deal_lines l where l.deal_id = d.id)) as text
        from deals d join deal_parts part on part.deal_id = d.id and part.role = 'sourced'
        join partners p on p.id = part.partner_id order by d.number`.execute(tx),
    );
    expect(rows.map(({ text }) => text)).toEqual(expected);
  });

  it("keeps each line as it came: its row in the file, its product, and the columns that are not mapped", async () => {
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select line, source_row, product_external_id, product, quantity, unit_price_minor, l.amount_minor, raw
        from deal_lines l join deals d on d.id = l.deal_id where d.external_id = 'SO43659' order by line limit 2`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([
      {
        line: 1,
        source_row: 2,
        product_external_id: "349",
        product: "Mountain-100 Black, 42",
        quantity: 1,
        unit_price_minor: 202_499,
        amount_minor: 202_499,
        raw: { EmployeeKey: "285", SalesTerritoryKey: "5", TotalProductCost: null, StandardCost: "1898.09" },
      },
      expect.objectContaining({ line: 2, source_row: 3, quantity: 3, amount_minor: 607_497 }),
    ]);
  });

  it("says what it took for granted: the currency, the share of all revenue, the files that it did not use", async () => {
    const { notes } = await reportOfBatch();
    expect(notes).toEqual(
      expect.arrayContaining([
        expect.stringContaining("USD: the files name no currency"),
        expect.stringContaining("only deals with partners"),
        expect.stringMatching(
          /^ResellerSalesTargets\.csv was read and not used: its EmployeeID joins no EmployeeKey/,
        ),
        expect.stringMatching(/^DimEmployeeSalesTerritory\.csv was read and not used/),
      ]),
    );
    expect(await one(sql`select holds, currency, currency_assumed from sources`)).toEqual({
      holds: "partner-deals",
      currency: "USD",
      currency_assumed: true,
    });
  });

  it("proposes Warehouse for the five rows of Ware House, and keeps the word of the file", async () => {
    expect((await reportOfBatch()).proposals).toEqual([
      {
        file: "Resellers.csv",
        column: "BusinessType",
        value: "Ware House",
        rows: 5,
        proposal: "Warehouse",
        applied: true,
      },
    ]);
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select partner_type, source_type, count(*)::int as partners from partners
        group by 1, 2 order by partner_type, source_type collate "C"`.execute(tx),
    );
    expect(rows).toEqual([
      { partner_type: "specialty-bike-shop", source_type: "Specialty Bike Shop", partners: 231 },
      { partner_type: "value-added-reseller", source_type: "Value Added Reseller", partners: 238 },
      { partner_type: "warehouse", source_type: "Ware House", partners: 5 },
      { partner_type: "warehouse", source_type: "Warehouse", partners: 227 },
    ]);
  });

  it("enrols each reseller in the programme of its type, on an unknown day", async () => {
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select program, partner_type, enrolled_on, signed_on, p.left_on, count(*)::int as partners
        from partner_enrollments e join partners p on p.id = e.partner_id group by 1, 2, 3, 4, 5 order by 1`.execute(
        tx,
      ),
    );
    const unknown = { enrolled_on: null, signed_on: null, left_on: null };
    expect(rows).toEqual([
      { program: "builder", partner_type: "value-added-reseller", ...unknown, partners: 238 },
      { program: "shop", partner_type: "specialty-bike-shop", ...unknown, partners: 231 },
      { program: "volume", partner_type: "warehouse", ...unknown, partners: 232 },
    ]);
  });

  it("knows the countries by their codes, and lets two resellers have one name", async () => {
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select country, count(*)::int as partners, count(distinct name)::int as names from partners group by 1 order by 2 desc, 1`.execute(
        tx,
      ),
    );
    expect(
      rows.map((row) =>
        Object.values(row as object)
          .slice(0, 2)
          .join(" "),
      ),
    ).toEqual(["US 427", "CA 114", "AU 40", "DE 40", "FR 40", "GB 40"]);
    expect(await one(sql`select count(distinct name)::int as names from partners`)).toEqual({ names: 699 });
  });

  it("changes nothing when it is imported again", async () => {
    const before = await channel.everything(workspaceId);
    const again = await channel.importPath(workspaceId, sampleFolder);
    expect(again).toMatchObject({ ok: true, value: { batch: null, rejects: [] } });
    const files = again.ok ? again.value.files : [];
    expect(files.map(({ file, unchanged, ignored }) => [file, unchanged, ignored])).toContainEqual([
      "FactResellerSales.csv",
      57_851,
      0,
    ]);
    expect(await channel.everything(workspaceId)).toEqual(before);
  });

  it("has daily facts that equal what the rows give", async () => {
    const before = await channel.everything(workspaceId);
    await channel.inside(workspaceId, (tx) => rebuildDailyFacts(tx, workspaceId));
    expect((await channel.everything(workspaceId))["daily_facts"]).toEqual(before["daily_facts"]);
  });
});
