import type { Text } from "../../domain/documents/document.ts";
import { lineCount, widthOf } from "../charts/measured-text.ts";
import { partsOf, plain } from "../plain-text.ts";

/**
 * A text in parts that each take no more than so many lines of a width in points: what no slide holds in one piece goes on, on
 * the next. Words stay whole, except one that is longer than a part.
 */
export function inParts(text: Text, size: number, width: number, lines: number): Text[] {
  if (lineCount(plain(text), width, size) <= lines) return [text];
  for (const filled of [0.95, 0.8, 0.6]) {
    const parts = cut(text, size, lines * filled * width);
    if (parts.every((part) => lineCount(plain(part), width, size) <= lines)) return parts;
  }
  return cut(text, size, lines * 0.4 * width);
}

function cut(text: Text, size: number, most: number): Text[] {
  const whole = plain(text);
  const parts: Text[] = [];
  let from = 0;
  while (from < whole.length) {
    const to = endOfPart(whole, from, size, most);
    parts.push(sliceOf(text, from, to));
    from = to;
  }
  return parts;
}

function endOfPart(whole: string, from: number, size: number, most: number): number {
  let width = 0;
  let lastBlank = -1;
  let at = from;
  for (const letter of whole.slice(from)) {
    width += widthOf(letter, size);
    if (width > most && at > from) return lastBlank > from ? lastBlank + 1 : at;
    if (/\s/.test(letter)) lastBlank = at;
    at += letter.length;
  }
  return whole.length;
}

function sliceOf(text: Text, from: number, to: number): Text {
  let start = 0;
  return partsOf(text).flatMap((part) => {
    const cut = part.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += part.text.length;
    return cut === "" ? [] : [part.strong ? { strong: cut } : cut];
  });
}
