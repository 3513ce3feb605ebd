import { resolve } from "node:path";
import { endpoints } from "../../contract/endpoints.ts";
import type { BackUpReply } from "../../contract/people.ts";
import { passphraseFrom } from "../passphrase.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { megabytes, seconds } from "../sizes.ts";
import { printable } from "../terminal/printable.ts";
import { hanging } from "../terminal/wrap.ts";

export type BackupOptions = { readonly passphraseFile?: string; readonly json?: boolean };

/** `entente backup [FILE]`: the whole installation in one file, while people work. */
export async function backup(
  shell: Shell,
  file: string | undefined,
  { passphraseFile, json }: BackupOptions,
): Promise<ExitCode> {
  const passphrase = await passphraseFrom(shell, passphraseFile);
  if (typeof passphrase === "object") return passphrase.exitCode;
  return withServer(shell, async ({ call }) => {
    const body = { path: resolve(file ?? nameAt(shell.now())), ...(passphrase ? { passphrase } : {}) };
    const reply = await call(endpoints.backUp, { body });
    if ("exitCode" in reply) return reply.exitCode;
    if (json) writeJson(shell, { version: 1, ...reply });
    else shell.out.write(`${linesOf(shell, reply, passphraseFile).join("\n")}\n`);
    return exitCodes.nothingToDo;
  });
}

/** Names that sort by time, and that no system finds odd. */
const nameAt = (moment: Date): string =>
  `entente-${moment.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup`;

function linesOf(
  { out: { width, colors } }: Shell,
  { path, bytes, files, sha256, milliseconds }: BackUpReply,
  passphraseFile: string | undefined,
): string[] {
  const guard =
    passphraseFile === undefined
      ? "This file is the whole company: every workspace, every person, and the key that signs sessions and opens second factors. It is not encrypted; whoever can read it has everything. Keep it where only you can, or make it with --passphrase-file."
      : "This file is the whole company, and without its passphrase nobody opens it, you included. Keep the passphrase elsewhere.";
  const sealed = passphraseFile === undefined ? "" : ` --passphrase-file ${printable(passphraseFile)}`;
  return [
    `${colors.green("●")} ${colors.bold(printable(path))}`,
    `  ${megabytes(bytes)}, ${files} files, ${seconds(milliseconds)}`,
    colors.dim(`  sha256 ${sha256}`),
    "",
    ...hanging("▲ ", guard, width).map((line, at) =>
      at === 0 ? line.replace("▲", colors.yellow("▲")) : line,
    ),
    "",
    `next: entente restore ${printable(path)} --check${sealed}`,
  ];
}
