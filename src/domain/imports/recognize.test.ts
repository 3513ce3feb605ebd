import { describe, expect, it } from "vitest";
import { adventureworks } from "./adventureworks.ts";
import { shapesOf } from "./preset.ts";
import { type FoundFile, recognize } from "./recognize.ts";

const whole: FoundFile[] = shapesOf(adventureworks).map(({ file, columns }) => ({
  name: file,
  header: columns,
}));
const without = (name: string) => whole.filter((file) => file.name !== name);
const withHeader = (name: string, header: (header: readonly string[]) => readonly string[]) =>
  whole.map((file) => (file.name === name ? { name, header: header(file.header) } : file));

const recognized = (found: FoundFile[], asked?: string) => {
  const result = recognize(found, asked);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};

describe("a folder", () => {
  it("is recognised by the names of its files, asked or not", () => {
    for (const asked of [undefined, "adventureworks"]) {
      const { preset, files, leftOver } = recognized(whole, asked);
      expect([preset.name, files.size, leftOver]).toEqual(["adventureworks", 5, []]);
    }
  });

  it("is recognised by columns when the files have other names", () => {
    const renamed = whole.map((file, index) => ({ ...file, name: `export-${index}.csv` }));
    const { files } = recognized(renamed);
    expect(files.get("FactResellerSales.csv")?.header).toContain("SalesAmount");
    expect(files.get("DimEmployeeSalesTerritory.csv")?.header).toEqual(["EmployeeKey", "SalesTerritoryKey"]);
  });

  it("may spell its columns with spaces and other capitals, and have more of them", () => {
    const { files } = recognized(
      withHeader("Resellers.csv", (header) => [
        ...header.map((name) => name.replace("Reseller", "reseller ")),
        "Phone",
      ]),
    );
    expect(files.size).toBe(5);
  });

  it("may lack what is read and not used, and hold files of no use", () => {
    const notes = { name: "notes.csv", header: ["note"] };
    const { files, leftOver } = recognized([...without("ResellerSalesTargets.csv"), notes]);
    expect(files.has("ResellerSalesTargets.csv")).toBe(false);
    expect(leftOver).toEqual([notes]);
  });
});

describe("a refusal says what was found and what would be accepted:", () => {
  it("no preset fits", () => {
    expect(recognize([{ name: "contacts.csv", header: ["Name", "Phone"] }])).toMatchObject({
      ok: false,
      reason: "No preset fits what was found: contacts.csv (Name, Phone)",
      accepted: expect.stringContaining("adventureworks: Resellers.csv with ResellerKey"),
    });
    expect(recognize([])).toMatchObject({ ok: false, reason: "No CSV file was found" });
  });

  it("an unknown preset", () => {
    expect(recognize(whole, "adventure-works")).toEqual({
      ok: false,
      reason: 'There is no preset "adventure-works"; is it adventureworks?',
      accepted: "adventureworks",
    });
  });

  it("a missing file", () => {
    expect(recognize(without("Product.csv"))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^Product\.csv is missing; found Resellers\.csv, FactResellerSales\.csv/),
    });
  });

  it("a missing column, with the nearest one", () => {
    const misspelled = withHeader("FactResellerSales.csv", (header) =>
      header.map((column) => (column === "SalesAmount" ? "SaleAmount" : column)),
    );
    expect(recognize(misspelled)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(
        /^FactResellerSales\.csv lacks the column SalesAmount \(is it SaleAmount\?\)/,
      ),
      accepted: expect.stringContaining("SalesAmount"),
    });
  });

  it("a missing column of a renamed file", () => {
    const renamed = [
      ...without("FactResellerSales.csv"),
      {
        name: "sales.csv",
        header: ["SalesOrderNumber", "OrderDate", "ProductKey", "ResellerKey", "OrderQuantity", "UnitPrice"],
      },
    ];
    expect(recognize(renamed)).toMatchObject({
      reason: expect.stringMatching(/^sales\.csv lacks the column SalesAmount/),
    });
  });

  it("a column that is there twice", () => {
    expect(recognize(withHeader("Resellers.csv", (header) => [...header, "City"]))).toEqual({
      ok: false,
      reason: "Resellers.csv has the column City twice",
      accepted: "one column of that name",
    });
  });

  it("two files for one place", () => {
    const copy = { ...whole[0], name: "Resellers (2).csv" } as FoundFile;
    expect(recognize([...whole, copy])).toMatchObject({
      reason: "Resellers.csv and Resellers (2).csv both look like Resellers.csv of the preset adventureworks",
    });
  });
});
