import { readFile } from "node:fs/promises";
import { type ExitCode, refuse, type Shell } from "./shell.ts";

const shortest = 12;

/** The first line of a file: on the command line itself everybody on the machine could read it. */
export async function passphraseFrom(
  shell: Shell,
  file: string | undefined,
): Promise<string | undefined | { exitCode: ExitCode }> {
  if (file === undefined) return undefined;
  const text = await readFile(file, "utf8").catch((error: Error) => error);
  if (text instanceof Error)
    return { exitCode: refuse(shell, { reason: `the passphrase cannot be read: ${text.message}` }) };
  const [line = ""] = text.split(/\r?\n/);
  if (line.length >= shortest && line.length <= 400) return line;
  return {
    exitCode: refuse(shell, {
      reason: `the first line of ${file} has ${line.length} characters, which is no passphrase`,
      accepted: `${shortest} to 400 characters, such as the output of: openssl rand -base64 24`,
    }),
  };
}
