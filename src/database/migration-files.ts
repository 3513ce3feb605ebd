import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./project-folder.ts";

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** `NNNN-reason.sql`, numbered from 1 without gaps. */
export function migrationFiles(
  folder: string = join(projectFolder(), "src", "database", "migrations"),
): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted();
  return names.map((name, index) => {
    const number = Number(/^(\d{4})-/.exec(name)?.[1]);
    if (number !== index + 1) throw new Error(`Migration ${name} should have number ${index + 1}`);
    // A checkout with CRLF line ends holds the same migration.
    const sql = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
    return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}
