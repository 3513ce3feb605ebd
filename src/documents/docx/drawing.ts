import { Paragraph, TextRun } from "docx";
import { ShapeGroupRun, type IShapeGroupChildOptions } from "docx/shapes";
import type { Chart } from "../../domain/documents/document.ts";
import { chartAloud } from "../charts/figures-in-words.ts";
import { type Mark, textBox } from "../charts/marks.ts";
import { pictureOf } from "../charts/picture.ts";
import { bandPath } from "../charts/svg.ts";
import { officeFont } from "../look.ts";

/** A picture as shapes of Word's own, which can be moved and colored; its words say every figure. */
export function drawing(chart: Chart, width: number): ShapeGroupRun {
  const { height, marks } = pictureOf(chart, { width, textSize: 11.5 });
  const ground: IShapeGroupChildOptions = {
    type: "rectangle",
    transformation: { width, height, offset: { left: 0, top: 0 } },
    line: { color: "FFFFFF", width: 0.1 },
  };
  return new ShapeGroupRun({
    children: [ground, ...marks.flatMap(shapeOf)],
    altText: { name: chart.finding, description: chartAloud(chart), title: chart.finding },
  });
}

function shapeOf(mark: Mark): IShapeGroupChildOptions[] {
  if (mark.kind === "rectangle")
    return [
      {
        type: "rectangle",
        transformation: { width: mark.width, height: mark.height, offset: { left: mark.x, top: mark.y } },
        fill: mark.color.slice(1),
        line: thin(mark.color),
      },
    ];
  if (mark.kind === "band") {
    const { from, to, breadth } = mark;
    const top = Math.min(from.y, to.y);
    const height = Math.max(from.y, to.y) + breadth - top;
    return [
      {
        type: "custom",
        path: bandPath(mark),
        transformation: { width: to.x - from.x, height, offset: { left: from.x, top } },
        fill: { color: mark.color.slice(1), transparency: 72 },
        line: { color: mark.color.slice(1), width: 0.01, transparency: 100 },
      },
    ];
  }
  return mark.kind === "text" ? [labelOf(mark)] : [];
}

const thin = (color: string) => ({ color: color.slice(1), width: 0.1 });

function labelOf(mark: Mark & { kind: "text" }): IShapeGroupChildOptions {
  const { left, top, width, height } = textBox(mark);
  return {
    type: "rectangle",
    transformation: { width, height, offset: { left, top } },
    line: { color: "FFFFFF", width: 0.01, transparency: 100 },
    textOptions: {
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
      wrap: false,
      verticalAlignment: "center",
    },
    children: [
      new Paragraph({
        spacing: { before: 0, after: 0, line: 240, lineRule: "auto" },
        children: [
          new TextRun({
            text: mark.text,
            bold: mark.strong,
            size: Math.round(mark.size * 1.5),
            font: officeFont,
            color: mark.color.slice(1),
          }),
        ],
      }),
    ],
  };
}
