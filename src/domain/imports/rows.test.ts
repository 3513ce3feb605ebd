import { describe, expect, it } from "vitest";
import { adventureworks } from "./adventureworks.ts";
import { lineFields, partnerFields } from "./fields.ts";
import { rowReader } from "./rows.ts";

const lines = rowReader(lineFields(adventureworks), {
  name: "sales.csv",
  header: [
    "SalesOrderNumber",
    "OrderDate",
    "ProductKey",
    "ResellerKey",
    "OrderQuantity",
    "UnitPrice",
    "SalesAmount",
    "EmployeeKey",
    "TotalProductCost",
  ],
});
const partners = rowReader(partnerFields(adventureworks), {
  name: "Resellers.csv",
  header: ["Country_Region", "ResellerKey", "BusinessType", "ResellerName", "City", "StateProvinceName"],
});

describe("a row of sales", () => {
  it("gives its fields, and keeps the columns that no field takes as they are", () => {
    expect(lines(7, ["SO1", "2020-05-31", "349", "676", "3", "2024.99", "6074.97", "285", "NULL"])).toEqual({
      row: 7,
      values: {
        order: "SO1",
        day: "2020-05-31",
        product: "349",
        partner: "676",
        quantity: 3,
        unitPriceMinor: 202_499,
        amountMinor: 607_497,
      },
      rest: { EmployeeKey: "285", TotalProductCost: null },
    });
  });

  it("keeps columns apart that have the same name, or none", () => {
    const header = [
      "SalesOrderNumber",
      "OrderDate",
      "ProductKey",
      "ResellerKey",
      "OrderQuantity",
      "UnitPrice",
      "SalesAmount",
      "Note",
      "Note",
      "",
    ];
    const read = rowReader(lineFields(adventureworks), { name: "sales.csv", header });
    expect(read(2, ["SO1", "2020-05-31", "1", "2", "1", "1", "1", "a", "b", "c"])).toMatchObject({
      rest: { Note: "a", "Note (9)": "b", "column (10)": "c" },
    });
  });

  it("tells all its faults at once, each with column, value and what is accepted", () => {
    expect(lines(9, ["SO1", "31.05.2020", "349", "", "three", "1", "1,000.00", "285", ""])).toEqual({
      rejects: [
        {
          file: "sales.csv",
          row: 9,
          column: "OrderDate",
          value: "31.05.2020",
          code: "not-a-day",
          accepted: "a day such as 2020-05-31",
        },
        expect.objectContaining({ column: "ResellerKey", value: "", code: "missing-value" }),
        expect.objectContaining({ column: "OrderQuantity", value: "three", code: "not-a-whole-number" }),
        expect.objectContaining({ column: "SalesAmount", value: "1,000.00", code: "not-an-amount" }),
      ],
    });
  });

  it("has as many values as the header, or is not guessed at", () => {
    expect(lines(3, ["SO1", "2020-05-31"])).toEqual({
      rejects: [
        {
          file: "sales.csv",
          row: 3,
          column: "",
          value: "2 values",
          code: "cells-do-not-match-header",
          accepted: "9 values, one for each column",
        },
      ],
    });
  });
});

describe("a reseller", () => {
  const reseller = (type: string) =>
    partners(2, ["United Kingdom", "1", type, "A Bike Store", "Leeds", "England"]);

  it("gets the strategy's type for the file's word, and keeps the word", () => {
    expect(reseller("Specialty Bike Shop")).toMatchObject({
      values: { partnerType: "specialty-bike-shop", sourceType: "Specialty Bike Shop", country: "GB" },
    });
  });

  it("of a known misspelling is what the preset takes it for", () => {
    expect(reseller("Ware House")).toMatchObject({
      values: { partnerType: "warehouse", sourceType: "Ware House" },
    });
  });

  it.each(["Wholesale", "warehouse", "constructor", "__proto__"])(
    "of the type %s is refused with the known types",
    (type) => {
      expect(reseller(type)).toMatchObject({
        rejects: [
          {
            column: "BusinessType",
            code: "unknown-type",
            accepted: "Value Added Reseller, Specialty Bike Shop, Warehouse",
          },
        ],
      });
    },
  );
});
