import type { Preset } from "./preset.ts";

/**
 * The reseller channel of Microsoft's AdventureWorksDW sample, as CSV. A reseller both finds the customer and sells to
 * it, so each order is sourced and resold by its reseller. The files name no currency; the sample company reports in USD.
 */
export const adventureworks: Preset = {
  name: "adventureworks",
  title: "AdventureWorks",
  holds: "partner-deals",
  currency: { code: "USD", assumed: true },
  partners: {
    file: "Resellers.csv",
    columns: {
      externalId: "ResellerKey",
      type: "BusinessType",
      name: "ResellerName",
      city: "City",
      state: "StateProvinceName",
      country: "Country_Region",
    },
    types: {
      "Value Added Reseller": "value-added-reseller",
      "Specialty Bike Shop": "specialty-bike-shop",
      Warehouse: "warehouse",
    },
    spellings: { "Ware House": "Warehouse" },
  },
  products: { file: "Product.csv", columns: { externalId: "ProductKey", name: "Product" } },
  lines: {
    file: "FactResellerSales.csv",
    columns: {
      order: "SalesOrderNumber",
      day: "OrderDate",
      product: "ProductKey",
      partner: "ResellerKey",
      quantity: "OrderQuantity",
      unitPrice: "UnitPrice",
      amount: "SalesAmount",
    },
    roles: ["sourced", "resold"],
  },
  unused: [
    {
      file: "ResellerSalesTargets.csv",
      columns: [
        "Year",
        "EmployeeID",
        "M01",
        "M02",
        "M03",
        "M04",
        "M05",
        "M06",
        "M07",
        "M08",
        "M09",
        "M10",
        "M11",
        "M12",
      ],
      because:
        "its EmployeeID joins no EmployeeKey of the sales, so a target cannot be told to belong to a reseller",
    },
    {
      file: "DimEmployeeSalesTerritory.csv",
      columns: ["EmployeeKey", "SalesTerritoryKey"],
      because: "it says which territory an employee sells in, and neither is a fact about a partner",
    },
  ],
};
