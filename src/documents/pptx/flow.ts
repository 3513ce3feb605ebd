import { area, type Piece } from "./grid.ts";

export type Placed = { readonly piece: Piece; readonly y: number };

const gap = 0.22;

/** Pieces under one another, on as many slides as they need; a section without any still has its slide. */
export function slidesOf(pieces: readonly Piece[]): Placed[][] {
  const slides: Placed[][] = [[]];
  const waiting = [...pieces];
  let y: number = area.top;
  for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
    const room = area.bottom - y;
    const here = slides.at(-1) ?? [];
    if (piece.height <= room) {
      here.push({ piece, y });
      y += piece.height + gap;
      continue;
    }
    const parts = piece.split?.(room, here.length === 0) ?? null;
    if (parts) {
      here.push({ piece: parts[0], y });
      waiting.unshift(parts[1]);
    } else if (here.length === 0) {
      // Larger than a slide and in one piece: it has the slide for itself.
      here.push({ piece, y });
    } else waiting.unshift(piece);
    if (waiting.length > 0) slides.push([]);
    y = area.top;
  }
  return slides;
}
