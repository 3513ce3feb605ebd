import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { projectRoot } from "../cli/run.ts";

/** The AdventureWorks sales as the files say them, counted without a line of the product's code. */
export type Order = { readonly id: string; readonly day: string; readonly reseller: string; cents: bigint };

const folder = join(projectRoot, "samples/adventureworks");

const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, file)), { bom: true, columns: true });

const typeNames: Record<string, string> = {
  Warehouse: "warehouse",
  "Ware House": "warehouse",
  "Value Added Reseller": "value-added-reseller",
  "Specialty Bike Shop": "specialty-bike-shop",
};

export const resellers = new Map(
  rowsOf("Resellers.csv").map((row) => [
    row["ResellerKey"] ?? "",
    {
      type: typeNames[row["BusinessType"] ?? ""] ?? "",
      region: (row["Country_Region"] ?? "").toLowerCase().replace(" ", "-"),
    },
  ]),
);

export const orders: readonly Order[] = ordersIn(rowsOf("FactResellerSales.csv"));

function ordersIn(lines: readonly Record<string, string>[]): Order[] {
  const byId = new Map<string, Order>();
  for (const line of lines) {
    const [id = "", day = "", reseller = ""] = [
      line["SalesOrderNumber"],
      line["OrderDate"],
      line["ResellerKey"],
    ];
    const order = byId.get(id) ?? { id, day, reseller, cents: 0n };
    order.cents += centsOf(line["SalesAmount"] ?? "");
    byId.set(id, order);
  }
  return [...byId.values()];
}

function centsOf(amount: string): bigint {
  const [whole = "", fraction = ""] = amount.split(".");
  if (!/^\d+$/.test(whole) || !/^\d{0,2}$/.test(fraction)) throw new Error(`Not an amount: ${amount}`);
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
}

/** The first day of the twelve months that end on a day, by the calendar of the runtime. */
export function yearUpTo(day: string): { from: string; to: string } {
  return { from: plusDays(dayAYearBefore(day), 1), to: day };
}

export function dayAYearBefore(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastOf = (of: number) => new Date(Date.UTC(of, month, 0)).getUTCDate();
  const kept = date === lastOf(year) ? lastOf(year - 1) : Math.min(date, lastOf(year - 1));
  return new Date(Date.UTC(year - 1, month - 1, kept)).toISOString().slice(0, 10);
}

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

type Filter = { from?: string; to?: string; type?: string; region?: string };

export const ordersOf = ({ from = "", to = "9", type, region }: Filter): Order[] =>
  orders.filter(({ day, reseller }) => {
    const of = resellers.get(reseller);
    return (
      from <= day &&
      day <= to &&
      (type === undefined || of?.type === type) &&
      (region === undefined || of?.region === region)
    );
  });

export const centsOfAll = (of: readonly Order[]): bigint => of.reduce((sum, { cents }) => sum + cents, 0n);

/** Resellers with revenue in the twelve months up to a day. */
export const activeOn = (day: string, filter: Filter = {}): Set<string> =>
  new Set(
    ordersOf({ ...filter, ...yearUpTo(day) })
      .filter(({ cents }) => cents > 0n)
      .map(({ reseller }) => reseller),
  );

/** "1234.56", as the command line prints money. */
export const decimalOf = (cents: bigint): string =>
  `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
