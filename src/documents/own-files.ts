import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A file of this folder as it lies in the clone, whether this module runs from the sources or from a bundle: what is read or
 * started at run time is not bundled.
 */
export function ownFile(...steps: readonly string[]): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return join(folder, "src", "documents", ...steps);
}
