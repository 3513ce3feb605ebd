import { editsBetween, type ValueEdit, withEdits } from "../../../domain/strategy/edits.ts";
import { type Conflict, mergeStrategies } from "../../../domain/strategy/merge.ts";
import { type Path, pointer } from "../../../domain/strategy/path.ts";
import { same } from "../../../domain/strategy/plain-data.ts";

/** A change that can be taken back: how the draft stood before and after it. */
type Step = {
  readonly words: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Where the step is one value: writing on in the same place goes on with the same step. */
  readonly place: string | null;
  readonly at: number;
};

/** A place that two people changed, each otherwise. The draft holds theirs until somebody decides. */
export type OpenConflict = Conflict & { readonly by: string | null };

/** The draft as one page has it. */
export type LocalDraft = {
  /** What the server holds, as far as this page knows. */
  readonly revision: number;
  readonly base: unknown;
  /** The same with the own changes. */
  readonly data: unknown;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  readonly conflicts: readonly OpenConflict[];
};

export const opened = (revision: number, data: unknown): LocalDraft => ({
  revision,
  base: data,
  data,
  done: [],
  undone: [],
  conflicts: [],
});

export const isPending = ({ base, data }: LocalDraft): boolean => !same(base, data);

/** What is to be saved. The server takes 200 values at once; where more changed, their parts are put as a whole. */
export function pendingEdits({ base, data }: LocalDraft): ValueEdit[] {
  const edits = [...editsBetween(base, data)];
  if (edits.length <= 200) return edits;
  const parts = new Set(edits.map(({ path }) => String(path[0])));
  return [...parts].map((part) => ({
    path: [part],
    value: (data as Readonly<Record<string, unknown>>)[part],
  }));
}

const stepsKept = 200;
const pauseMs = 2_000;

/** One step, which can be taken back as one; nothing where nothing changes. `at`: milliseconds of any clock. */
export function edited(
  local: LocalDraft,
  edits: readonly ValueEdit[],
  words: string,
  at: number,
): LocalDraft {
  const after = withEdits(local.data, edits);
  if (same(after, local.data)) return local;
  const [only] = edits;
  const place = edits.length === 1 && only ? pointer(only.path) : null;
  const last = local.done.at(-1);
  const goesOn =
    last !== undefined &&
    place !== null &&
    last.place === place &&
    at - last.at < pauseMs &&
    same(last.after, local.data);
  const step = { words, before: goesOn ? last.before : local.data, after, place, at };
  const done = [...(goesOn ? local.done.slice(0, -1) : local.done), step].slice(-stepsKept);
  return { ...local, data: after, done, undone: [] };
}

/** Takes the last step back, and nothing that came in between; `kept` places were changed since and stay. */
export function undone(local: LocalDraft): { local: LocalDraft; words: string; kept: number } | undefined {
  const step = local.done.at(-1);
  if (!step) return undefined;
  const { value, conflicts } = mergeStrategies(step.after, step.before, local.data);
  return {
    local: {
      ...local,
      data: value,
      done: local.done.slice(0, -1),
      undone: [...local.undone, step],
    },
    words: step.words,
    kept: conflicts.length,
  };
}

export function redone(local: LocalDraft): { local: LocalDraft; words: string; kept: number } | undefined {
  const step = local.undone.at(-1);
  if (!step) return undefined;
  const { value, conflicts } = mergeStrategies(step.before, step.after, local.data);
  return {
    local: {
      ...local,
      data: value,
      done: [...local.done, { ...step, place: null }],
      undone: local.undone.slice(0, -1),
    },
    words: step.words,
    kept: conflicts.length,
  };
}

/**
 * Takes in what the server holds now. `sent` is what was sent and is in it by now; without it the own changes count from the
 * last state that both knew. Nothing own is lost: what both changed otherwise becomes a conflict to decide.
 */
export function takenIn(
  local: LocalDraft,
  theirs: { readonly revision: number; readonly data: unknown; readonly by: string | null },
  sent?: unknown,
): LocalDraft {
  const base = sent === undefined ? local.base : sent;
  const { value, conflicts } = mergeStrategies(base, local.data, theirs.data);
  const fresh = conflicts.map((conflict) => ({ ...conflict, by: theirs.by }));
  return {
    ...local,
    revision: theirs.revision,
    base: theirs.data,
    data: value,
    conflicts: [...local.conflicts.filter((old) => !fresh.some((one) => isAt(one, old.path))), ...fresh],
  };
}

/** The own value after all, as a step of its own; or theirs, which is there already. */
export function decided(local: LocalDraft, path: Path, side: "mine" | "theirs", at: number): LocalDraft {
  const conflict = local.conflicts.find((one) => isAt(one, path));
  if (!conflict) return local;
  const conflicts = local.conflicts.filter((one) => one !== conflict);
  if (side === "theirs") return { ...local, conflicts };
  const words = `Your version of ${path.join("/")} kept`;
  return { ...edited(local, [{ path, value: conflict.mine }], words, at), conflicts };
}

const isAt = (conflict: Conflict, path: Path): boolean => pointer(conflict.path) === pointer(path);
