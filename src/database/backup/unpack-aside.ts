import { mkdir, open, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Refusal } from "../../domain/shared/decision.ts";
import type { Opening } from "./manifest.ts";
import { syncFolder } from "./placing.ts";
import type { Unpacking } from "./read-backup.ts";

/** Writes a backup's content below `aside`, which is made for it; `sync` makes all of it outlive a power failure. */
export function unpackInto(
  aside: string,
  fits: (opening: Opening) => Refusal | undefined,
): Unpacking & { sync(): Promise<void> } {
  const folders = [aside];
  return {
    async begin(opening) {
      const refusal = fits(opening) ?? (await tooLarge(dirname(aside), opening));
      if (!refusal) await mkdir(aside, { mode: 0o700 });
      return refusal;
    },
    async folder(path) {
      const folder = join(aside, path);
      await mkdir(folder, { mode: 0o700 });
      folders.push(folder);
    },
    async file(path, content) {
      // "wx" follows no link and replaces nothing, whatever the backup says.
      const file = await open(join(aside, path), "wx", 0o600);
      try {
        for await (const piece of content) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async sync() {
      for (const folder of folders.toReversed()) await syncFolder(folder);
    },
  };
}

async function tooLarge(folder: string, { dataBytes }: Opening): Promise<Refusal | undefined> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free > dataBytes) return undefined;
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
  return {
    reason: `The disk of ${folder} has ${megabytes(free)} free; the backup unpacks to ${megabytes(dataBytes)}`,
    accepted: "--into a folder on a larger disk",
  };
}
