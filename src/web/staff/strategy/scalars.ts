import { catalogue, isMeasureId, type Unit } from "../../../domain/measures/catalogue.ts";
import { parseDay } from "../../../domain/shared/dates.ts";
import { minorFromDecimal } from "../../../domain/shared/money.ts";
import { count, fullValue, longDay, percent, shortValue } from "../../ui/numbers.ts";
import { isEntry, type Entry, type Json } from "./references.ts";

/** Fields that hold a share of one; everything else that is a number is a plain number. */
const shares = new Set("arrShare attainment share margin rate missedBy weights purposeShare".split(" "));

/** A single value in words; undefined for anything made of several. */
export function scalarInWords(value: Json, path: readonly string[], currency: string): string | undefined {
  if (typeof value === "string") return parseDay(value) === undefined ? value : longDay(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return isShare(path) ? percent(value) : count(value) === String(value) ? String(value) : fullValue("ratio", value, currency);
  if (value === null) return "–";
  if (!isEntry(value)) return undefined;
  if (isDuration(value)) return durationInWords(value);
  if (isQuantity(value)) return quantityInWords(value, undefined, currency);
  return isAmount(value) ? amountInWords(value, currency) : undefined;
}

const isShare = (path: readonly string[]): boolean =>
  shares.has(path.at(-1) ?? "") || shares.has(path.at(-2) ?? "") || path.includes("tolerances");

const isAmount = (value: Entry): boolean =>
  typeof value["decimal"] === "string" && Object.keys(value).every((key) => key === "decimal" || key === "currency");
export const isQuantity = (value: Json | undefined): value is Entry =>
  isEntry(value) && typeof value["form"] === "string" && typeof value["text"] === "string";
const isDuration = (value: Entry): boolean =>
  typeof value["count"] === "number" && typeof value["unit"] === "string" && Object.keys(value).length === 2;

function durationInWords(value: Entry): string {
  const [length, unit] = [Number(value["count"]), String(value["unit"])];
  return `${length} ${length === 1 ? unit.replace(/s$/, "") : unit}`;
}

function amountInWords(value: Entry, companyCurrency: string): string {
  const currency = typeof value["currency"] === "string" ? value["currency"] : companyCurrency;
  const minor = minorFromDecimal(String(value["decimal"]), currency);
  if (minor === undefined) return `${currency} ${String(value["decimal"])}`;
  return fullValue("money", minor, currency).replace(/\.0+$/, "");
}

/** A quantity in the unit of its metric: `2M` of a money metric is an amount of money. */
export function quantityInWords(value: Entry, unit: Unit | undefined, currency: string): string {
  const decimal = String(value["decimal"]);
  if (value["form"] === "share") return percent(Number(decimal));
  if (isEntry(value["duration"])) return durationInWords(value["duration"]);
  const own = typeof value["currency"] === "string" ? value["currency"] : undefined;
  if (unit === "money" || own !== undefined) {
    const minor = minorFromDecimal(decimal, own ?? currency);
    return minor === undefined ? String(value["text"]) : shortValue("money", minor, own ?? currency);
  }
  if (unit !== undefined) return fullValue(unit, Number(decimal), currency);
  return String(value["text"]);
}

/** What a metric is called and counted in: the catalogue's, or a measure of one's own. */
export function metricOf(strategy: Entry, id: string): { name: string; unit: Unit | undefined } {
  if (isMeasureId(id)) return catalogue[id];
  const own = isEntry(strategy["measures"]) ? strategy["measures"][id] : undefined;
  if (!isEntry(own)) return { name: id, unit: undefined };
  return { name: String(own["name"] ?? id), unit: own["unit"] as Unit | undefined };
}
