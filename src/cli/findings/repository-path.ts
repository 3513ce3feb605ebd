import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** A file's path from the root of its repository, with `/`; outside of one, from the working folder. */
export function repositoryPath(name: string): string {
  if (name === "-") return "stdin";
  const file = resolve(name);
  return relative(repositoryRoot(dirname(file)) ?? process.cwd(), file)
    .split(sep)
    .join("/");
}

function repositoryRoot(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryRoot(parent);
}
