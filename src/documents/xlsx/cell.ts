import type { Cell as SheetCell } from "@cj-tech-master/excelts";
import { officeFont, paletteOf } from "../look.ts";

export type Cell = { readonly text: string } | { readonly number: number; readonly format: string };
type Look = "title" | "head" | "row" | "total";

export const moneyFormat = "#,##0.00";

/**
 * A number where a text is one and nothing else: 160,000, −3.5 or 30%. Anything with words, a currency or a second meaning stays
 * text.
 */
export function readNumber(text: string): Cell | null {
  const match = /^([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)$/.exec(text);
  if (!match) return null;
  const [, sign, whole = "", fraction = "", percent] = match;
  if (whole.length > 1 && whole.startsWith("0")) return null;
  const size = Number(`${whole.replaceAll(",", "")}${fraction}`);
  const value = sign === "" ? size : -size;
  const decimals = fraction === "" ? "" : `.${"0".repeat(fraction.length - 1)}`;
  return percent === ""
    ? { number: value, format: `#,##0${decimals}` }
    : { number: value / 100, format: `0${decimals}%` };
}

/**
 * Text goes in as text and is formatted as text, whatever it begins with: a spreadsheet neither runs it nor takes it for a
 * formula when somebody edits it.
 */
export function write(target: SheetCell, cell: Cell, look: Look): void {
  if ("text" in cell) {
    target.value = cell.text;
    target.numFmt = "@";
  } else {
    target.value = cell.number;
    target.numFmt = cell.format;
  }
  const isStrong = look === "title" || look === "total";
  target.font = {
    name: officeFont,
    size: look === "title" ? 14 : 11,
    bold: isStrong,
    color: {
      argb: `FF${look === "head" ? paletteOf.quiet : look === "title" ? paletteOf.accent : paletteOf.ink}`,
    },
  };
  if (look !== "title")
    target.alignment = { vertical: "top", wrapText: true, horizontal: "text" in cell ? "left" : "right" };
  if (look === "head") target.border = { bottom: { style: "thin", color: { argb: `FF${paletteOf.ink}` } } };
  if (look === "total") target.border = { top: { style: "thin", color: { argb: `FF${paletteOf.ink}` } } };
}
