import { resolve } from "node:path";
import type { RestoreTold } from "../../contract/restore.ts";
import { passphraseFrom } from "../passphrase.ts";
import { restoreCall } from "../restore-call.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { megabytes, seconds } from "../sizes.ts";
import { printable } from "../terminal/printable.ts";

export type RestoreOptions = {
  readonly into?: string;
  readonly passphraseFile?: string;
  readonly check?: boolean;
  readonly json?: boolean;
};

/** `entente restore FILE`: a data folder made of a backup, with no server running; `--check` only reads it. */
export async function restore(
  shell: Shell,
  file: string,
  { into, passphraseFile, check = false, json }: RestoreOptions,
): Promise<ExitCode> {
  const passphrase = await passphraseFrom(shell, passphraseFile);
  if (typeof passphrase === "object") return passphrase.exitCode;
  const told = await restoreCall({
    path: resolve(file),
    check,
    ...(into === undefined ? {} : { into: resolve(into) }),
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  if (!told.ok) return refuse(shell, told);
  if (json) writeJson(shell, told.value);
  else shell.out.write(`${linesOf(shell, told.value, into).join("\n")}\n`);
  return exitCodes.nothingToDo;
}

type Told = Extract<RestoreTold, { ok: true }>["value"];

function linesOf({ out: { colors } }: Shell, told: Told, into: string | undefined): string[] {
  const outcome =
    told.into === null
      ? "The backup is whole: every file is what its manifest says. Nothing was restored."
      : `Restored into ${printable(told.into)}`;
  const start = into === undefined ? "npm start" : `ENTENTE_DATA=${printable(resolve(into))} npm start`;
  return [
    `${colors.green("●")} ${colors.bold(outcome)}`,
    `  ${told.files} files, ${megabytes(told.bytes)}, ${seconds(told.milliseconds)}`,
    `  entente ${told.programVersion}, PostgreSQL ${told.postgresVersion}, as of ${printable(told.endedAt)}`,
    ...(told.into === null ? [] : ["", `next: ${start}`]),
  ];
}
