import type { Position } from "../strategy-file/position.ts";
import { printable } from "./terminal/printable.ts";
import type { Screen } from "./terminal/screen.ts";
import { clusters, displayWidth, shortened } from "./terminal/width.ts";

/**
 * The line of a file that holds a position, with its number, and carets under what is meant. A map or list on lines of its own is
 * shown with the line of the key that leads to it, which carries its name.
 */
export function excerpt(
  text: string,
  position: Position,
  screen: Pick<Screen, "colors" | "width">,
): string[] {
  const { colors } = screen;
  const { line, key } = position;
  const lines = text.split("\n", line).map((own) => own.replace(/\r$/, ""));
  const source = lines[line - 1];
  if (source === undefined || source.trim() === "") return [];
  const gutter = (label: number | "") => colors.dim(`    ${String(label).padStart(String(line).length)} | `);
  const room = Math.max(10, screen.width - String(line).length - 7);
  const above =
    key && key.line < line
      ? [`${gutter(key.line)}${shortened(printable(lines[key.line - 1] ?? ""), room)}`]
      : [];
  const { shown, before, marked } = windowOn(source, position, room);
  const carets = `${" ".repeat(before)}${colors.cyan("^".repeat(Math.max(1, marked)))}`;
  return [...above, `${gutter(line)}${shown}`, `${gutter("")}${carets}`];
}

/** As much of a long line as fits, so that the place is in it; widths are those on the terminal, not numbers of characters. */
function windowOn(source: string, { column, length }: Position, room: number) {
  const head = printable(source.slice(0, column - 1));
  const meant = printable(source.slice(column - 1, column - 1 + length));
  const tail = printable(source.slice(column - 1 + length));
  // One column is kept for the sign that something is left out on the right.
  const space = room - displayWidth(shortened(meant, Math.ceil(room / 2))) - (tail === "" ? 0 : 1);
  const leading = displayWidth(head) <= space ? head : fittingEnd(head.trimStart(), space);
  const shown = shortened(`${leading}${meant}${tail}`, room);
  const before = displayWidth(leading);
  return { shown, before, marked: Math.min(displayWidth(meant), room - before) };
}

/** The end of a text that fits into some columns, with `…` in front where something is left out. */
function fittingEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = "";
  for (const cluster of clusters(text).toReversed()) {
    if (displayWidth(kept) + displayWidth(cluster) > columns - 1) break;
    kept = `${cluster}${kept}`;
  }
  return `…${kept}`;
}
