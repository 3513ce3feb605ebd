import type { DraftConflict } from "../../contract/drafts.ts";
import type { Decided } from "../../domain/strategy/merge.ts";
import { pathOf } from "../../domain/strategy/path.ts";
import { same } from "../../domain/strategy/plain-data.ts";
import { type Connection, inWorkspace, type Tx } from "../../database/connection.ts";
import { type AuditEvent, program, record } from "../audit/actions.ts";
import { join, type Joined, type Written } from "../drafts/joining.ts";
import { currentDraft, type DraftText, read } from "../drafts/reading.ts";
import { keepDraft } from "../drafts/saving.ts";
import { Refused } from "../http/problems.ts";
import { mostCharacters } from "../strategies/brought.ts";
import { textOfVersion } from "../strategies/actions.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import {
  behindLinks,
  clearLeftovers,
  isAwaited,
  keepAside,
  type OnDisk,
  onDisk,
  prepare,
  putInPlace,
  settledFile,
} from "./files.ts";
import { halfWritten } from "./half-written.ts";
import { type FileChange, type FileKept, holdWorkingFile, updateWorkingFile } from "./queries.ts";

/** One draft and its file. */
export type Bound = {
  readonly connection: Connection;
  readonly workspace: string;
  readonly path: string;
  readonly now: () => Date;
};

/**
 * Brings file and draft into step, as far as it can be done without a person: what changed on one side goes to the other, what
 * changed on both is joined. Each step leaves database and file in a state that the next one goes on from, whenever the program
 * is killed: what is in the draft is committed before the file is written, and what will be written lies beside the file and is
 * noted before it takes its place. Noted and not beside it any more, it is what file and draft had in common last.
 */
export async function keepInStep(bound: Bound): Promise<void> {
  const file = await behindLinks(bound.path);
  const isInPlace = !(await isAwaited(file));
  const disk = await settledFile(file);
  const next = await inWorkspace(bound.connection, bound.workspace, (tx) => look(tx, bound, disk, isInPlace));
  await clearLeftovers(file);
  if (next === undefined) return;
  const change = (to: FileChange) =>
    inWorkspace(bound.connection, bound.workspace, (tx) =>
      updateWorkingFile(tx, bound.workspace, to, bound.now()),
    );
  const fresh = await prepare(file, next.text, next.aside);
  await change({ fileText: next.text });
  const isWritten = await putOnDisk(file, bound.now(), { ...next, fresh });
  await change(isWritten ? { ...settled, commonText: next.text, takesDraft: false } : { fileText: null });
  await clearLeftovers(file);
}

/** What is to be written over which text. */
type Writing = { readonly expected: string | undefined; readonly text: string; readonly aside: boolean };

const settled: FileChange = { state: "in-step", problem: null, conflicts: [], fileText: null };

/** Decides by the three texts; answers what is to be written to the file, if anything. */
async function look(tx: Tx, bound: Bound, disk: OnDisk, isInPlace: boolean): Promise<Writing | undefined> {
  const { workspace } = bound;
  const kept = await afterWriting(tx, bound, await holdFileAt(tx, bound), isInPlace);
  const draft = await currentDraft(tx, workspace);
  const common = kept.common_text;
  if (kept.takes_draft) return { expected: textOn(disk), text: draft.text, aside: disk.is !== "gone" };
  if (disk.is === "gone")
    return common === null
      ? { expected: undefined, text: draft.text, aside: false }
      : note(tx, bound, kept, { ...settled, state: "gone" });
  if (disk.is === "unreadable")
    return note(tx, bound, kept, {
      ...settled,
      state: "unreadable",
      problem: problemOf(disk),
    });
  if (disk.text === draft.text) return note(tx, bound, kept, { ...settled, commonText: draft.text });
  if (disk.text === common && disk.isReadOnly)
    return note(tx, bound, kept, { ...settled, state: "unreadable", problem: readOnly });
  if (disk.text === common) return { expected: disk.text, text: draft.text, aside: false };
  await bring(tx, bound, { text: disk.text, common: common ?? (await firstCommon(tx, workspace, draft)) });
  return undefined;
}

/** A new file could take its place all the same; whoever took the permission away meant it to stay as it is. */
const readOnly = {
  line: 1,
  column: 1,
  reason: "the file is read-only, and the draft has changed since",
  accepted: "permission to write it, or your word below",
};

/** What was about to be written when the program was killed: it came to its place, or it did not. In a conflict the text is that of a person. */
async function afterWriting(
  tx: Tx,
  { workspace, now }: Bound,
  kept: FileKept,
  isInPlace: boolean,
): Promise<FileKept> {
  const { state, file_text: text } = kept;
  if (state === "conflict" || text === null) return kept;
  const common = isInPlace ? text : kept.common_text;
  await updateWorkingFile(tx, workspace, { fileText: null, commonText: common }, now());
  return { ...kept, file_text: null, common_text: common };
}

/** With another file than before, file and draft have never met. */
async function holdFileAt(tx: Tx, { workspace, path, now }: Bound): Promise<FileKept> {
  const kept = await holdWorkingFile(tx, workspace, path, now());
  if (kept.path === path) return kept;
  await updateWorkingFile(tx, workspace, { ...settled, path, commonText: null, takesDraft: false }, now());
  return holdWorkingFile(tx, workspace, path, now());
}

