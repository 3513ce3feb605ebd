import { type Picture, textBox } from "../charts/marks.ts";
import { officeFont } from "../look.ts";
import type { Slide } from "./pptxgenjs.ts";

/** A picture as shapes of the slide, from a corner in inches. */
export function drawPicture(
  slide: Slide,
  { marks }: Picture,
  at: { x: number; y: number },
  scale: number,
): void {
  const inch = (points: number) => (points * scale) / 72;
  for (const mark of marks) {
    if (mark.kind === "rectangle")
      slide.addShape("rect", {
        x: at.x + inch(mark.x),
        y: at.y + inch(mark.y),
        w: inch(mark.width),
        h: inch(mark.height),
        fill: { color: mark.color.slice(1) },
      });
    if (mark.kind === "band") {
      const { from, to, breadth } = mark;
      const top = Math.min(from.y, to.y);
      const [w, y0, y1] = [inch(to.x - from.x), inch(from.y - top), inch(to.y - top)];
      const broad = inch(breadth);
      // The types leave out the name of a shape of one's own.
      slide.addShape("custGeom" as "rect", {
        x: at.x + inch(from.x),
        y: at.y + inch(top),
        w,
        h: inch(Math.max(from.y, to.y) - top) + broad,
        fill: { color: mark.color.slice(1), transparency: 72 },
        points: [
          { x: 0, y: y0, moveTo: true },
          { x: w, y: y1, curve: { type: "cubic", x1: w / 2, y1: y0, x2: w / 2, y2: y1 } },
          { x: w, y: y1 + broad },
          {
            x: 0,
            y: y0 + broad,
            curve: { type: "cubic", x1: w / 2, y1: y1 + broad, x2: w / 2, y2: y0 + broad },
          },
          { close: true },
        ],
      });
    }
    if (mark.kind === "text") {
      const { left, top, width, height } = textBox(mark);
      slide.addText(mark.text, {
        x: at.x + inch(left),
        y: at.y + inch(top),
        w: inch(width),
        h: inch(height),
        margin: 0,
        fontFace: officeFont,
        fontSize: Math.max(6, mark.size * scale),
        bold: mark.strong,
        color: mark.color.slice(1),
        wrap: false,
      });
    }
  }
}
