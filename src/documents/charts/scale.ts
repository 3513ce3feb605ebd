import type { Chart } from "../../domain/documents/document.ts";

/** From the lowest to the highest that is drawn; zero is always among them. */
export type Span = { readonly low: number; readonly high: number };

export function spanOf({ shape, categories, series }: Chart): Span {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const heights =
    shape === "stacked-bars"
      ? categories.flatMap((_, index) => {
          const parts = known(series.map(({ values }) => values[index] ?? null));
          return [sum(parts.filter((part) => part > 0)), sum(parts.filter((part) => part < 0))];
        })
      : series.flatMap(({ values }) => known(values));
  const low = Math.min(0, ...heights);
  const high = Math.max(0, ...heights);
  return low === high ? { low: 0, high: 1 } : { low, high };
}

/** Round numbers from zero up to the highest and down to the lowest, few enough to be read. */
export function ticksOf({ low, high }: Span): number[] {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step); tick * step < high + step * 0.999; tick++) ticks.push(tick * step);
  return ticks;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const totalOf = ({ series }: Chart, index: number): number | null => {
  const parts = series.map(({ values }) => values[index] ?? null);
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? sum(known) : null;
};
