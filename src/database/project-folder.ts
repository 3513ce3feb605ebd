import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the clone: the nearest one above this module that holds a package.json, built or not. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}
