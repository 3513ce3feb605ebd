import { once } from "node:events";
import { z } from "zod";
import type { RestoreAsked, RestoreTold } from "../../contract/restore.ts";
import { checkBackup, restoreBackup } from "../../database/backup/restore.ts";
import { dataFolder } from "../../database/data-folder.ts";
import { migrationFiles } from "../../database/migration-files.ts";
import { projectFolder } from "../../database/project-folder.ts";
import { no, yes } from "../../domain/shared/decision.ts";

/** The flag by which the command line starts this program instead of a server. */
export const restoreFlag = "--restore";

/**
 * Answers one question of the command line over the channel between the two, and is done: a passphrase has no place among
 * the arguments of a process, which everybody on the machine may list.
 */
export async function restoreAsAsked(): Promise<void> {
  if (!process.send) throw new Error("entente restore starts this; it is not for people");
  process.send("ready");
  const [message] = (await once(process, "message")) as [unknown];
  const told = await answer(asked.parse(message));
  await new Promise((sent) => process.send?.(told, sent));
  process.disconnect();
}

const asked = z.strictObject({
  path: z.string(),
  into: z.string().exactOptional(),
  passphrase: z.string().exactOptional(),
  check: z.boolean(),
}) satisfies z.ZodType<RestoreAsked>;

async function answer({ path, passphrase, check, into }: RestoreAsked): Promise<RestoreTold> {
  const began = performance.now();
  const folder = into ?? dataFolder({ env: process.env, clone: projectFolder() });
  if (!check && into === undefined && process.env["DATABASE_URL"])
    return no(
      "DATABASE_URL is set, so a server would use that PostgreSQL and never look at what is restored",
      "the same without DATABASE_URL; or --into a folder to look at",
    );
  const read = check
    ? await checkBackup(path, passphrase)
    : await restoreBackup({ path, passphrase, into: folder, knownMigrations: migrationFiles().length });
  if (!read.ok) return read;
  const { files, programVersion, postgresVersion, startedAt, endedAt } = read.value;
  return yes({
    into: check ? null : folder,
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    programVersion,
    postgresVersion,
    startedAt,
    endedAt,
    milliseconds: Math.round(performance.now() - began),
  });
}
