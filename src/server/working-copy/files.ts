import { randomBytes } from "node:crypto";
import { link, open, readdir, readFile, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { misfitOfUtf8 } from "../../domain/shared/utf8.ts";

/** A file as it stands on the disk. */
export type OnDisk =
  | { readonly is: "text"; readonly text: string; readonly isReadOnly: boolean }
  | { readonly is: "gone" }
  | {
      readonly is: "unreadable";
      readonly line: number;
      readonly column: number;
      readonly reason: string;
      readonly accepted: string;
    };

/** The file that a path leads to: a link stays a link, and what it leads to is kept in step, also where it is not there yet. */
export async function behindLinks(path: string): Promise<string> {
  const there = await realpath(path).catch(() => undefined);
  if (there !== undefined) return there;
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : resolve(dirname(path), target);
}

/** Milliseconds in which a file has to stay as it is before it counts as written: editors and git write in several steps. */
const settling = { still: 150, most: 5_000 };

/** The text of a file once nobody is writing it; what still changes after seconds is read as it is. */
export async function settledFile(path: string): Promise<OnDisk> {
  let before = await onDisk(path);
  for (let waited = 0; waited < settling.most; waited += settling.still) {
    await setTimeout(settling.still);
    const now = await onDisk(path);
    if (sameFile(before, now)) return now;
    before = now;
  }
  return before;
}

const sameFile = (one: OnDisk, other: OnDisk): boolean =>
  one.is === other.is && (one.is !== "text" || other.is !== "text" || one.text === other.text);

export async function onDisk(path: string): Promise<OnDisk> {
  try {
    const { size, mode } = await stat(path);
    if (size > largest) return unreadable("the file is too large", "at most 6 MB");
    const bytes = await readFile(path);
    const misfit = misfitOfUtf8(bytes);
    if (misfit) return unreadable("the file is not UTF-8 text", "the same text saved as UTF-8", misfit);
    return { is: "text", text: bytes.toString("utf8"), isReadOnly: (mode & 0o222) === 0 };
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT" || code === "ENOTDIR") return { is: "gone" };
    return unreadable(`it cannot be read (${code ?? "unknown"})`, "a file we may read");
  }
}

const unreadable = (reason: string, accepted: string, place = { line: 1, column: 1 }): OnDisk => ({
  is: "unreadable",
  ...place,
  reason,
  accepted,
});

const largest = 6_000_000;

/** Writes a text beside the file whose place it shall take, with the permissions of that one unless it goes aside. */
export async function prepare(path: string, text: string, goesAside = false): Promise<string> {
  const fresh = `${besides(path)}${awaiting}`;
  const there = goesAside ? undefined : await stat(path).catch(() => undefined);
  await writeDurably(fresh, text, there ? there.mode & 0o777 : 0o644);
  return fresh;
}

/**
 * Puts a prepared file in the place of one that holds another text: whole or not at all. Somebody may have written between our
 * last look and now; what they wrote comes back, so that it can be joined and is not lost.
 */
export async function putInPlace(
  path: string,
  { expected, fresh }: { readonly expected: string | undefined; readonly fresh: string },
): Promise<{ readonly overwritten: string | undefined }> {
  const was = besides(path);
  try {
    // A second name for what is there now: the renaming takes the first name away, not the content.
    await link(path, was).catch(() => undefined);
    await rename(fresh, path);
    const before = await onDisk(was);
    return { overwritten: before.is === "text" && before.text !== expected ? before.text : undefined };
  } finally {
    await rm(was, { force: true });
  }
}

/** Keeps a file that cannot be read beside the one that takes its place, and tells where. */
export async function keepAside(path: string, at: Date): Promise<string | undefined> {
  const aside = `${path}.${at.toISOString().replaceAll(/[:.]/g, "-")}.kept`;
  return rename(path, aside).then(
    () => aside,
    () => undefined,
  );
}

/** Whether a prepared file never came to its place: the server was killed before. */
export const isAwaited = async (path: string): Promise<boolean> =>
  (await leftoversOf(path)).some((name) => name.endsWith(awaiting));

/** Takes away what a server left that was killed while it wrote. */
export async function clearLeftovers(path: string): Promise<void> {
  for (const name of await leftoversOf(path)) await rm(join(dirname(path), name), { force: true });
}

const leftoversOf = async (path: string): Promise<string[]> =>
  (await readdir(dirname(path)).catch(() => [])).filter((name) =>
    name.startsWith(`.${basename(path)}.entente-`),
  );

/** The end of the name of what waits to take the place of the file. */
const awaiting = ".new";

const besides = (path: string): string =>
  join(dirname(path), `.${basename(path)}.entente-${randomBytes(6).toString("hex")}`);

async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
