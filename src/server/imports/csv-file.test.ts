import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../database/project-folder.ts";
import { openCsv, rowsOf } from "./csv-file.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string | Buffer): string {
  const path = join(folder, "file.csv");
  writeFileSync(path, content);
  return path;
}

async function readAll(path: string) {
  const file = await openCsv(path);
  const rows: { row: number; texts: readonly string[] }[] = [];
  for await (const row of rowsOf(file)) rows.push(row);
  return { file, rows, texts: rows.map(({ texts }) => texts) };
}

const spectrum = join(projectFolder(), "tests", "hostile", "csv-spectrum");

describe("csv-spectrum", () => {
  const names = readdirSync(join(spectrum, "csvs")).map((name) => name.replace(".csv", ""));

  it.each(names)("%s gives the rows that it should", async (name) => {
    const { texts } = await readAll(join(spectrum, "csvs", `${name}.csv`));
    const [header = [], ...rows] = texts;
    const found = rows.map((row) => Object.fromEntries(row.map((text, index) => [header[index], text])));
    const expected = [JSON.parse(readFileSync(join(spectrum, "json", `${name}.json`), "utf8"))].flat();
    // Its authors hid a telephone number in one of the two.
    expect(found.map(withoutPhone)).toEqual(expected.map(withoutPhone));
  });
});

const withoutPhone = (row: Record<string, string>) => ({ ...row, "Contact Phone Number": "hidden" });

describe("the encoding of a file", () => {
  const text = "Name,Ort\nCafé Zoë,Zürich\n北京,“Łódź”\n";
  const western = "Name,Ort\nCafé,“Zürich” 5 €\n";
  const windows = Buffer.from(
    western.replace("“", "\x93").replace("”", "\x94").replace("€", "\x80"),
    "latin1",
  );
  const swapped = (source: string) => Buffer.from(source, "utf16le").swap16();

  it.each([
    ["UTF-8", Buffer.from(text), "utf-8", text],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`), "utf-8", text],
    ["UTF-16 little-endian with a mark", Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16le", text],
    ["UTF-16 big-endian with a mark", swapped(`\uFEFF${text}`), "utf-16be", text],
    ["UTF-16 little-endian without one", Buffer.from(western, "utf16le"), "utf-16le", western],
    ["UTF-16 big-endian without one", swapped(western), "utf-16be", western],
    ["Windows-1252", windows, "windows-1252", western],
  ])("%s is recognised and nothing of its text is lost", async (_, bytes, encoding, expected) => {
    const { file, texts } = await readAll(written(bytes));
    expect(file.encoding).toBe(encoding);
    expect(texts.map((row) => row.join(",")).join("\n")).toBe(expected.trimEnd());
  });

  it("is decided from the whole file: an accent in the last row of a long one", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},plain\n`).join("");
    const { file, texts } = await readAll(written(Buffer.from(`key,name\n${rows}x,Café\n`, "latin1")));
    expect(file.encoding).toBe("windows-1252");
    expect(texts.at(-1)).toEqual(["x", "Café"]);
  });

  it("does not tear a character that lies across two pieces of the file", async () => {
    const { texts } = await readAll(written(`key,name\n${"1,é\n".repeat(50_000)}`));
    expect(new Set(texts.slice(1).map((row) => row.join()))).toEqual(new Set(["1,é"]));
  });

  it("that breaks off is refused with the line", async () => {
    const broken = Buffer.concat([
      Buffer.from("\uFEFFa,b\n1,2\n", "utf16le"),
      Buffer.from([0x00, 0xd8, 0x41, 0x00]),
    ]);
    await expect(readAll(written(broken))).rejects.toThrow(/^file\.csv is not text from line \d+ on/);
  });
});

describe("the row number", () => {
  it("is the line on which the row begins, blank lines and line breaks in values counted", async () => {
    const { rows } = await readAll(written('a,b\r\n1,"x\r\ny"\r\n\r\n2,"p\nq\nr"\n3,z'));
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 5, 8]);
  });
});

describe("a quote", () => {
  it("inside a value that does not begin with one is a character", async () => {
    expect((await readAll(written('a,b\n5" wheel,"6"" wheel"\n'))).texts[1]).toEqual([
      '5" wheel',
      '6" wheel',
    ]);
  });

  it("that ends before its value does loses nothing", async () => {
    expect((await readAll(written('a,b\n1,"2"3\n4,5\n'))).texts.slice(1)).toEqual([
      ["1", '"2"3'],
      ["4", "5"],
    ]);
  });
});

describe("a file that is no CSV", () => {
  it("says where a quote was never closed", async () => {
    await expect(readAll(written('a,b\n1,2\n3,"4\n5,6\n'))).rejects.toThrow(
      "file.csv, row at line 3: a quote is opened and never closed",
    );
  });

  it("does not fill the memory with a row that has no end", async () => {
    await expect(readAll(written(`a,b\n1,"${"x".repeat(1_200_000)}`))).rejects.toThrow(
      "longer than a million characters",
    );
  });

  it("may be empty", async () => {
    const { file, rows } = await readAll(written(""));
    expect([file.header, rows]).toEqual([[], []]);
  });
});
