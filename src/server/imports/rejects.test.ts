import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Files, openTestChannel, smallChannel, type TestChannel, withLines } from "./test-channel.ts";

let channel: TestChannel;
let workspaceId: string;
beforeAll(async () => {
  channel = await openTestChannel();
});
beforeEach(async () => {
  workspaceId = await channel.workspace();
});
afterAll(() => channel.close());

/** Imports files that do not fit, and makes sure that nothing of them stays. */
async function rejectsOf(files: Files) {
  const before = await channel.everything(workspaceId);
  const reply = await channel.imported(workspaceId, files);
  expect(await channel.everything(workspaceId)).toEqual(before);
  expect(reply.batch).toBeNull();
  for (const { rows, created, updated, unchanged, rejected, ignored } of reply.files) {
    expect(created + updated + unchanged).toBe(0);
    expect(rejected + ignored).toBe(rows);
  }
  return reply;
}

/** The small channel with one value of one row replaced. */
const withValue = (file: keyof typeof smallChannel, line: number, from: string, to: string) =>
  withLines(file, (lines) =>
    lines.map((text, index) => (index === line - 1 ? text.replace(from, to) : text)),
  );

describe("a row that does not fit names itself:", () => {
  it.each([
    [
      "a fraction of a cent",
      "FactResellerSales.csv",
      3,
      ",50.25,40.00,50.25,",
      ",50.25,40.00,1.005,",
      "SalesAmount",
      "1.005",
      "not-an-amount",
    ],
    [
      "separators",
      "FactResellerSales.csv",
      2,
      ",200.00,",
      ',"1,000.00",',
      "SalesAmount",
      "1,000.00",
      "not-an-amount",
    ],
    [
      "words for an amount",
      "FactResellerSales.csv",
      2,
      ",200.00,",
      ",abc,",
      "SalesAmount",
      "abc",
      "not-an-amount",
    ],
    ["no amount", "FactResellerSales.csv", 2, ",200.00,", ",NULL,", "SalesAmount", "", "missing-value"],
    [
      "a day that is none",
      "FactResellerSales.csv",
      4,
      "2020-02-20",
      "2020-02-30",
      "OrderDate",
      "2020-02-30",
      "not-a-day",
    ],
    [
      "half a bicycle",
      "FactResellerSales.csv",
      4,
      ",5,1,",
      ",5,0.5,",
      "OrderQuantity",
      "0.5",
      "not-a-whole-number",
    ],
    [
      "a reseller that nobody knows",
      "FactResellerSales.csv",
      4,
      "11,2,",
      "11,99,",
      "ResellerKey",
      "99",
      "unknown-partner",
    ],
    [
      "a type that nobody knows",
      "Resellers.csv",
      3,
      "Specialty Bike Shop",
      "Kiosk",
      "BusinessType",
      "Kiosk",
      "unknown-type",
    ],
    [
      "a country that does not exist",
      "Resellers.csv",
      3,
      "United Kingdom",
      "Atlantis",
      "Country_Region",
      "Atlantis",
      "not-a-country",
    ],
    ["a key that is taken", "Resellers.csv", 3, "2,", "1,", "ResellerKey", "1", "duplicate-key"],
    ["a product twice", "Product.csv", 3, "11,", "10,", "ProductKey", "10", "duplicate-key"],
    [
      "another day than its order",
      "FactResellerSales.csv",
      3,
      "2020-01-10",
      "2020-01-11",
      "OrderDate",
      "2020-01-11",
      "other-day-than-order",
    ],
    [
      "another reseller than its order",
      "FactResellerSales.csv",
      3,
      ",11,1,",
      ",11,2,",
      "ResellerKey",
      "2",
      "other-partner-than-order",
    ],
  ] as const)("%s", async (_, file, row, from, to, column, value, code) => {
    const { rejects, files } = await rejectsOf(withValue(file, row, from, to));
    expect(rejects).toContainEqual({ file, row, column, value, code, accepted: expect.stringMatching(/\S/) });
    expect(files.find((one) => one.file === file)?.rejected).toBe(1);
  });

  it("its place in the file it came from, whatever that is called", async () => {
    const { "FactResellerSales.csv": sales, ...rest } = withValue(
      "FactResellerSales.csv",
      2,
      ",200.00,",
      ",abc,",
    );
    const { rejects } = await rejectsOf({ ...rest, "my export.csv": sales ?? "" });
    expect(rejects.map(({ file, row }) => [file, row])).toEqual([["my export.csv", 2]]);
  });

  it("what stands in the first row of the order", async () => {
    const { rejects } = await rejectsOf(withValue("FactResellerSales.csv", 3, ",11,1,", ",11,2,"));
    expect(rejects[0]?.accepted).toBe("1, as in the first row of the order");
  });
});

