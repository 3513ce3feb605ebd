import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Left by a restore for the next start: what was ended after the backup, sessions above all, is back in the data. */
export const restoredMark = (dataFolder: string): string => join(dataFolder, "restored");

/** Does what a restore asks for, once: the mark goes when the work is done, so that a start that fails does it again. */
export async function afterRestore(dataFolder: string, work: () => Promise<void>): Promise<void> {
  const mark = restoredMark(dataFolder);
  if (!existsSync(mark)) return;
  await work();
  rmSync(mark);
}
