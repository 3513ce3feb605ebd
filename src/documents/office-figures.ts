import type { Chart } from "../domain/documents/document.ts";
import { minorDigits } from "../domain/shared/currency.ts";

/** A figure as office programs keep it: an amount in whole units of its currency, a share between 0 and 1; null stays unknown. */
export const labelValue = (value: number | null, { unit, currency }: Chart): number | null =>
  value === null || unit !== "money" ? value : value / 10 ** minorDigits(currency);

const formats = {
  money: '[>=1000000]#,##0.0#,,"M";[>=1000]#,##0,"K";#,##0',
  share: "0.#%",
  count: "#,##0.##",
} as const satisfies Record<Chart["unit"], string>;

/** How they are written beside the marks. */
export const labelFormat = ({ unit, shape }: Chart): string =>
  // A part of a bar that is zero has no room to say so; the table of the figures does.
  shape === "stacked-bars" ? formats[unit].replace(/#,##0$/, "#,###") : formats[unit];

/** Names of the categories, with the word where a figure is unknown: an office program leaves such a place empty. */
export const namedCategories = ({ categories, series }: Chart): string[] =>
  categories.map((name, at) => {
    const unknown = series.filter(({ values }) => (values[at] ?? null) === null).length;
    if (unknown === 0) return name;
    return unknown === series.length ? `${name} (unknown)` : `${name} (in part unknown)`;
  });
