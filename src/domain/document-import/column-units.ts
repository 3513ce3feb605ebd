import { measureNamed, unitOf as unitOfMeasure } from "./measure-names.ts";
import { type NumberForm, plainFigures } from "./number-form.ts";
import type { Table } from "./table.ts";

/**
 * A table whose titles name the unit of their columns (`Amount (k€)`, `ARR in $M`, `Cost (EUR)`, `Share (%)`), with the unit
 * written into each cell that holds a figure alone: 40 in thousands of euros is €40K and never 40.
 */
export function withUnits(table: Table, form: NumberForm): Table {
  const units = table.header.cells.map((cell, at) => unitOf(cell) ?? (at > 0 ? unitAlone(cell) : undefined));
  const corner = unitAlone(table.header.cells[0] ?? "");
  const unitsAt = table.header.cells.findIndex((cell) => /^units?$/i.test(cell.trim()));
  const rows = table.rows.map((row) => inRowUnit(withOwnUnit(row, unitsAt, form), corner, form));
  if (units.every((unit) => unit === undefined) && !corner && rows.every((row, at) => row === table.rows[at]))
    return table;
  const titles = table.header.cells.map((cell, at) => (units[at] ? titleWithout(cell) : cell));
  return {
    header: { ...table.header, cells: corner ? ["", ...titles.slice(1)] : titles },
    rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => inUnit(cell, units[at], form)) })),
  };
}

/** A title without its unit; one that is nothing but the unit of money (`NOKm`) holds amounts. */
const titleWithout = (title: string): string =>
  unitAlone(title)
    ? "Amount"
    : title
        .replace(named, "")
        .replace(/\s%\s*$/, "")
        .trim();

/** `NOKm`, `€k`, `$M`: money with its scale and no other word. */
function unitAlone(title: string): Unit | undefined {
  return isScaleOfCurrency(title) ? unitOf(`(${title.trim()})`) : undefined;
}

