import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "./planted.ts";

/**
 * Who looks across all workspaces, as the owner of the tables, and why. Nothing that a person asks for may: each new place is
 * read by somebody before it stands here.
 */
const known: Readonly<Record<string, readonly string[]>> = {
  "src/server/audit/actions.ts": ["an act on the whole installation"],
  "src/server/audit/heads.ts": ["the head of each trail, for the log", "the trails to verify"],
  "src/server/doctor/queries.ts": [
    "the server of the database itself",
    "the migrations, which are of no workspace",
    "the catalog: which tables are guarded",
    "the catalog: whose rights views have",
  ],
  "src/server/idempotency/actions.ts": ["answers that are old, in every workspace"],
  "src/server/strategies/terms.ts": ["the strategy in force of each workspace, at start"],
  "src/server/workspaces/founding.ts": ["one founding at a time"],
  "src/server/workspaces/queries.ts": ["which workspaces there are"],
  "src/server/workspaces/sample.ts": ["whether there is any workspace yet"],
};

const sources = globSync("src/**/*.ts", { cwd: projectRoot })
  .filter((file) => !file.endsWith(".test.ts") && file !== "src/database/connection.ts")
  .map((file) => ({ file, text: readFileSync(join(projectRoot, file), "utf8") }));

test("every look across workspaces is known, and names its reason", () => {
  const found = sources.flatMap(({ file, text }) => {
    const reasons = [...text.matchAll(/\b(?:atLengthA|a)crossWorkspaces\(\s*[\w.]+,\s*("([^"]+)")?/g)];
    return reasons.length === 0 ? [] : [[file, reasons.map(([, , reason]) => reason ?? "none")] as const];
  });
  expect(Object.fromEntries(found)).toEqual(known);
});

test("nobody takes the connections of the owner by another way, but for the list of migrations", () => {
  const taken = /\bconnection\.(?:longOwner|owner)\b|\{[^}]*\b(?:longOwner|owner)\b[^}]*\}: Connection/;
  const ways = sources.filter(({ text }) => taken.test(text));
  expect(ways.map(({ file }) => file)).toEqual(["src/server/health-queries.ts"]);
});
