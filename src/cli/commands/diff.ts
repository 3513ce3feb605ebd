import { endpoints } from "../../contract/endpoints.ts";
import { type Change, diffStrategies } from "../../domain/strategy/diff.ts";
import { writeChanges } from "../change-lines.ts";
import { writeConflicts } from "../conflict-lines.ts";
import { pulledFrom } from "../pulled.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { loadFile } from "../strategy-source.ts";
import { readText } from "../strategy-text.ts";
import { whose } from "../whose-draft.ts";

type Options = { readonly json?: boolean };

/** `entente diff OLD NEW`: what changed, in the strategy's words; 1 when anything did. With one file, what a push of it would change in the server's draft. */
export async function diff(
  shell: Shell,
  before: string,
  after: string | undefined,
  options: Options,
): Promise<ExitCode> {
  if (after === undefined) return diffWithDraft(shell, before, options);
  if (before === "-" && after === "-")
    return refuse(shell, { reason: "standard input holds one strategy", accepted: "- for one of the two" });
  const old = await loadFile(shell, before);
  if ("exitCode" in old) return old.exitCode;
  const now = await loadFile(shell, after);
  if ("exitCode" in now) return now.exitCode;
  return tell(shell, old.data, now.data, options);
}

/** What a push would change in the draft. A file that was never pulled has nothing in common with it, and is held against it whole. */
async function diffWithDraft(shell: Shell, file: string, options: Options): Promise<ExitCode> {
  const now = await loadFile(shell, file);
  if ("exitCode" in now) return now.exitCode;
  return withServer(shell, async ({ call }) => {
    const draft = await call(endpoints.draft, {});
    if ("exitCode" in draft) return draft.exitCode;
    const pulled = await pulledFrom(shell, file);
    shell.err.write(`against the draft${await whose({ call })} at revision ${draft.revision}\n`);
    if (!pulled) {
      shell.err.write(`${file} was never pulled from there: what only the draft has reads as removed\n`);
      return tell(shell, draft.data ?? {}, now.data, options);
    }
    const text = await readText(file);
    if (!text.ok) return refuse(shell, text);
    const query = { base: String(pulled.revision), sha256: pulled.sha256, origin: "file" };
    const reply = await call(endpoints.bringDraft, { query, body: text.value, dryRun: true });
    if ("exitCode" in reply) return reply.exitCode;
    if (reply.saved) return say(shell, reply.changes, options);
    if (options.json) writeJson(shell, { version: 1, conflicts: reply.conflicts });
    else writeConflicts(shell, file, reply.conflicts);
    return exitCodes.found;
  });
}

const tell = (shell: Shell, before: unknown, after: unknown, options: Options): ExitCode =>
  say(shell, diffStrategies(before, after), options);

function say(shell: Shell, changes: readonly Change[], { json }: Options): ExitCode {
  if (json) writeJson(shell, { version: 1, changes });
  else writeChanges(shell, changes);
  return changes.length > 0 ? exitCodes.found : exitCodes.nothingToDo;
}
