import { type FSWatcher, statSync, watch } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { WorkingCopy } from "../http/site.ts";
import type { Connection } from "../../database/connection.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { onlyOwnWorkspace } from "../workspaces/finding-own.ts";
import { keepInStep } from "./stepping.ts";

/** Which file is kept in step, and with what. */
export type Watching = {
  readonly connection: Connection;
  readonly path: string;
  readonly now: () => Date;
  readonly say: (line: string) => void;
};

/** Milliseconds: a folder may tell of no change (network drives), so it is looked at, too. */
const everyMilliseconds = 2_000;

/** Keeps a file and the draft in step until it is stopped. One step runs at a time; what happens meanwhile asks for one more. */
export function watchWorkingCopy({ connection, path, now, say }: Watching): WorkingCopy {
  let workspace: string | undefined;
  let underWay: Promise<void> | undefined;
  let isAsked = false;
  let isStopped = false;
  let said = "";
  const tell = (line: string): void => {
    if (line !== said) say(line);
    said = line;
  };
  const step = async (): Promise<void> => {
    workspace ??= await onlyOwnWorkspace(connection);
    if (workspace !== undefined) await keepInStep({ connection, workspace, path, now });
  };
  const run = async (): Promise<void> => {
    while (isAsked && !isStopped) {
      isAsked = false;
      await step().then(
        () => void (said = ""),
        (error: Error) => tell(`Working copy ${path}: ${error.message}; it is tried again.`),
      );
    }
    underWay = undefined;
  };
  const nudge = (): void => {
    isAsked = true;
    underWay ??= run();
  };
  const timer = setInterval(nudge, everyMilliseconds).unref();
  const watcher = watcherOf(path, nudge);
  nudge();
  return {
    nudge,
    workspace: () => workspace,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      watcher?.close();
      await underWay;
    },
  };
}

/** The folder is watched, not the file: git and editors put a new file in its place. */
function watcherOf(path: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) changed();
    });
    watcher.on("error", () => watcher.close());
    return watcher.unref();
  } catch {
    return undefined;
  }
}

/** The file that a setting means: itself, or strategy.yaml in a folder. No where neither the file nor its folder is there. */
export function workingCopyAt(setting: string): Decision<string> {
  const path = resolve(setting);
  if (isFolder(path)) return yes(join(path, "strategy.yaml"));
  return isFolder(dirname(path))
    ? yes(path)
    : no(
        `ENTENTE_WORKING_COPY=${setting}: there is no such folder`,
        "a folder that exists, or a file in one",
      );
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
