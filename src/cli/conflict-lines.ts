import type { DraftConflict } from "../contract/drafts.ts";
import { textOf } from "../domain/strategy/plain-data.ts";
import type { Shell } from "./shell.ts";
import { printable } from "./terminal/printable.ts";

/** Places that file and draft both changed, with what stood there before, and the way to decide. */
export function writeConflicts(shell: Shell, file: string, conflicts: readonly DraftConflict[]): void {
  const { colors, write } = shell.out;
  for (const { pointer, subject, base, yours, theirs } of conflicts) {
    write(`${colors.red("conflict")}  ${printable(subject)}  ${printable(pointer)}\n`);
    for (const [name, value] of [
      ["was", base],
      [file, yours],
      ["draft", theirs],
    ] as const)
      write(`  ${printable(name)}: ${value === undefined ? "nothing" : printable(textOf(value))}\n`);
  }
  const places = conflicts.length === 1 ? "one place was" : `${conflicts.length} places were`;
  shell.err.write(
    `${places} changed on both sides\n  fix  write the draft's value into the file where it shall hold, and push again with --take file for the rest;\n       or --take draft to let the draft's values hold in all of them\n`,
  );
}
