import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Connection, inWorkspace, type Tx } from "../../database/connection.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { readStrategy } from "../../domain/strategy/read.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { type AuditEvent, type By, byLocalOwner, byProgram, record } from "../audit/actions.ts";
import { followVersion } from "../drafts/following.ts";
import { strategyIn } from "./actions.ts";
import { insertStrategy, newestLoaded } from "./queries.ts";
import { publishTerms } from "./terms.ts";

/**
 * Loads a strategy file as the newest version of the workspace. No when the file cannot be read as a strategy; a file equal
 * to the newest version changes nothing. Values that do not fit are the check's business, not a reason to refuse.
 */
export async function loadStrategyFile(
  connection: Connection,
  workspace: string,
  path: string,
  at: Date,
): Promise<Decision<{ version: number }>> {
  const text = await readFile(path, "utf8").catch((error: Error) => error);
  if (text instanceof Error)
    return no(`${path} cannot be read: ${text.message}`, "the path of a strategy file");
  const { data, problems } = parseStrategyFile(text);
  const [problem] = problems;
  if (problem) return no(`${path}:${problem.line}:${problem.column}: ${problem.reason}`, problem.accepted);
  const strategy = strategyIn(text);
  if (!strategy)
    return no(
      `${path} is not a strategy: ${readStrategy(data).misfits[0]?.message ?? "it names no company"}`,
      "a file that `entente check` can read",
    );
  const { name } = strategy.strategy;
  const version = await inWorkspace(connection, workspace, (tx) =>
    storeStrategy(tx, workspace, { fileName: basename(path), text, name, at, by: byLocalOwner(null) }),
  );
  return yes({ version });
}

export type NewStrategy = {
  readonly fileName: string;
  readonly text: string;
  readonly name: string;
  /** What is new in it, for its readers. */
  readonly note?: string;
  readonly at: Date;
  /** Who stands in the audit trail; the program itself where nobody asked. */
  readonly by?: By;
};

/**
 * Keeps a text as the newest version, in force for every day, and gives its number. A text equal to the newest that was loaded
 * is that version: starting again with the same file does not put aside what was adopted since.
 */
export async function storeStrategy(tx: Tx, workspace: string, strategy: NewStrategy): Promise<number> {
  const newest = await newestLoaded(tx, workspace);
  if (newest?.source_text === strategy.text) return newest.version;
  const version = (newest?.highest ?? 0) + 1;
  const { fileName, text, name, note = null, at, by = byProgram } = strategy;
  await insertStrategy(tx, { workspace, version, fileName, text, name, note, at });
  const audit = (one: AuditEvent) => record(tx, workspace, by.actor, one, { at, requestId: by.requestId });
  if (newest) await followVersion(tx, workspace, { version, text, fileName, at, audit });
  await publishTerms(tx, workspace, { version, text, from: null, at });
  const event = {
    action: "strategy.loaded",
    object: { kind: "strategy", id: String(version) },
    after: { name, fileName },
  };
  await audit(event);
  return version;
}
