import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const shape = z.object({
  path: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  bytes: z.number(),
  encrypted: z.boolean(),
});
export type BackupTaken = z.infer<typeof shape>;

const kept = 100;
const noteOf = (dataFolder: string): string => join(dataFolder, "backups.json");

/** The backups that were taken of a data folder, the newest last: where they were written, not where they are now. */
export function backupsTaken(dataFolder: string): BackupTaken[] {
  try {
    return z.array(shape).parse(JSON.parse(readFileSync(noteOf(dataFolder), "utf8")));
  } catch {
    // A note only: without it the age of the last backup is unknown, and nothing else is.
    return [];
  }
}

export function rememberBackup(dataFolder: string, made: BackupTaken): void {
  const all = [...backupsTaken(dataFolder), shape.parse(made)].slice(-kept);
  const aside = `${noteOf(dataFolder)}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(all, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(aside, noteOf(dataFolder));
}
