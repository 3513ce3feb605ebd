import { writeFile } from "node:fs/promises";
import { formatStrategyFile } from "../../strategy-file/format.ts";
import { type ExitCode, exitCodes, refuse, type Shell } from "../shell.ts";
import { loadFile } from "../strategy-source.ts";

export type FmtOptions = { readonly check?: boolean; readonly stdout?: boolean };

/** `entente fmt FILE`: writes the canonical text in place; with `--check` it only says whether that would change anything. */
export async function fmt(shell: Shell, name: string, { check, stdout }: FmtOptions): Promise<ExitCode> {
  if (check && stdout)
    return refuse(shell, {
      reason: "--check writes nothing, --stdout writes the text",
      accepted: "one of the two",
    });
  const file = await loadFile(shell, name);
  if ("exitCode" in file) return file.exitCode;
  const formatted = formatStrategyFile(file.text);
  const isFormatted = formatted === file.text;
  if (check) {
    shell.err.write(
      isFormatted ? `${name} is formatted\n` : `${name} is not formatted; entente fmt ${name} writes it\n`,
    );
    return isFormatted ? exitCodes.nothingToDo : exitCodes.found;
  }
  if (stdout || name === "-") shell.out.write(formatted);
  else if (isFormatted) shell.err.write(`${name} was formatted already\n`);
  else return save(shell, name, formatted);
  return exitCodes.nothingToDo;
}

async function save(shell: Shell, name: string, text: string): Promise<ExitCode> {
  try {
    await writeFile(name, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(shell, { reason: `${name} cannot be written: ${reason}` });
  }
  shell.err.write(`formatted ${name}\n`);
  return exitCodes.nothingToDo;
}
