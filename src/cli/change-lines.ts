import type { Change } from "../domain/strategy/diff.ts";
import type { Shell } from "./shell.ts";
import { printable } from "./terminal/printable.ts";
import { hanging } from "./terminal/wrap.ts";

const marks = { added: "+", removed: "-", changed: "~" } as const;

/** Differences in the strategy's words, one to a line; how many there are goes to `err`. */
export function writeChanges({ out, err }: Shell, changes: readonly Change[]): void {
  const { colors, width, write } = out;
  const paint = { added: colors.green, removed: colors.red, changed: colors.yellow };
  for (const { kind, words } of changes) {
    const [first = "", ...rest] = hanging(`${marks[kind]} `, printable(words), width);
    write(`${[paint[kind](first.slice(0, 1)) + first.slice(1), ...rest].join("\n")}\n`);
  }
  err.write(
    `${changes.length === 0 ? "no difference" : `${changes.length} difference${changes.length === 1 ? "" : "s"}`}\n`,
  );
}