describe("rejects", () => {
  it("come all at once, of all files, and refuse the whole import", async () => {
    const { rejects, notes } = await rejectsOf({
      ...withValue("Resellers.csv", 3, "United Kingdom", "Atlantis"),
      "FactResellerSales.csv":
        withLines("FactResellerSales.csv", (lines) =>
          lines.map((line) => line.replace("2020-02-20", "20.2.2020")),
        )["FactResellerSales.csv"] ?? "",
    });
    expect(rejects.map(({ file, row, code }) => `${file} ${row} ${code}`)).toEqual([
      "Resellers.csv 3 not-a-country",
      "FactResellerSales.csv 4 not-a-day",
      "FactResellerSales.csv 5 not-a-day",
    ]);
    expect(notes[0]).toMatch(/^Nothing was imported: 3 rows do not fit\./);
  });

  it("are listed up to a thousand, and all of them counted", async () => {
    const bad = Array.from(
      { length: 1_234 },
      (_, index) => `SO${index + 9},someday,10,1,285,5,1,1.00,NULL,1.00,1.00`,
    );
    const { rejects, files, notes } = await rejectsOf(
      withLines("FactResellerSales.csv", (lines) => [...lines, ...bad]),
    );
    expect(rejects).toHaveLength(1_000);
    expect(files.find(({ file }) => file === "FactResellerSales.csv")?.rejected).toBe(1_234);
    expect(notes).toContain("Only the first 1000 faults are listed.");
  });

  it("show no more of a value than helps", async () => {
    const { rejects } = await rejectsOf(
      withValue("FactResellerSales.csv", 2, ",200.00,", `,${"9".repeat(5_000)},`),
    );
    expect(rejects[0]?.value).toHaveLength(201);
  });

  it("leave an earlier import as it was", async () => {
    await channel.imported(workspaceId, smallChannel);
    await rejectsOf(withValue("FactResellerSales.csv", 2, ",200.00,", ",abc,"));
  });
});

describe("an import that breaks at its very end", () => {
  it("leaves nothing, and goes through when it is tried again", async () => {
    const before = await channel.everything(workspaceId);
    await breakRevisions(true);
    await expect(channel.imported(workspaceId, smallChannel)).rejects.toThrow("revision_is_broken");
    expect(await channel.everything(workspaceId)).toEqual(before);
    await breakRevisions(false);
    expect((await channel.imported(workspaceId, smallChannel)).batch).toBe(1);
  });

  // The revision of the facts is the last thing that an import writes.
  const breakRevisions = (broken: boolean) =>
    sql
      .raw(
        broken
          ? "alter table workspaces add constraint revision_is_broken check (facts_revision = 0) not valid"
          : "alter table workspaces drop constraint revision_is_broken",
      )
      .execute(channel.database.connection.owner);
});

describe("two imports at once", () => {
  it("of one workspace wait for each other: the second finds everything there", async () => {
    const folder = channel.folderOf(smallChannel);
    const replies = await Promise.all([
      channel.importPath(workspaceId, folder),
      channel.importPath(workspaceId, folder),
    ]);
    const batches = replies.map((reply) => (reply.ok ? reply.value.batch : reply.reason));
    expect(new Set(batches)).toEqual(new Set([1, null]));
  });

  it("of two workspaces do not see each other", async () => {
    const other = await channel.workspace();
    await Promise.all([channel.imported(workspaceId, smallChannel), channel.imported(other, smallChannel)]);
    for (const id of [workspaceId, other])
      expect(
        (await channel.everything(id))["partners"]?.filter((row) => row.includes("Big Shed")),
      ).toHaveLength(1);
  });
});