const textOn = (disk: OnDisk): string | undefined => (disk.is === "text" ? disk.text : undefined);
const problemOf = ({ is: _, ...problem }: Extract<OnDisk, { is: "unreadable" }>) => problem;

/** Before they ever met: what both come from is the version that the draft stands on. */
const firstCommon = async (tx: Tx, workspace: string, draft: DraftText): Promise<string> =>
  (draft.basedOn === null ? undefined : await textOfVersion(tx, workspace, draft.basedOn)) ?? draft.text;

/** Notes how the file stands, and only what is new of it. */
async function note(tx: Tx, bound: Bound, kept: FileKept, change: FileChange): Promise<undefined> {
  const isSame =
    kept.state === (change.state ?? kept.state) &&
    (change.commonText === undefined || kept.common_text === change.commonText) &&
    same(kept.problem, change.problem ?? null) &&
    same(kept.conflicts, JSON.parse(JSON.stringify(change.conflicts ?? [])));
  if (!isSame) await updateWorkingFile(tx, bound.workspace, change, bound.now());
}

type Brought = { readonly text: string; readonly common: string };

/** Joins a text of the file into the draft. Where it cannot be read, or both changed a place, that is kept for a person. */
async function bring(tx: Tx, bound: Bound, { text, common }: Brought): Promise<void> {
  const { workspace } = bound;
  const kept = await holdWorkingFile(tx, workspace, bound.path, bound.now());
  if (text.length > mostCharacters)
    return note(tx, bound, kept, { ...settled, state: "unreadable", problem: tooLong(text) });
  const brought = read(text);
  const problem = brought.problems[0] ?? halfWritten(brought, read(common));
  if (problem) return note(tx, bound, kept, { ...settled, state: "unreadable", problem });
  const saved = await saveFromFile(tx, bound, text, (current) => joinFile(common, brought, current));
  if ("problem" in saved)
    return note(tx, bound, kept, { ...settled, state: "unreadable", problem: saved.problem });
  const { conflicts } = saved;
  if (conflicts.length > 0)
    return note(tx, bound, kept, {
      state: "conflict",
      problem: null,
      conflicts,
      fileText: text,
      commonText: common,
    });
  await updateWorkingFile(tx, workspace, { ...settled, commonText: text }, bound.now());
}

/** Reading it would keep everybody else waiting, as it does when it comes over the network. */
const tooLong = ({ length }: string) => ({
  line: 1,
  column: 1,
  reason: `the file has ${length.toLocaleString("en")} characters, and reading it would keep everybody waiting`,
  accepted: `at most ${mostCharacters.toLocaleString("en")}; entente push on this machine takes a longer one`,
});

/** A file that was changed alone is the draft, byte for byte. */
export function joinFile(common: string, brought: Written, current: DraftText, decided?: Decided): Joined {
  if (current.text === common) return { ok: true, text: brought.text, data: brought.data };
  const sides = { base: read(common).data, mine: brought.data, theirs: current.data };
  return join(sides, brought, { decided, texts: { base: common, other: current.text } });
}

type SavedFromFile =
  | { readonly conflicts: readonly DraftConflict[] }
  | { readonly problem: { line: number; column: number; reason: string; accepted: string } };

async function saveFromFile(
  tx: Tx,
  { workspace, now }: Bound,
  text: string,
  joinOnto: (current: DraftText) => Joined,
): Promise<SavedFromFile> {
  const at = now();
  const audit = (event: AuditEvent) => record(tx, workspace, program, event, { at, requestId: null });
  const { revision } = await currentDraft(tx, workspace);
  try {
    const save = { on: revision, origin: "file", join: joinOnto } as const;
    const reply = await keepDraft({ tx, workspace, audit, at, by: null }, save);
    return { conflicts: reply.saved ? [] : reply.conflicts };
  } catch (error) {
    // What the draft refuses of a person it refuses of a file.
    if (!(error instanceof Refused)) throw error;
    const { accepted = "what a strategy file may hold", pointer = "" } = error.errors[0] ?? {};
    const { line, column } = parseStrategyFile(text).positionOf(pathOf(pointer));
    return { problem: { line, column, reason: error.message, accepted } };
  }
}

/**
 * False where somebody wrote in between: what they wrote is in the file, and the next step joins it. Nothing is written over a
 * text that was not looked at; one that came in the very moment of writing is put back.
 */
async function putOnDisk(
  path: string,
  at: Date,
  { expected, text, aside, fresh }: Writing & { readonly fresh: string },
): Promise<boolean> {
  if (aside) await keepAside(path, at);
  else if (textOn(await onDisk(path)) !== expected) return false;
  let { overwritten } = await putInPlace(path, { expected: aside ? undefined : expected, fresh });
  if (overwritten === undefined) return true;
  for (let here = text; overwritten !== undefined; ) {
    const back: string = overwritten;
    ({ overwritten } = await putInPlace(path, { expected: here, fresh: await prepare(path, back) }));
    here = back;
  }
  return false;
}
