import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A hash of what a target is built from: equal content is an equal build, whatever the dates of the files say. */
export function contentOf(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) {
    for (const file of filesIn(join(root, source))) hash.update(`\n${file}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** True when the last build was made from this content and is still there; its dates then become today's. */
export function isCurrent(
  dist: string,
  target: string,
  content: string,
  outputs: readonly string[],
): boolean {
  const [main] = outputs;
  if (stamps(dist)[target] !== content || main === undefined || !existsSync(main)) return false;
  // The launcher compares dates: after a checkout the sources look newer than they are.
  const now = new Date();
  utimesSync(main, now, now);
  return true;
}

export function remember(dist: string, target: string, content: string): void {
  writeFileSync(
    join(dist, ".stamp"),
    `${JSON.stringify({ ...stamps(dist), [target]: content }, undefined, 2)}\n`,
  );
}

function filesIn(source: string): string[] {
  if (!existsSync(source)) return [];
  if (!statSync(source).isDirectory()) return [source];
  return globSync("**/*", { cwd: source })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => join(source, file))
    .filter((file) => statSync(file).isFile())
    .toSorted();
}

function stamps(dist: string): Readonly<Record<string, string>> {
  const file = join(dist, ".stamp");
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  } catch {
    // A stamp that was cut off half-way says nothing: everything is built again.
    return {};
  }
}
