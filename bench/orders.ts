import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dayFromNumber, dayNumber } from "../src/domain/shared/dates.ts";
import { firstDay } from "./company.ts";
import { type Random, randomFrom } from "./random.ts";

const resellers = 5_000;
const products = 400;
/** Orders of the sample have sixteen lines on average. */
const mostLines = 31;

/** A folder of the sample's form with as many order lines as asked, the same for the same number. */
export function writeOrders(folder: string, lines: number): void {
  const random = randomFrom(lines);
  mkdirSync(folder);
  const write = (name: string, header: string, rows: string[]) =>
    writeFileSync(join(folder, name), `${[header, ...rows].join("\n")}\n`, { mode: 0o644 });
  write(
    "Resellers.csv",
    "ResellerKey,BusinessType,ResellerName,City,StateProvinceName,Country_Region",
    list(
      resellers,
      (n) => `${n + 1},${types[n % 3]},"Reseller ${n + 1}, Inc.",City ${n % 90},,${countries[n % 6]}`,
    ),
  );
  write(
    "Product.csv",
    "ProductKey,Product,StandardCost,Color,Subcategory,EnglishProductCategoryName",
    list(products, (n) => `${n + 1},"Frame ${n + 1}, black",${n + 10}.25,Black,Road Frames,Components`),
  );
  write(
    "FactResellerSales.csv",
    "SalesOrderNumber,OrderDate,ProductKey,ResellerKey,EmployeeKey,SalesTerritoryKey,OrderQuantity,UnitPrice,TotalProductCost,SalesAmount,StandardCost",
    orderLines(lines, random),
  );
}

const types = ["Value Added Reseller", "Specialty Bike Shop", "Warehouse"];
const countries = ["United States", "Canada", "United Kingdom", "France", "Germany", "Australia"];

function orderLines(lines: number, random: Random): string[] {
  const written: string[] = [];
  for (let order = 1; written.length < lines; order++) {
    const day = dayFromNumber(dayNumber(firstDay) + random.below(1_000));
    const reseller = random.skewedBelow(resellers) + 1;
    const size = Math.min(1 + random.below(mostLines), lines - written.length);
    for (let line = 0; line < size; line++) written.push(lineOf(`SO${order},${day}`, reseller, random));
  }
  return written;
}

function lineOf(order: string, reseller: number, random: Random): string {
  const [quantity, cents] = [1 + random.below(20), 100 + random.below(300_000)];
  const [price, amount] = [cents, cents * quantity].map((minor) => (minor / 100).toFixed(2));
  return `${order},${1 + random.below(products)},${reseller},285,5,${quantity},${price},NULL,${amount},10.25`;
}

const list = (count: number, row: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => row(n));
