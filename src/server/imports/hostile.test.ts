import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../database/project-folder.ts";
import { openTestChannel, resellersHeader, smallChannel, type TestChannel } from "./test-channel.ts";

let channel: TestChannel;
beforeAll(async () => {
  channel = await openTestChannel();
});
afterAll(() => channel.close());

const hostile = join(projectFolder(), "tests", "hostile");
const naughty: string[] = JSON.parse(readFileSync(join(hostile, "blns", "blns.json"), "utf8"));
const formulas = readFileSync(join(hostile, "csv-formula-injection", "payloads.txt"), "utf8")
  .split("\n")
  .filter(Boolean);

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const resellersNamed = (names: readonly string[], lineEnd = "\n") =>
  [
    resellersHeader,
    ...names.map((name, index) => `${index + 1},Warehouse,${quoted(name)},${quoted(name)},,`),
    "",
  ].join(lineEnd);

async function namesAfterImport(resellers: string | Buffer): Promise<{ name: string; city: string }[]> {
  const workspaceId = await channel.workspace();
  const reply = await channel.imported(workspaceId, { ...smallChannel, "Resellers.csv": resellers });
  expect(reply.rejects).toEqual([]);
  const { rows } = await channel.inside(workspaceId, (tx) =>
    sql<{ name: string; city: string }>`select name, city from partners order by number`.execute(tx),
  );
  return rows;
}

describe("names of partners come out as they went in", () => {
  it.each([
    ["naughty strings", naughty.filter((text) => text !== "" && text !== "NULL")],
    ["spreadsheet formulas", formulas],
    [
      "line breaks, quotes, delimiters",
      [
        '"',
        '""',
        "a\nb",
        "a\r\nb",
        "a\rb",
        ",",
        ";",
        "\t",
        " leading",
        "trailing ",
        "'; drop table partners; --",
      ],
    ],
  ])("%s", async (_, names) => {
    const padded = names.length < 2 ? [...names, "x"] : names;
    const found = await namesAfterImport(resellersNamed(padded));
    expect(found).toEqual(padded.map((name) => ({ name, city: name })));
  });

  it("with CRLF, a byte order mark, UTF-16 and Windows-1252", async () => {
    const names = ["Café “Zürich”", "Łódź & 北京", "plain"];
    const western = ["Café Zürich", "Ångström", "plain"];
    const files: [string | Buffer, string[]][] = [
      [`\uFEFF${resellersNamed(names, "\r\n")}`, names],
      [Buffer.from(`\uFEFF${resellersNamed(names)}`, "utf16le"), names],
      [Buffer.from(`\uFEFF${resellersNamed(names)}`, "utf16le").swap16(), names],
      [Buffer.from(resellersNamed(western), "latin1"), western],
    ];
    for (const [file, expected] of files)
      expect((await namesAfterImport(file)).map(({ name }) => name)).toEqual(expected);
  });

  it("with semicolons or tabs between the columns", async () => {
    for (const delimiter of [";", "\t", "|"]) {
      const file = resellersNamed(["A, B", "C"])
        .replaceAll(",", delimiter)
        .replaceAll(`"A${delimiter} B"`, '"A, B"');
      expect((await namesAfterImport(file)).map(({ name }) => name)).toEqual(["A, B", "C"]);
    }
  });
});

describe("nothing", () => {
  it("is unknown in a city or country, and refused in a name", async () => {
    const workspaceId = await channel.workspace();
    await channel.imported(workspaceId, {
      ...smallChannel,
      "Resellers.csv": [resellersHeader, "1,Warehouse,Null,NULL,,NULL", "2,Warehouse,null,null,,"].join("\n"),
    });
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select name, city, state, country from partners order by number`.execute(tx),
    );
    expect(rows).toEqual([
      { name: "Null", city: null, state: null, country: null },
      { name: "null", city: "null", state: null, country: null },
    ]);
    const { rejects } = await channel.imported(await channel.workspace(), {
      ...smallChannel,
      "Resellers.csv": [resellersHeader, "1,Warehouse,NULL,,,", "2,Warehouse,,,,"].join("\n"),
    });
    expect(rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "ResellerName", "missing-value"],
      [3, "ResellerName", "missing-value"],
    ]);
  });

  it("but the character 0 is refused, not cut off", async () => {
    const { rejects } = await channel.imported(await channel.workspace(), {
      ...smallChannel,
      "Resellers.csv": [resellersHeader, "1,Warehouse,a\0b,,,", "2,Warehouse,c,,,"].join("\n"),
    });
    expect(rejects).toMatchObject([{ row: 2, column: "ResellerName", code: "not-text" }]);
  });
});

describe("keys and columns that mean something to JavaScript", () => {
  it("are text like any other", async () => {
    const workspaceId = await channel.workspace();
    await channel.imported(workspaceId, {
      "Resellers.csv": [resellersHeader, "__proto__,Warehouse,A,,,", "constructor,Warehouse,B,,,"].join("\n"),
      "Product.csv": ["ProductKey,Product", "__proto__,Frame"].join("\n"),
      "FactResellerSales.csv": [
        "SalesOrderNumber,OrderDate,ProductKey,ResellerKey,OrderQuantity,UnitPrice,SalesAmount,__proto__",
        "constructor,2020-01-01,__proto__,__proto__,1,1.00,1.00,kept",
        "toString,2020-01-01,hasOwnProperty,constructor,1,1.00,1.00,kept",
      ].join("\n"),
    });
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select d.external_id, l.product, l.raw::text as raw from deal_lines l join deals d on d.id = l.deal_id order by d.number`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([
      { external_id: "constructor", product: "Frame", raw: '{"__proto__": "kept"}' },
      { external_id: "toString", product: null, raw: '{"__proto__": "kept"}' },
    ]);
  });

  it("raw columns with a character 0 are refused as well", async () => {
    const { rejects } = await channel.imported(await channel.workspace(), {
      ...smallChannel,
      "FactResellerSales.csv": smallChannel["FactResellerSales.csv"].replace(",285,", ",2\u00008,"),
    });
    expect(rejects).toMatchObject([{ row: 2, column: "EmployeeKey", code: "not-text" }]);
  });
});
