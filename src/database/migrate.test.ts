import { afterEach, describe, expect, it } from "vitest";
import pg from "pg";
import { migrationFiles } from "./migration-files.ts";
import { migrate } from "./migrate.ts";
import { versionRefusal } from "./server-version.ts";
import { createEmptyTestDatabase, type TestDatabase } from "./test-database.ts";

const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyTestDatabase();
  databases.push(database);
  return database;
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const numbers = migrationFiles().map((migration) => migration.number);
const next = (sql: string) => ({ number: numbers.length + 1, name: "9999-next.sql", sql, checksum: "next" });

describe("migrating", () => {
  it("applies every migration once; again, it changes nothing", async () => {
    const { url } = await emptyDatabase();
    expect(await migrate(url)).toEqual(numbers);
    const before = await ask(url, "select * from migrations");
    expect(await migrate(url)).toEqual([]);
    expect(await ask(url, "select * from migrations")).toEqual(before);
  });

  it("is done once when five servers start at the same moment", async () => {
    const { url } = await emptyDatabase();
    const applied = await Promise.all([1, 2, 3, 4, 5].map(() => migrate(url)));
    expect(applied.flat().toSorted((a, b) => a - b)).toEqual(numbers);
  });

  it("of several databases of one server at once agrees on the roles, which they share", async () => {
    const several = await Promise.all([1, 2, 3, 4, 5].map(emptyDatabase));
    const applied = await Promise.all(several.map(({ url }) => migrate(url)));
    expect(applied).toEqual(several.map(() => numbers));
  });

  it("leaves nothing of a migration that fails, and goes on from there when it is mended", async () => {
    const { url } = await emptyDatabase();
    await migrate(url);
    const broken = next("create table half (id integer); select 1 / 0");
    await expect(migrate(url, [...migrationFiles(), broken])).rejects.toThrow(/division by zero/);
    expect(await ask(url, "select to_regclass('half') as half")).toEqual([{ half: null }]);
    const mended = next("create table whole (id integer)");
    expect(await migrate(url, [...migrationFiles(), mended])).toEqual([mended.number]);
  });

  it("refuses a database that a newer program has migrated", async () => {
    const { url } = await emptyDatabase();
    await migrate(url, [...migrationFiles(), next("select 1")]);
    await expect(migrate(url)).rejects.toThrow(/newer than this program: it has migration 9999-next.sql/);
  });

  it("refuses a database made by a migration that was changed afterwards", async () => {
    const { url } = await emptyDatabase();
    await migrate(url);
    const changed = migrationFiles().map((migration) => ({ ...migration, checksum: "other" }));
    await expect(migrate(url, changed)).rejects.toThrow(/may not change after it was applied/);
  });

  it("refuses a PostgreSQL older than 15, by its version", () => {
    expect(versionRefusal("14.23", 140_023)).toBe(
      "DATABASE_URL names a PostgreSQL 14.23; 15 or newer is needed.",
    );
    expect(versionRefusal("15.0", 150_000)).toBeUndefined();
  });
});
