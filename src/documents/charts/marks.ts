import { widthOf } from "./measured-text.ts";

/** What a picture is made of, in points from its upper left corner: enough for SVG and for native shapes of slides. */
export type Mark =
  | {
      readonly kind: "rectangle";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: string;
    }
  | {
      readonly kind: "line";
      readonly points: readonly Point[];
      readonly color: string;
      readonly width: number;
    }
  | {
      readonly kind: "dot";
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly color: string;
    }
  /** A band that leaves one node and enters another, as broad as what flows. */
  | {
      readonly kind: "band";
      readonly from: Point;
      readonly to: Point;
      readonly breadth: number;
      readonly color: string;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      /** Of the line that the letters stand on. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: "start" | "middle" | "end";
      readonly color: string;
      readonly strong: boolean;
    };
export type Point = { readonly x: number; readonly y: number };

export type Picture = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] };

/** How large a picture is made: as wide as its place, in the size of the text around it. */
export type Frame = { readonly width: number; readonly textSize: number };

export const ink = "#1D2424";
export const quietInk = "#5A6464";
export const hairline = "#C9CFCE";
export const unknownGrey = "#9AA3A2";
export const palette = ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"] as const;

export const paletteColor = (index: number): string => palette[index % palette.length] ?? ink;

/** Black or white, whichever can be read on the color (the darker half by its luminance). */
export function textColorOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 125 ? "#FFFFFF" : ink;
}

/** What is not known is hatched, so that it is neither a zero nor a gap. */
export function hatched(x: number, y: number, width: number, height: number): Mark[] {
  const marks: Mark[] = [];
  const step = 4;
  for (let offset = step; offset < width + height; offset += step) {
    const low = { x: x + Math.min(offset, width), y: y + Math.max(0, offset - width) };
    const high = { x: x + Math.max(0, offset - height), y: y + Math.min(offset, height) };
    marks.push({ kind: "line", points: [low, high], color: unknownGrey, width: 0.6 });
  }
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ];
  return [...marks, { kind: "line", points: corners, color: unknownGrey, width: 0.6 }];
}

export const moved = (marks: readonly Mark[], x: number, y: number): Mark[] =>
  marks.map((mark) => {
    const shifted = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
    if (mark.kind === "line") return { ...mark, points: mark.points.map(shifted) };
    if (mark.kind === "band") return { ...mark, from: shifted(mark.from), to: shifted(mark.to) };
    return { ...mark, ...shifted(mark) };
  });

export const label = (
  x: number,
  y: number,
  text: string,
  size: number,
  anchor: "start" | "middle" | "end" = "start",
): Mark & { kind: "text" } => ({ kind: "text", x, y, text, size, anchor, color: ink, strong: false });

/** The box around a text, for formats that place boxes and not lines to stand on. */
export function textBox({ x, y, text, size, anchor }: Mark & { kind: "text" }) {
  const width = widthOf(text, size) * 1.15 + size;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, top: y - size * 1.05, width, height: size * 1.4 };
}
