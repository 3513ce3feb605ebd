import type { Chart } from "../../domain/documents/document.ts";
import { unreachable } from "../../domain/shared/unreachable.ts";
import { columns } from "./columns.ts";
import { lines } from "./lines.ts";
import type { Frame, Picture } from "./marks.ts";
import { rows } from "./rows.ts";
import { sankey } from "./sankey.ts";

/** A chart laid out: the same geometry for every format, and for a page that wants it. Bars begin at zero. */
export function pictureOf(chart: Chart, frame: Frame): Picture {
  switch (chart.shape) {
    case "bars":
    case "stacked-bars":
      return stands(chart) ? columns(chart, frame) : rows(chart, frame);
    case "lines":
      return lines(chart, frame);
    case "sankey":
      return sankey(chart, frame);
    default:
      return unreachable(chart.shape);
  }
}

/** Short names, as of quarters, stand under columns; long ones need a line of their own beside a bar. */
const stands = ({ categories }: Chart): boolean =>
  categories.length >= 2 && categories.length <= 8 && categories.every((name) => name.length <= 12);
