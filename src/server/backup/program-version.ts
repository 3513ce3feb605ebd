import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../database/project-folder.ts";

/** The release that is running, from its package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectFolder(), "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
