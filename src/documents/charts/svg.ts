import { unreachable } from "../../domain/shared/unreachable.ts";
import type { Mark, Picture } from "./marks.ts";

/** A picture as SVG: text stays text, in the serif of the documents where it is at hand. */
export function svgOf({ width, height, marks }: Picture): string {
  const size = `width="${rounded(width)}" height="${rounded(height)}" viewBox="0 0 ${rounded(width)} ${rounded(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Libertinus Serif, Georgia, serif">${marks.map(drawn).join("")}</svg>`;
}

function drawn(mark: Mark): string {
  switch (mark.kind) {
    case "rectangle":
      return `<rect x="${rounded(mark.x)}" y="${rounded(mark.y)}" width="${rounded(mark.width)}" height="${rounded(mark.height)}" fill="${mark.color}"/>`;
    case "line":
      return `<polyline points="${mark.points.map(({ x, y }) => `${rounded(x)},${rounded(y)}`).join(" ")}" fill="none" stroke="${mark.color}" stroke-width="${mark.width}"/>`;
    case "dot":
      return `<circle cx="${rounded(mark.x)}" cy="${rounded(mark.y)}" r="${rounded(mark.radius)}" fill="${mark.color}"/>`;
    case "band":
      return `<path d="${bandPath(mark)}" fill="${mark.color}" fill-opacity="0.28"/>`;
    case "text":
      return `<text x="${rounded(mark.x)}" y="${rounded(mark.y)}" font-size="${rounded(mark.size)}" text-anchor="${mark.anchor}" fill="${mark.color}"${mark.strong ? ' font-weight="bold"' : ""}>${escaped(mark.text)}</text>`;
    default:
      return unreachable(mark);
  }
}

/** The outline of a band, as SVG writes paths. */
export function bandPath({ from, to, breadth }: Mark & { kind: "band" }): string {
  const middle = rounded((from.x + to.x) / 2);
  const [x0, y0, x1, y1] = [from.x, from.y, to.x, to.y].map(rounded);
  const [low0, low1] = [rounded(from.y + breadth), rounded(to.y + breadth)];
  return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}L${x1},${low1}C${middle},${low1} ${middle},${low0} ${x0},${low0}Z`;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
