import type { Chart } from "../../domain/documents/document.ts";
import { compactMoney, inWords } from "../../domain/measures/in-words.ts";

/** A figure as a label beside its mark; the currency is said once, in the note under the picture. */
export function figureInWords(value: number | null, { unit, currency }: Chart): string {
  if (value === null) return "unknown";
  if (unit !== "money") return inWords(value, unit, currency);
  return value < 0 ? `−${compactMoney(-value, currency)}` : compactMoney(value, currency);
}

/** The figures of a picture as a table: its twin for who cannot see it or wants the numbers. */
export type ChartTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function tableOf(chart: Chart): ChartTable {
  if (chart.shape === "sankey")
    return {
      head: ["From", "To", unitInWords(chart)],
      rows: chart.flows.map(({ from, to, value }) => [from, to, figureInWords(value, chart)]),
    };
  return {
    head: [
      unitInWords(chart) === "" ? "" : `In ${unitInWords(chart)}`,
      ...chart.series.map(({ name }) => name),
    ],
    rows: chart.categories.map((category, index) => [
      category,
      ...chart.series.map(({ values }) => figureInWords(values[index] ?? null, chart)),
    ]),
  };
}

/** The picture for who hears it: what it found, then every figure. */
export function chartAloud(chart: Chart): string {
  const { rows } = tableOf(chart);
  const unit = unitInWords(chart) === "" ? "" : ` Figures in ${unitInWords(chart)}.`;
  const said =
    chart.shape === "sankey"
      ? chart.flows.map(({ from, to, value }) => `${from} to ${to}: ${figureInWords(value, chart)}`)
      : rows.map(([category, ...values]) => {
          const parts = values.map((value, index) => namedFigure(chart, index, value));
          return `${category}: ${parts.join(", ")}`;
        });
  return `${chart.finding}.${unit} ${said.join("; ")}.`.replaceAll("..", ".");
}

/** What stands under a picture: the unit where the labels do not say it, and what the figures rest on. */
export const noteOf = (chart: Chart): string =>
  [unitInWords(chart) === "" ? "" : `In ${unitInWords(chart)}.`, chart.note ?? ""].filter(Boolean).join(" ");

const unitInWords = ({ unit, currency }: Chart): string => (unit === "money" ? currency : "");

const namedFigure = (chart: Chart, index: number, value: string): string =>
  chart.series.length > 1 ? `${chart.series[index]?.name ?? ""} ${value}` : value;

/** Every figure stands beside its mark: a table below would say the same again. On a slide, flows have no room for one either. */
export const saysAll = ({ shape, categories, series }: Chart, slides: boolean): boolean =>
  shape === "bars" ||
  (shape === "sankey" && slides) ||
  (shape === "lines" && categories.length * series.length <= 8);
