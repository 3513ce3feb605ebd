import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { atLengthInWorkspace } from "../src/database/connection.ts";
import { projectFolder } from "../src/database/project-folder.ts";
import { rebuildDailyFacts } from "../src/server/facts/daily-facts-queries.ts";
import { companyOf, lastDay, type Rows, type Size } from "./company.ts";
import { timed } from "./figure.ts";
import type { Ground } from "./ground.ts";

/** Loads a made-up company as a workspace of its own, with its daily facts as an import leaves them. */
export async function loadCompany(ground: Ground, size: Size, say: (line: string) => void): Promise<string> {
  const { workspace, tables } = companyOf(size);
  const { superuser, folder } = ground;
  await addWorkspace(superuser, workspace, `Size ${size}`);
  // The rows are right by construction; checking each foreign key would take longer than all else.
  await superuser.query("set session_replication_role = replica");
  for (const [table, columns, rows] of tables) await copyRows(superuser, folder, table, columns, rows);
  await superuser.query("set session_replication_role = origin");
  await superuser.query("analyze");
  const counting = await timed(() =>
    atLengthInWorkspace(ground.connection, workspace, (tx) => rebuildDailyFacts(tx, workspace)),
  );
  await superuser.query("vacuum analyze");
  const { rows } = await superuser.query("select count(*) as n from daily_facts where workspace_id = $1", [
    workspace,
  ]);
  say(`size ${size}: ${rows[0]?.n} daily facts, counted in ${(counting / 1000).toFixed(1)} s`);
  return workspace;
}

/** A workspace without facts, under the strategy of the sample. */
export async function addWorkspace(superuser: pg.Client, workspace: string, name: string): Promise<void> {
  const text = readFileSync(join(projectFolder(), "samples", "adventureworks", "strategy.yaml"), "utf8");
  await superuser.query(
    `insert into workspaces (id, name, currency, is_sample, default_as_of, facts_revision, created_at, requires_totp)
       values ($1, $2, 'USD', false, $3, 1, $4, false)`,
    [workspace, name, lastDay, moment],
  );
  await superuser.query(
    `insert into strategies (workspace_id, version, file_name, source_text, name, loaded_at, state, adopted_at)
       values ($1, 1, 'strategy.yaml', $2, $3, $4, 'adopted', $4)`,
    [workspace, text, name, moment],
  );
}

const moment = new Date("2020-06-01T00:00:00Z");

async function copyRows(
  superuser: pg.Client,
  folder: string,
  table: string,
  columns: readonly string[],
  rows: Rows,
): Promise<void> {
  const path = join(folder, `${table}.txt`);
  writeRows(path, rows);
  await superuser.query(`copy ${table} (${columns.join(", ")}) from '${path}'`);
  rmSync(path);
}

/** PostgreSQL's text form: tabs between values, `\N` for nothing. The values made up here need no escapes. */
function writeRows(path: string, rows: Rows): void {
  const file = openSync(path, "w", 0o644);
  let lines: string[] = [];
  const flush = (): void => {
    writeSync(file, lines.join(""));
    lines = [];
  };
  for (const row of rows) {
    lines.push(`${row.map((cell) => cell ?? "\\N").join("\t")}\n`);
    if (lines.length === 10_000) flush();
  }
  flush();
  closeSync(file);
}
