import { chownSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

/** Who runs a program: a uid and gid given to `spawn`, or nothing, meaning ourselves. */
export type RunAs = { readonly uid?: number; readonly gid?: number };

/** The system user who runs PostgreSQL: PostgreSQL refuses to run as root, everybody else runs it themselves. */
export function serverUser(): RunAs {
  return isRoot() ? { uid: dedicatedUid, gid: dedicatedUid } : {};
}

/** initdb looks its user up by name, so a dedicated number without a passwd entry will not do for it. */
export function initdbUser(): RunAs {
  return isRoot() ? nobody() : {};
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * A uid of PostgreSQL's own, so that other programs of `nobody` can reach neither data nor socket. Taken from the
 * range that distributions and systemd leave free, and below 65536 because a container may have no more.
 */
const dedicatedUid = 60_747;

/** Usually 65534; -2 on macOS, which is the same number seen unsigned. */
function nobody(): RunAs {
  const entry = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  const unsigned = (text: string | undefined): number => Number(text ?? 65_534) >>> 0;
  return { uid: unsigned(entry?.[1]), gid: unsigned(entry?.[2]) };
}

/** Gives a folder and all in it to `user`; nothing to do when that is ourselves. */
export function giveFolder(folder: string, user: RunAs): void {
  if (user.uid === undefined || user.gid === undefined) return;
  chownSync(folder, user.uid, user.gid);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (lstatSync(path).isDirectory()) giveFolder(path, user);
    else chownSync(path, user.uid, user.gid);
  }
}

/** The outermost folder on the way to `folder` that `user` may not enter; undefined when the way is open. */
export function closedFolder(folder: string, user: RunAs): string | undefined {
  if (user.uid === undefined || mayEnter(folder, user)) return undefined;
  const parent = dirname(folder);
  return (parent === folder ? undefined : closedFolder(parent, user)) ?? folder;
}

/** Tried, not computed from mode bits: access lists and mounts count too. */
function mayEnter(folder: string, user: RunAs): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
  if (tried.error)
    throw new Error(
      `PostgreSQL may not run as root, and the system does not let root run it as user ${user.uid} (${tried.error.message}). Start as an ordinary user, or set DATABASE_URL.`,
    );
  return tried.status === 0;
}
