import type { Reading } from "../domain/strategy/read.ts";
import { readStrategy } from "../domain/strategy/read.ts";
import { type ParsedFile, parseStrategyFile } from "../strategy-file/parse.ts";
import { type ExitCode, exitCodes, refuse, type Shell } from "./shell.ts";
import { excerpt } from "./source-excerpt.ts";
import { readText } from "./strategy-text.ts";
import { printable } from "./terminal/printable.ts";
import { hanging } from "./terminal/wrap.ts";

/** A strategy file that could be read: its name as it was asked for, its text with positions, and what the model makes of it. */
export type StrategySource = { readonly name: string; readonly file: ParsedFile; readonly reading: Reading };

/** Reads and parses a file; what is wrong with it is said on `err`, and the exit code comes back instead. */
export async function loadStrategy(
  shell: Shell,
  name: string,
): Promise<StrategySource | { exitCode: ExitCode }> {
  const parsed = await loadFile(shell, name);
  return "exitCode" in parsed ? parsed : { name, file: parsed, reading: readStrategy(parsed.data) };
}

export async function loadFile(shell: Shell, name: string): Promise<ParsedFile | { exitCode: ExitCode }> {
  const text = await readText(name);
  if (!text.ok) return { exitCode: refuse(shell, text) };
  const file = parseStrategyFile(text.value);
  if (file.problems.length === 0) return file;
  reportProblems(shell, name, file);
  return { exitCode: exitCodes.notEvaluated };
}

function reportProblems({ err }: Shell, name: string, file: ParsedFile): void {
  const { colors, width } = err;
  for (const problem of file.problems) {
    const lines = [
      `${colors.red("error")}  ${colors.bold(`${printable(name)}:${problem.line}:${problem.column}`)}`,
      ...hanging("  ", printable(problem.reason), width),
      ...excerpt(file.text, problem, err),
      ...hanging("  fix  ", printable(problem.accepted), width),
      "",
    ];
    err.write(`${lines.join("\n")}\n`);
  }
}
