import { diffStrategies } from "../../domain/strategy/diff.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { loadFile } from "../strategy-source.ts";
import { printable } from "../terminal/printable.ts";
import { hanging } from "../terminal/wrap.ts";

const marks = { added: "+", removed: "-", changed: "~" } as const;

/** `entente diff OLD NEW`: what changed, in the strategy's words; 1 when anything did. */
export async function diff(
  shell: Shell,
  before: string,
  after: string,
  { json }: { json?: boolean },
): Promise<ExitCode> {
  if (before === "-" && after === "-")
    return refuse(shell, { reason: "standard input holds one strategy", accepted: "- for one of the two" });
  const old = await loadFile(shell, before);
  if ("exitCode" in old) return old.exitCode;
  const now = await loadFile(shell, after);
  if ("exitCode" in now) return now.exitCode;
  const changes = diffStrategies(old.data, now.data);
  if (json) writeJson(shell, { version: 1, changes });
  else {
    const { colors, width, write } = shell.out;
    const paint = { added: colors.green, removed: colors.red, changed: colors.yellow };
    for (const { kind, words } of changes) {
      const [first = "", ...rest] = hanging(`${marks[kind]} `, printable(words), width);
      write(`${[paint[kind](first.slice(0, 1)) + first.slice(1), ...rest].join("\n")}\n`);
    }
    shell.err.write(
      `${changes.length === 0 ? "no difference" : `${changes.length} difference${changes.length === 1 ? "" : "s"}`}\n`,
    );
  }
  return changes.length > 0 ? exitCodes.found : exitCodes.nothingToDo;
}
