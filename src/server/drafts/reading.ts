import type { DraftReply, DraftStateReply, Stamped } from "../../contract/drafts.ts";
import type { Tx } from "../../database/connection.ts";
import { isMap } from "../../domain/strategy/plain-data.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { fileReply } from "../working-copy/reading.ts";
import { commentedLast } from "../comments/changes.ts";
import { absent, refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { firstVersion, modelIn, type StoredStrategy } from "../strategies/actions.ts";
import { remembering } from "../strategies/remembering.ts";
import type { Written } from "./joining.ts";
import { newestRevision, newestRevisionState, type RevisionKept, revisionNumbered } from "./queries.ts";

/** One text of the draft, as it was kept. */
export type DraftText = Written & {
  readonly revision: number;
  readonly fileName: string;
  readonly basedOn: number | null;
  readonly problems: DraftReply["problems"];
  /** How many saves ago a text was kept whole; undefined before the first save. */
  readonly steps: number | undefined;
};

/** The draft as it stands: the newest save, else the first version. */
export async function currentDraft(tx: Tx, workspace: string): Promise<DraftText> {
  const row = await newestRevision(tx, workspace);
  return row ? textOf(row) : revisionZero(tx, workspace);
}

/** The draft as it was after a save; a save that never was answers as one of another workspace. */
export async function draftAt(tx: Tx, workspace: string, revision: number): Promise<DraftText> {
  if (revision === 0) return revisionZero(tx, workspace);
  const row = await revisionNumbered(tx, workspace, revision);
  if (!row) throw absent("revision");
  return textOf(row);
}

/** Before the first save stands the first version, which never changes; in a workspace without one, a file that says nothing. */
async function revisionZero(tx: Tx, workspace: string): Promise<DraftText> {
  const first = await firstVersion(tx, workspace);
  return {
    revision: 0,
    fileName: first?.file_name ?? "strategy.yaml",
    basedOn: first?.version ?? null,
    steps: undefined,
    ...read(first?.source_text ?? "entente: 1\n"),
  };
}

const textOf = (row: RevisionKept): DraftText => ({
  revision: row.revision,
  fileName: row.file_name,
  basedOn: row.based_on,
  steps: row.steps,
  ...read(row.text),
});

/** A text as YAML says it; `data` is undefined as soon as there is a problem. */
export const read = remembering(16, (text: string): Written & Pick<DraftReply, "problems"> => {
  const { data, problems } = parseStrategyFile(text);
  const found = problems.length === 0 && !isMap(data) ? [noMap(data)] : problems;
  const places = found.map(({ line, column, reason, accepted }) => ({ line, column, reason, accepted }));
  return { text, data, problems: places };
});

/** YAML may be a list, or the first line of a letter; a strategy is a map of parts. */
const noMap = (data: unknown) => ({
  line: 1,
  column: 1,
  reason: `the text is ${data === undefined || data === null ? "empty" : Array.isArray(data) ? "a list" : "a text"} and no map of parts`,
  accepted: "a strategy: `entente: 1`, then `strategy` and `company`",
});

export async function draftReply(call: Asked): Promise<DraftReply> {
  const { tx, workspace } = call;
  const { data, steps: _, ...draft } = await currentDraft(tx, workspace);
  const state = await newestRevisionState(tx, workspace);
  return { ...draft, data: data ?? null, ...standing(state), file: await fileReply(call) };
}

type Asked = Pick<Call, "tx" | "workspace" | "site">;

export async function draftStateReply(call: Asked): Promise<DraftStateReply> {
  const { tx, workspace } = call;
  const state = await newestRevisionState(tx, workspace);
  const revision = state?.revision ?? 0;
  const basedOn = state ? state.based_on : ((await firstVersion(tx, workspace))?.version ?? null);
  const commented = await commentedLast(tx, workspace);
  return { revision, basedOn, ...standing(state), file: (await fileReply(call))?.state ?? null, commented };
}

/** The draft as the strategy that pages look at; it has to be one by now. */
export async function strategyOfDraft(tx: Tx, workspace: string): Promise<StoredStrategy> {
  const { text, fileName, revision, basedOn } = await currentDraft(tx, workspace);
  const model = modelIn(text);
  if (!model)
    throw refused(
      409,
      { reason: "The draft is no strategy yet", accepted: "a draft with its name, company and currency" },
      { pointer: "?version", code: "not-a-strategy" },
    );
  return { ...model, version: basedOn ?? 0, draft: revision, fileName, text };
}

const standing = (
  state: Awaited<ReturnType<typeof newestRevisionState>>,
): Pick<DraftReply, "changed" | "saved"> => ({
  changed: state?.changed ?? false,
  saved: state ? { ...stampedBy(state), origin: state.origin } : null,
});

/** The program itself has no name. */
export const stampedBy = (row: Pick<RevisionKept, "saved_at" | "saved_by" | "saved_by_name">): Stamped => ({
  at: row.saved_at.toISOString(),
  by: row.saved_by_name === null ? null : { person: row.saved_by, name: row.saved_by_name },
});
