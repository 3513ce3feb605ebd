import { basename } from "node:path";
import { endpoints } from "../../contract/endpoints.ts";
import { writeChanges } from "../change-lines.ts";
import { writeConflicts } from "../conflict-lines.ts";
import { notePulled, noteSeen, type Pulled, pulledFrom, writeWhole } from "../pulled.ts";
import { type Caller, withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, refuse, type Shell } from "../shell.ts";
import { loadFile } from "../strategy-source.ts";
import { whose } from "../whose-draft.ts";
import { readText } from "../strategy-text.ts";

/**
 * `entente push FILE`: brings a file into the draft of a server, joined with what others saved since it was pulled. Where both
 * changed a place nothing is saved, the places are printed, and it ends with 1.
 */
export const push = (shell: Shell, file: string, options: PushOptions): Promise<ExitCode> =>
  withServer(shell, async ({ call }) => {
    const source = await loadFile(shell, file);
    if ("exitCode" in source) return source.exitCode;
    const text = await readText(file);
    if (!text.ok) return refuse(shell, text);
    const base = await baseOf({ call }, shell, file, options);
    if ("exitCode" in base) return base.exitCode;
    const query = {
      base: String(base.revision),
      ...(base.sha256 === "" ? {} : { sha256: base.sha256 }),
      origin: "file",
      fileName: basename(file),
      ...(options.take === undefined ? {} : { take: options.take === "file" ? "brought" : "draft" }),
      ...(base.seen === undefined ? {} : { seen: String(base.seen) }),
    };
    const reply = await call(endpoints.bringDraft, { query, body: text.value });
    if ("exitCode" in reply) return reply.exitCode;
    if (!reply.saved) {
      writeConflicts(shell, file, reply.conflicts);
      shell.err.write("nothing was saved\n");
      const noted = await noteSeen(shell, file, base, reply.revision);
      return noted.ok ? exitCodes.found : refuse(shell, noted);
    }
    writeChanges(shell, reply.changes);
    shell.err.write(`the draft${await whose({ call })} is revision ${reply.revision}\n`);
    if (reply.joined) return takeJoined({ call }, shell, file, text.value);
    const noted = await notePulled(shell, file, { revision: reply.revision, text: text.value });
    return noted.ok ? exitCodes.nothingToDo : refuse(shell, noted);
  });

export type PushOptions = {
  /** Puts the file in place of the draft, whatever others saved. */
  readonly replace?: boolean;
  /** Whose value stays in the conflicts that were shown. */
  readonly take?: "file" | "draft";
};

async function baseOf(
  { call }: Caller,
  shell: Shell,
  file: string,
  { replace }: PushOptions,
): Promise<Pulled | { exitCode: ExitCode }> {
  if (replace) {
    const state = await call(endpoints.draftState, {});
    return "exitCode" in state ? state : { revision: state.revision, sha256: "" };
  }
  const pulled = await pulledFrom(shell, file);
  if (pulled) return pulled;
  const refusal = {
    reason: `${file} was never pulled from there, so it is not known what was changed in it`,
    accepted:
      "entente pull into another file, then your changes there; --replace puts it in place of the draft",
  };
  return { exitCode: refuse(shell, refusal) };
}

/** What others wrote comes back into the file, unless it was changed here in the same moment. */
async function takeJoined({ call }: Caller, shell: Shell, file: string, pushed: string): Promise<ExitCode> {
  const draft = await call(endpoints.draft, {});
  if ("exitCode" in draft) return draft.exitCode;
  const now = await readText(file);
  if (!now.ok || now.value !== pushed)
    return refuse(shell, {
      reason: `${file} was changed while it was pushed; what was pushed is in the draft`,
      accepted: "the same command again",
    });
  const kept = await writeWhole(file, draft.text);
  const noted = kept.ok ? await notePulled(shell, file, draft) : kept;
  if (!noted.ok) return refuse(shell, noted);
  shell.err.write(`others had changed the draft; ${file} has their changes too\n`);
  return exitCodes.nothingToDo;
}
