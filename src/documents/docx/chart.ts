import { Paragraph, TextRun, type Table as WordTable } from "docx";
import { ChartRun } from "docx/charts";
import type { Chart } from "../../domain/documents/document.ts";
import { chartAloud, noteOf, tableOf } from "../charts/figures-in-words.ts";
import { paletteColor, textColorOn } from "../charts/marks.ts";
import { labelFormat, labelValue, namedCategories } from "../office-figures.ts";
import { officeFont, paletteOf } from "../look.ts";
import { drawing } from "./drawing.ts";
import type { Form } from "./styles.ts";
import { wordTable } from "./table.ts";

/** Word's own chart with its figures in it; what Word has no chart for is a drawing. The figures follow as a table. */
export function chartBlocks(chart: Chart, form: Form): (Paragraph | WordTable)[] {
  const { head, rows } = tableOf(chart);
  const note = noteOf(chart);
  return [
    new Paragraph({ style: "Caption", children: [new TextRun(chart.finding)] }),
    new Paragraph({
      keepNext: true,
      children: [chartRun(chart, width)],
    }),
    ...(note === ""
      ? []
      : [new Paragraph({ style: "Quiet", keepNext: true, children: [new TextRun(note)] })]),
    ...wordTable(
      {
        caption: "",
        columns: head.map((title, index) => {
          const isName = index === 0 || (chart.shape === "sankey" && index === 1);
          return { title, align: isName ? "start" : "end", weight: isName ? 2 : 1 };
        }),
        rows,
        total: null,
      },
      form,
    ),
  ];
}

/** The picture alone, as wide as its place. */
export const chartRun = (chart: Chart, width: number) =>
  chart.shape === "sankey" ? drawing(chart, width) : native(chart, width);

const width = 640;
const font = { family: officeFont, color: paletteOf.ink } as const;

function native(chart: Chart, across: number): ChartRun {
  const { shape, categories, series } = chart;
  const isLying = shape !== "lines" && categories.some((name) => name.length > 12);
  const labels = { value: true, numberFormat: labelFormat(chart) };
  const base = {
    categories: namedCategories(chart),
    series: series.map(({ name, values }, index) => ({
      name,
      values: categories.map((_, at) => labelValue(values[at] ?? null, chart)),
      color: paletteColor(index).slice(1),
      ...(shape === "stacked-bars" ? { dataLabels: { ...labels, font: onColor(index) } } : {}),
    })),
    legend: series.length > 1 ? ({ position: "top" } as const) : (false as const),
    font: { family: font.family, color: font.color },
    chartArea: { border: "none" },
    transformation: { width: across, height: heightOf(chart, isLying, across) },
    altText: { name: chart.finding, description: chartAloud(chart), title: chart.finding },
    dataLabels: labels,
    valueAxis: {
      numberFormat: labelFormat(chart),
      visible: shape === "lines",
      gridlines: shape === "lines",
      ...fromZero(chart),
    },
  } as const;
  if (shape === "lines")
    return new ChartRun({ ...base, type: "line", dataLabels: { ...base.dataLabels, position: "above" } });
  const bars = {
    ...base,
    ...(shape === "stacked-bars" ? { stacking: "stacked" as const } : {}),
    gapWidth: 60,
  };
  // Word counts lying bars from below.
  return isLying
    ? new ChartRun({ ...bars, type: "bar", categoryAxis: { reverseOrder: true } })
    : new ChartRun({ ...bars, type: "column" });
}

/** A figure inside its bar, in the color that can be read on it. */
const onColor = (index: number) => ({
  family: font.family,
  size: 9,
  color: textColorOn(paletteColor(index)).slice(1),
});

const fromZero = ({ series }: Chart) =>
  series.some(({ values }) => values.some((value) => value !== null && value < 0)) ? {} : { minimum: 0 };

const heightOf = ({ shape, categories, series }: Chart, isLying: boolean, across: number): number => {
  const isSmall = across < width;
  if (!isLying) return isSmall ? 150 : 260;
  const row = shape === "stacked-bars" ? 34 : 16 + 18 * series.length;
  return isSmall ? 44 + categories.length * row * 0.75 : 70 + categories.length * row;
};
