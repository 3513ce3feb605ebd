import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, realpathSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { closedFolder, isRoot, type RunAs } from "./embedded/run-as.ts";

export type DataFolderQuestion = {
  /** The environment; `ENTENTE_DATA` is read from it. */
  readonly env: { readonly ENTENTE_DATA?: string | undefined };
  /** The folder of the clone. */
  readonly clone: string;
  readonly asRoot?: boolean;
};

/**
 * Where data is kept: `ENTENTE_DATA`; else `.entente` in the clone; as root, whose clone PostgreSQL's own user may not
 * be able to enter, a system state folder named after the clone.
 */
export function dataFolder(question: DataFolderQuestion): string {
  const { env, clone, asRoot = isRoot() } = question;
  if (env.ENTENTE_DATA) return resolve(env.ENTENTE_DATA);
  return asRoot ? join("/var/lib/entente", nameOf(clone)) : join(clone, ".entente");
}

/** Two clones of one name are told apart by where they lie. */
function nameOf(clone: string): string {
  const hash = createHash("sha256").update(resolve(clone)).digest("hex").slice(0, 8);
  return `${basename(resolve(clone)).replace(/[^\w.-]/g, "-")}-${hash}`;
}

/**
 * Creates the folder when it is missing and returns its real path. Throws with the reason when we may not write there,
 * or when the user who runs PostgreSQL cannot get there.
 */
export function openDataFolder(path: string, user: RunAs): string {
  const folder = writableFolder(resolve(path), user);
  const closed = closedFolder(folder, user);
  if (closed !== undefined)
    throw new Error(
      `The data folder ${folder} cannot be used: PostgreSQL does not run as root, and other users may not enter ${closed}. Set ENTENTE_DATA to a folder outside it, for example ${join("/var/lib/entente", basename(folder))}.`,
    );
  return folder;
}

function writableFolder(path: string, user: RunAs): string {
  try {
    // Others may pass through to what is theirs, and list nothing.
    mkdirSync(path, { recursive: true, mode: user.uid === undefined ? 0o700 : 0o711 });
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    throw new Error(
      `The data folder ${path} cannot be used: ${whatFailed(error)}. Set ENTENTE_DATA to a folder that you may write to.`,
      { cause: error },
    );
  }
}

function whatFailed(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "EEXIST" || code === "ENOTDIR") return "a file is in the way";
  if (code === "EROFS") return "the file system is read-only";
  return error instanceof Error ? error.message : String(error);
}