/** A column of units says in what the figures of its row are: `€k`, `%`, `days`; a count has none. */
function withOwnUnit<Row extends Table["rows"][number]>(row: Row, at: number, form: NumberForm): Row {
  const said = (row.cells[at] ?? "").trim();
  const isCount = /^(?:#|no\.?|count|number)$/i.test(said);
  const own = /^days?$/i.test(said)
    ? { before: "", after: " days" }
    : said === "%" || isScaleOfCurrency(said)
      ? unitOf(`(${said})`)
      : undefined;
  if (at < 1 || (!own && !isCount)) return row;
  return {
    ...row,
    cells: row.cells.map((cell, column) =>
      column === at ? "" : column === 0 ? cell : inUnit(cell, own, form),
    ),
  };
}

/** `Partner-sourced ARR ($M)`, `Time to first revenue (days)` at the head of a row, or `€M` in the corner of the table: the money of that row is in it. */
function inRowUnit<Row extends Table["rows"][number]>(
  row: Row,
  corner: Unit | undefined,
  form: NumberForm,
): Row {
  const [name = "", ...cells] = row.cells;
  const bracket = /\(([^()]+)\)\s*$/.exec(name)?.[1]?.trim() ?? "";
  const own = /^days?$/i.test(bracket)
    ? { before: "", after: " days" }
    : bracket === "%" || isScaleOfCurrency(bracket)
      ? unitOf(name)
      : undefined;
  const metric = measureNamed(name);
  const ofMoney = corner && metric && unitOfMeasure(metric) === "money" ? corner : undefined;
  const unit = own ?? ofMoney;
  if (!unit) return row;
  return {
    ...row,
    cells: [own ? name.replace(named, "").trim() : name, ...cells.map((cell) => inUnit(cell, unit, form))],
  };
}

type Unit = { readonly before: string; readonly after: string };

const currency = String.raw`[$€£]|USD|EUR|GBP|CHF|NOK|SEK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|SGD|INR|JPY|BRL|ZAR`;
const scale = String.raw`k|t|tsd\.?|thousands?|'?000s?|m|mn|mio\.?|millions?`;
/** In brackets, or at the end after `in`. */
const named = /\(([^()]+)\)\s*$|\bin\s+(\S+(?:\s\S+)?)\s*$/i;
const unit = new RegExp(
  `^(?:in )?(?:(${currency})\\s?(${scale})?|(${scale})\\s?(?:of )?(${currency})?)$`,
  "i",
);

function unitOf(title: string): Unit | undefined {
  if (/\(\s*%\s*\)\s*$|\s%\s*$/.test(title)) return { before: "", after: "%" };
  // A number is no level by itself: the title says of how many.
  if (/\(\s*1\s?(?:[-–]|to)\s?5\s*\)\s*$/i.test(title)) return { before: "", after: "/5" };
  const found = named.exec(title.trim());
  const match = unit.exec((found?.[1] ?? found?.[2] ?? "").trim());
  if (!match) return undefined;
  const [sign, many] = [match[1] ?? match[4], match[2] ?? match[3]];
  return {
    before: sign ? (sign.length > 1 ? `${sign.toUpperCase()} ` : sign) : "",
    after: many === undefined ? "" : /^m/i.test(many) ? "M" : "K",
  };
}

/**
 * A figure that could be two things stays as it is: its unit would make it look like one of them. `€90` under `k€` is such a one, and
 * is written as both, which no reader takes.
 */
export function inUnit(cell: string, unit: Unit | undefined, form: NumberForm): string {
  const figure = cell.trim();
  const bare = figure.replace(/^[$€£]\s?(?=\d{1,3}(?:[.,]\d{1,2})?$)/, "");
  const plain = unit && /^\d[\d.,'’\u00A0\u202F ]*$/.test(bare) ? plainFigures(bare, form) : undefined;
  if (!unit || plain === undefined) return cell;
  const written = `${unit.before}${plain}${unit.after}`;
  if (bare === figure) return written;
  return /^[KM]$/.test(unit.after) ? `${figure} or ${written}` : cell;
}

const many = String.raw`(?:[$€£]\s?|USD |EUR |GBP |CHF )?(?:k|m|'?000s?|thousands?|millions?)`;
const inThousands = [
  new RegExp(
    String.raw`\b(?:amounts?|figures?|numbers?|values?|money)\b[^.|]{0,20}\bin ${many}(?![\p{L}\d])`,
    "iu",
  ),
  new RegExp(String.raw`\((?:all )?(?:amounts |figures )?in ${many}[^)\d]{0,16}\)`, "iu"),
];

/** A line, outside any table, that says of the figures around it that they are in thousands or millions. */
export const saysScale = (text: string): boolean =>
  !text.includes("|") && (inThousands.some((said) => said.test(text)) || scaledAtEnd(text));

/** `Budget FY28 (k€)`, `## Budget in TEUR`: a scale of a currency at the end of a short line. */
const scaledAtEnd = (text: string): boolean => unitAtEnd(text) !== undefined;

export function unitAtEnd(text: string): Unit | undefined {
  if (text.length > 2 * longestTitle) return undefined;
  const title = text.trim().replaceAll(/[*_:.]+$/g, "");
  const remark = /\(([^()]+)\)$/.exec(title)?.[1];
  const end = /(?:\bin|,|\s)\s*(\S+(?:\s\S+)?)$/i.exec(title)?.[1] ?? "";
  // In brackets the year or another remark may stand beside it: `(FY27, € thousand)`.
  const said = remark?.split(/\s*[,;]\s*/) ?? [end, end.replace(/^\S+\s/, "")];
  const found = title.length <= longestTitle ? said.map(plainUnit).find(isScaleOfCurrency) : undefined;
  return found === undefined ? undefined : unitOf(`(${found})`);
}

/** `all amounts in k€`: the unit alone. */
const plainUnit = (text: string): string =>
  text.trim().replace(/^(?:all )?(?:(?:amounts|figures|numbers|values) )?(?:are )?(?:in )?/i, "");

function isScaleOfCurrency(text: string): boolean {
  const match = unit.exec(text.trim());
  return (match?.[1] ?? match?.[4]) !== undefined && (match?.[2] ?? match?.[3]) !== undefined;
}

const longestTitle = 80;
