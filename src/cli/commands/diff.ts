import { endpoints } from "../../contract/endpoints.ts";
import { diffStrategies } from "../../domain/strategy/diff.ts";
import { writeChanges } from "../change-lines.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { loadFile } from "../strategy-source.ts";

type Options = { readonly json?: boolean };

/** `entente diff OLD NEW`: what changed, in the strategy's words; 1 when anything did. With one file, the server's draft is the old one. */
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

async function diffWithDraft(shell: Shell, file: string, options: Options): Promise<ExitCode> {
  const now = await loadFile(shell, file);
  if ("exitCode" in now) return now.exitCode;
  return withServer(shell, async ({ call }) => {
    const draft = await call(endpoints.draft, {});
    return "exitCode" in draft ? draft.exitCode : tell(shell, draft.data ?? {}, now.data, options);
  });
}

function tell(shell: Shell, before: unknown, after: unknown, { json }: Options): ExitCode {
  const changes = diffStrategies(before, after);
  if (json) writeJson(shell, { version: 1, changes });
  else writeChanges(shell, changes);
  return changes.length > 0 ? exitCodes.found : exitCodes.nothingToDo;
}
