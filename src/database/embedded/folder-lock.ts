import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, startOf } from "./processes.ts";

/**
 * Takes the data folder for this process, or throws with the process that has it. A lock whose process is gone is
 * stale, also when its pid has been given to another process since. PostgreSQL's own lock stands behind this one; ours
 * covers initdb too and gives the reason in words.
 */
export function lockFolder(folder: string): { release(): void } {
  const path = join(folder, "lock");
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? null });
  for (let attempt = 0; attempt < 10; attempt++) {
    if (createWith(path, mine)) return { release: () => rmSync(path, { force: true }) };
    const theirs = readOr(path);
    if (theirs === undefined) continue;
    const holder = parse(theirs);
    if (holder && isHolding(holder))
      throw new Error(
        `The data folder ${folder} is in use by process ${holder.pid}. Stop that one first, or set ENTENTE_DATA to another folder.`,
      );
    removeStale(path, theirs);
  }
  throw new Error(`Could not lock the data folder ${folder}: others keep taking ${path}`);
}

type Holder = { readonly pid: number; readonly started: string | null };

function isHolding(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const started = startOf(holder.pid) ?? null;
  return started === null || holder.started === null || started === holder.started;
}

/** Creates the file with its content in one step, so that nobody reads it half-written. False when it exists. */
function createWith(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two starts may find the same stale lock; the slower one must not remove the lock that the faster one then made. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readOr(aside) !== stale) {
    try {
      linkSync(aside, path);
    } catch {
      // A third start has locked the folder meanwhile; PostgreSQL's own lock decides between the two.
    }
  }
  rmSync(aside, { force: true });
}

function parse(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    return typeof holder === "object" && holder !== null && "pid" in holder && typeof holder.pid === "number"
      ? {
          pid: holder.pid,
          started: "started" in holder && typeof holder.started === "string" ? holder.started : null,
        }
      : undefined;
  } catch {
    return undefined;
  }
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
