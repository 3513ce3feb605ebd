import type { Chart } from "../../domain/documents/document.ts";
import { type Frame, hatched, ink, type Mark, paletteColor, type Picture } from "./marks.ts";
import { widthOf } from "./measured-text.ts";

/** The names of the series, each with its color, in lines above the picture; and what hatching means, where there is any. */
export function legend(chart: Chart, { width, textSize }: Frame): Picture {
  const named = chart.series.length > 1 && chart.shape !== "lines" ? chart.series : [];
  const entries = named.map(({ name }, index) => ({ name, color: paletteColor(index) as string | null }));
  if (chart.series.some(({ values }) => chart.categories.some((_, at) => (values[at] ?? null) === null)))
    entries.push({ name: "unknown", color: null });
  const marks: Mark[] = [];
  let x = 0;
  let y = 0;
  const swatch = textSize * 0.8;
  for (const { name, color } of entries) {
    const wide = swatch + 4 + widthOf(name, textSize) + textSize * 1.4;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += textSize * 1.5;
    }
    if (color === null) marks.push(...hatched(x, y, swatch, swatch));
    else marks.push({ kind: "rectangle", x, y, width: swatch, height: swatch, color });
    marks.push({
      kind: "text",
      x: x + swatch + 4,
      y: y + swatch * 0.95,
      text: name,
      size: textSize,
      anchor: "start",
      color: ink,
      strong: false,
    });
    x += wide;
  }
  return { width, height: entries.length === 0 ? 0 : y + textSize * 1.7, marks };
}
