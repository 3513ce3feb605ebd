import type { Unit } from "../../../domain/measures/catalogue-entry.ts";
import { catalogue, isMeasureId } from "../../../domain/measures/catalogue.ts";
import { parseDay } from "../../../domain/shared/dates.ts";
import { minorFromDecimal } from "../../../domain/shared/money.ts";
import { count, fullValue, longDay, monthName, percent, shortValue } from "../../ui/numbers.ts";
import { isEntry, type Entry, type Json, textOf } from "./references.ts";

/** Fields that hold a share of one; everything else that is a number is a plain number. */
const shares = new Set("arrShare attainment share margin rate missedBy weights purposeShare".split(" "));

/** A single value in words; undefined for anything made of several. */
export function scalarInWords(value: Json, path: readonly string[], currency: string): string | undefined {
  if (typeof value === "string") return textInWords(value, path);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && path.at(-1) === "fiscalYearStart") return monthName(value);
  if (typeof value === "number") return numberInWords(value, path, currency);
  if (value === null) return "–";
  if (!isEntry(value)) return undefined;
  if (isDuration(value)) return durationInWords(value);
  if (isQuantity(value)) return quantityInWords(value, undefined, currency);
  return isAmount(value) ? amountInWords(value, currency) : undefined;
}

function numberInWords(value: number, path: readonly string[], currency: string): string {
  if (isShare(path)) return percent(value);
  const text = count(value) === String(value) ? String(value) : fullValue("ratio", value, currency);
  const unit = unitOf(path.at(-1) ?? "");
  return unit === undefined ? text : `${text} ${value === 1 ? unit.one : unit.many}`;
}

const unit = (one: string, many: string) => ({ one, many });
/** What a number counts, as the schema describes its field, where the name of the field does not say it. */
const units: Record<string, { one: string; many: string }> = {
  effort: unit("full-time person", "full-time people"),
  need: unit("partner", "partners"),
  ratio: unit("partner per partner manager", "partners per partner manager"),
  perYear: unit("time a year", "times a year"),
};
const unitOf = (field: string) => (Object.hasOwn(units, field) ? units[field] : undefined);

/** Fields whose texts are members of a closed set: words joined by hyphens, which read better apart. */
const closed = new Set(
  "principle kind earns models model method on resolve event signal fact priority status origin integration category decision".split(
    " ",
  ),
);

function textInWords(text: string, path: readonly string[]): string {
  if (parseDay(text) !== undefined) return longDay(text);
  const field = path.findLast((step) => !/^\d+$/.test(step)) ?? "";
  return closed.has(field) && /^[a-z]+(-[a-z]+)+$/.test(text) ? text.replaceAll("-", " ") : text;
}

const isShare = (path: readonly string[]): boolean =>
  shares.has(path.at(-1) ?? "") || shares.has(path.at(-2) ?? "") || path.includes("tolerances");

const isAmount = (value: Entry): boolean =>
  typeof value["decimal"] === "string" &&
  Object.keys(value).every((key) => key === "decimal" || key === "currency");
export const isQuantity = (value: Json | undefined): value is Entry =>
  isEntry(value) && typeof value["form"] === "string" && typeof value["text"] === "string";
const isDuration = (value: Entry): boolean =>
  typeof value["count"] === "number" && typeof value["unit"] === "string" && Object.keys(value).length === 2;

function durationInWords(value: Entry): string {
  const [length, unit] = [Number(value["count"]), textOf(value["unit"])];
  return `${length} ${length === 1 ? unit.replace(/s$/, "") : unit}`;
}

function amountInWords(value: Entry, companyCurrency: string): string {
  const currency = typeof value["currency"] === "string" ? value["currency"] : companyCurrency;
  const minor = minorFromDecimal(textOf(value["decimal"]), currency);
  if (minor === undefined) return `${currency} ${textOf(value["decimal"])}`;
  return fullValue("money", minor, currency).replace(/\.0+$/, "");
}

/** A quantity in the unit of its metric: `2M` of a money metric is an amount of money. */
export function quantityInWords(value: Entry, unit: Unit | undefined, currency: string): string {
  const decimal = textOf(value["decimal"]);
  if (value["form"] === "share") return percent(Number(decimal));
  if (isEntry(value["duration"])) return durationInWords(value["duration"]);
  const own = typeof value["currency"] === "string" ? value["currency"] : undefined;
  if (unit === "money" || own !== undefined) {
    const minor = minorFromDecimal(decimal, own ?? currency);
    return minor === undefined ? textOf(value["text"]) : shortValue("money", minor, own ?? currency);
  }
  if (unit !== undefined) return fullValue(unit, Number(decimal), currency);
  return textOf(value["text"]);
}

/** What a metric is called and counted in: the catalogue's, or a measure of one's own. */
export function metricOf(strategy: Entry, id: string): { name: string; unit: Unit | undefined } {
  if (isMeasureId(id)) return catalogue[id];
  const own = isEntry(strategy["measures"]) ? strategy["measures"][id] : undefined;
  if (!isEntry(own)) return { name: id, unit: undefined };
  return { name: textOf(own["name"] ?? id), unit: own["unit"] as Unit | undefined };
}
