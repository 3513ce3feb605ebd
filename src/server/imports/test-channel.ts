import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { inWorkspace, type Tx } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { projectFolder } from "../../database/project-folder.ts";
import { createTestDatabase } from "../../database/test-database.ts";
import { importFolder } from "./actions.ts";

/** The moment of every import in these tests. */
export const at = new Date("2026-11-20T10:00:00Z");

export const sampleFolder = join(projectFolder(), "samples", "adventureworks");

export type Files = Readonly<Record<string, string | Buffer>>;

export const resellersHeader = "ResellerKey,BusinessType,ResellerName,City,StateProvinceName,Country_Region";
export const salesHeader =
  "SalesOrderNumber,OrderDate,ProductKey,ResellerKey,EmployeeKey,SalesTerritoryKey,OrderQuantity,UnitPrice,TotalProductCost,SalesAmount,StandardCost";
export const productsHeader = "ProductKey,Product,StandardCost,Color,Subcategory,EnglishProductCategoryName";

/** A channel of two resellers and three orders, one of them with two lines. */
export const smallChannel = {
  "Resellers.csv": [
    resellersHeader,
    "1,Warehouse,Big Shed,Austin,Texas,United States",
    "2,Specialty Bike Shop,Small Shop,Leeds,England,United Kingdom",
  ].join("\n"),
  "Product.csv": [
    productsHeader,
    "10,Road Frame,1.00,Red,Frames,Components",
    '11,"Helmet, Red",1.00,Red,Helmets,Accessories',
  ].join("\n"),
  "FactResellerSales.csv": [
    salesHeader,
    "SO1,2020-01-10,10,1,285,5,2,100.00,NULL,200.00,50.00",
    "SO1,2020-01-10,11,1,285,5,1,50.25,40.00,50.25,40.00",
    "SO2,2020-02-20,11,2,285,5,1,50.25,40.00,50.25,40.00",
    "SO3,2020-02-20,10,1,285,5,1,100.00,50.00,100.00,50.00",
  ].join("\n"),
} satisfies Files;

/** The small channel with one file edited line by line. */
export const withLines = (file: keyof typeof smallChannel, edit: (lines: string[]) => string[]): Files => ({
  ...smallChannel,
  [file]: edit(smallChannel[file].split("\n")).join("\n"),
});

/** A database with any number of workspaces to import into, and folders that are gone after the test. */
export async function openTestChannel() {
  const database = await createTestDatabase();
  const folders = mkdtempSync(join(tmpdir(), "entente-import-"));
  const folderOf = (files: Files): string => {
    const folder = join(folders, newId());
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  };
  const inside = <T>(workspaceId: string, work: (tx: Tx) => Promise<T>) =>
    inWorkspace(database.connection, workspaceId, work);
  const importPath = (workspaceId: string, path: string, more: { dryRun?: boolean; preset?: string } = {}) =>
    importFolder(database.connection, workspaceId, { path, dryRun: false, at, ...more });
  return {
    database,
    folderOf,
    inside,
    importPath,
    workspace: async () => {
      const id = newId();
      await inside(id, (tx) => addWorkspace(tx, id));
      return id;
    },
    /** The reply to an import that must not be refused. */
    imported: async (workspaceId: string, files: Files, more: { dryRun?: boolean } = {}) => {
      const result = await importPath(workspaceId, folderOf(files), more);
      if (!result.ok) throw new Error(result.reason);
      return result.value;
    },
    /** Every row that an import could have written, as text: two states are the same when these are. */
    everything: (workspaceId: string) => inside(workspaceId, (tx) => allRows(tx)),
    close: async () => {
      await database.drop();
      rmSync(folders, { recursive: true, force: true });
    },
  };
}

export type TestChannel = Awaited<ReturnType<typeof openTestChannel>>;

const addWorkspace = (tx: Tx, id: string) =>
  tx
    .insertInto("workspaces")
    .values({
      id,
      name: "Test",
      currency: "USD",
      is_sample: false,
      requires_totp: false,
      facts_revision: 0,
      created_at: at,
    })
    .execute();

export const addStrategy = (tx: Tx, workspaceId: string, text: string) =>
  tx
    .insertInto("strategies")
    .values({
      workspace_id: workspaceId,
      version: 1,
      file_name: "s.yaml",
      source_text: text,
      name: "S",
      loaded_at: at,
      state: "adopted",
      adopted_at: at,
    })
    .execute();

const writtenTables = [
  "workspaces",
  "counters",
  "sources",
  "batches",
  "partners",
  "partner_enrollments",
  "deals",
  "deal_lines",
  "deal_parts",
  "daily_facts",
] as const;

async function allRows(tx: Tx): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of writtenTables) {
    const { rows } = await sql<{
      text: string;
    }>`select t::text as text from ${sql.table(table)} t order by 1`.execute(tx);
    tables[table] = rows.map(({ text }) => text);
  }
  return tables;
}

/** The rows of a sample file that needs no quotes, as plain text: for sums that owe nothing to the importer. */
export function plainRows(file: string): Record<string, string>[] {
  const [header = "", ...rows] = readFileSync(join(sampleFolder, file), "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const columns = header.split(",");
  return rows.map((row) =>
    Object.fromEntries(row.split(",").map((value, index) => [columns[index] ?? "", value])),
  );
}
