import { readStrategy, readableStrategy } from "../domain/strategy/read.ts";
import type { Strategy } from "../domain/strategy/strategy.ts";
import { type ExitCode, refuse, type Shell } from "./shell.ts";
import { loadFile } from "./strategy-source.ts";

/** The model of a file for the engines; values that do not fit are left out, and that is said. */
export async function loadModel(shell: Shell, name: string): Promise<Strategy | { exitCode: ExitCode }> {
  const file = await loadFile(shell, name);
  if ("exitCode" in file) return file;
  const { misfits } = readStrategy(file.data);
  const strategy = readableStrategy(file.data);
  if (!strategy)
    return {
      exitCode: refuse(shell, {
        reason: `${name} is not a strategy`,
        accepted: `entente check ${name} says what is missing`,
      }),
    };
  if (misfits.length > 0) {
    const values =
      misfits.length === 1 ? "1 value does not fit and is" : `${misfits.length} values do not fit and are`;
    shell.err.write(`${shell.err.colors.yellow("warning")}  ${values} left out: entente check ${name}\n`);
  }
  return strategy;
}
