import type { ChartOptions, Slide } from "./pptxgenjs.ts";
import type { Chart, Table } from "../../domain/documents/document.ts";
import { chartAloud, noteOf, saysAll, tableOf } from "../charts/figures-in-words.ts";
import { paletteColor } from "../charts/marks.ts";
import { pictureOf } from "../charts/picture.ts";
import { officeFont, paletteOf } from "../look.ts";
import { labelFormat, labelValue, namedCategories } from "../office-figures.ts";
import { drawPicture } from "./drawing.ts";
import { area, type Piece } from "./grid.ts";
import { tablePiece } from "./table.ts";

const gutter = 0.45;

/**
 * A chart of PowerPoint's own, beside its figures where its labels do not say them all; what it has no chart for is drawn with
 * its shapes. `scale` is its height as a share of the usual one.
 */
export function chartPiece(chart: Chart, isTitled: boolean, scale: number): Piece {
  const twin = twinOf(chart);
  const hasTwin = !saysAll(chart, true);
  const share = hasTwin ? (twin.columns.length > 3 ? 0.55 : 0.64) : chart.shape === "sankey" ? 1 : 0.8;
  const width = area.width * share - (hasTwin ? gutter / 2 : 0);
  const over = isTitled ? 0.36 : 0;
  const note = noteOf(chart);
  const under = note === "" ? 0 : 0.3;
  const beside = tablePiece(twin, {
    x: area.left + width + gutter,
    width: area.width - width - gutter,
    size: twin.rows.length > 9 ? 8 : 10.5,
  });
  const body = bodyOf(chart, width, scale, area.bottom - area.top - over - under - 0.05);
  const fits = hasTwin && over + beside.height <= area.bottom - area.top;
  const height = Math.max(over + body.height + under, fits ? over + beside.height : 0);
  return {
    height: Math.min(height, area.bottom - area.top),
    draw: (slide, y) => {
      const text = { x: area.left, margin: 0, fontFace: officeFont } as const;
      if (isTitled)
        slide.addText(chart.finding, {
          ...text,
          y,
          w: area.width,
          h: 0.32,
          fontSize: 15,
          bold: true,
          color: paletteOf.ink,
          fit: "shrink",
        });
      body.draw(slide, y + over);
      if (note !== "")
        slide.addText(note, {
          ...text,
          y: y + over + body.height + 0.04,
          w: width,
          h: 0.26,
          fontSize: 10,
          color: paletteOf.quiet,
          fit: "shrink",
        });
      if (fits) beside.draw(slide, y + over);
    },
  };
}

function bodyOf(chart: Chart, width: number, scale: number, room: number): Piece {
  if (chart.shape !== "sankey") {
    const lying = 0.4 + chart.categories.length * (0.24 + 0.16 * chart.series.length);
    const height = Math.min(4.4, (isLying(chart) ? lying : 3.2) * scale);
    return { height, draw: (slide, y) => native(slide, chart, { x: area.left, y, w: width, h: height }) };
  }
  const picture = pictureOf(chart, { width: width * 72, textSize: 12 });
  // A drawing that is higher than the slide is made smaller as a whole.
  const shrunk = Math.min(1, (room * 72) / picture.height);
  return {
    height: (picture.height * shrunk) / 72,
    draw: (slide, y) => drawPicture(slide, picture, { x: area.left, y }, shrunk),
  };
}

const isLying = ({ shape, categories }: Chart): boolean =>
  shape !== "lines" && categories.some((name) => name.length > 12);

function native(slide: Slide, chart: Chart, place: { x: number; y: number; w: number; h: number }): void {
  const { shape, series } = chart;
  const labels = namedCategories(chart);
  // What is unknown stays empty in the workbook of the chart; its name says so.
  const data = series.map(({ name, values }) => ({
    name,
    labels,
    values: labels.map((_, at) => labelValue(values[at] ?? null, chart) as number),
  }));
  const lying = isLying(chart);
  const isLine = shape === "lines";
  slide.addChart(isLine ? "line" : "bar", data, {
    ...place,
    altText: chartAloud(chart),
    barDir: lying ? "bar" : "col",
    barGrouping: shape === "stacked-bars" ? "stacked" : "clustered",
    barGapWidthPct: 55,
    chartColors: series.map((_, index) => paletteColor(index).slice(1)),
    // The types know one direction only; lying bars are counted from below without it.
    catAxisOrientation: (lying ? "maxMin" : "minMax") as "minMax",
    catAxisLabelFontFace: officeFont,
    catAxisLabelFontSize: 11,
    catAxisLabelColor: paletteOf.ink,
    valAxisHidden: !isLine,
    valAxisLineShow: false,
    valAxisLabelFontFace: officeFont,
    valAxisLabelFontSize: 10,
    valAxisLabelColor: paletteOf.quiet,
    valAxisLabelFormatCode: labelFormat(chart),
    valGridLine: isLine ? { color: paletteOf.faint, size: 0.5 } : { style: "none" },
    ...(hasNegative(chart) ? {} : { valAxisMinVal: 0 }),
    showLegend: series.length > 1,
    legendPos: "t",
    legendFontFace: officeFont,
    legendFontSize: 11,
    legendColor: paletteOf.ink,
    displayBlanksAs: "gap",
    showValue: true,
    dataLabelFontFace: officeFont,
    dataLabelFontSize: 10,
    dataLabelColor: shape === "stacked-bars" ? paletteOf.white : paletteOf.ink,
    dataLabelFormatCode: labelFormat(chart),
    ...(isLine ? { dataLabelPosition: "t" as const, lineSize: 2.25, lineDataSymbolSize: 7 } : {}),
    ...(shape === "bars" ? { dataLabelPosition: "outEnd" as const } : {}),
  } satisfies ChartOptions);
}

const hasNegative = ({ series }: Chart): boolean =>
  series.some(({ values }) => values.some((value) => value !== null && value < 0));

function twinOf(chart: Chart): Table {
  const { head, rows } = tableOf(chart);
  return {
    caption: "",
    columns: head.map((title, index) => {
      const isName = index === 0 || (chart.shape === "sankey" && index === 1);
      return { title, align: isName ? "start" : "end", weight: isName ? 1.7 : 1 };
    }),
    rows,
    total: null,
  };
}
