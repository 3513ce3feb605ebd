import { anchorAt, pathOfAnchor } from "../../../domain/strategy/anchor.ts";
import { editsBetween, type ValueEdit, withEdits } from "../../../domain/strategy/edits.ts";
import { type Conflict, mergeStrategies } from "../../../domain/strategy/merge.ts";
import { type Path, pointer } from "../../../domain/strategy/path.ts";
import { same, valueAt } from "../../../domain/strategy/plain-data.ts";

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
export type OpenConflict = Conflict & {
  readonly by: string | null;
  /** The way to what holds the place, and to the place itself, that hold when lists change (anchor.ts). */
  readonly parent: string | undefined;
  readonly anchor: string | undefined;
  /** `mine` is what an undo or a redo would put there, and not what somebody wrote just now. */
  readonly steppedBack?: boolean;
};

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

/**
 * Edits that somebody made on what a page showed, as edits of the draft as it stands: what was written in between stays, and in
 * one place the later word counts.
 */
export function editsOn(now: unknown, seen: unknown, edits: readonly ValueEdit[]): readonly ValueEdit[] {
  if (seen === now) return edits;
  const { value } = mergeStrategies(seen, withEdits(seen, edits), now, () => "mine");
  return [...editsBetween(now, value)];
}

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
  const conflicts = local.conflicts.filter((conflict) => !isWritten(local.data, conflict, edits));
  return { ...local, data: after, done, undone: [], conflicts };
}

/** Writing in a place that waits for a choice, or in what stands there, is the choice: what was shown beside it is older. */
function isWritten(data: unknown, { path, anchor }: OpenConflict, edits: readonly ValueEdit[]): boolean {
  const place = `${pointer((anchor === undefined ? undefined : pathOfAnchor(data, anchor)) ?? path)}/`;
  const written = edits.map((edit) => `${pointer(edit.path)}/`);
  return written.some((one) => place.startsWith(one) || one.startsWith(place));
}

type Stepped = { readonly local: LocalDraft; readonly words: string; readonly kept: number };

/** Takes the last step back, and nothing that came in between: `kept` places were changed since, and become choices. */
export function undone(local: LocalDraft): Stepped | undefined {
  const step = local.done.at(-1);
  if (!step) return undefined;
  const steps = { done: local.done.slice(0, -1), undone: [...local.undone, step] };
  return stepped({ ...local, ...steps }, step.words, { from: step.after, to: step.before });
}

export function redone(local: LocalDraft): Stepped | undefined {
  const step = local.undone.at(-1);
  if (!step) return undefined;
  const steps = { done: [...local.done, { ...step, place: null }], undone: local.undone.slice(0, -1) };
  return stepped({ ...local, ...steps }, step.words, { from: step.before, to: step.after });
}

function stepped(local: LocalDraft, words: string, { from, to }: { from: unknown; to: unknown }): Stepped {
  const { value, conflicts } = mergeStrategies(from, to, local.data);
  const open = conflicts.map((one) => ({ ...openIn(value, one, null), steppedBack: true }));
  return {
    local: { ...local, data: value, conflicts: withFresh(local.conflicts, open) },
    words,
    kept: conflicts.length,
  };
}

/** Steps as they outlive a reload of the page: each with the way to the state beyond it, the nearest first. */
export type KeptSteps = {
  /** The draft that they lead away from. */
  readonly data: unknown;
  readonly done: readonly KeptStep[];
  readonly undone: readonly KeptStep[];
};
type KeptStep = { readonly words: string; readonly edits: readonly ValueEdit[] };

const stepsOutliving = 50;

/** The steps that lead from the draft as it stands without a gap: where others saved in between, what lies beyond is left out. */
export function stepsToKeep({ data, done, undone }: LocalDraft): KeptSteps {
  return {
    data,
    done: chainFrom(data, done, ({ before, after }) => ({ near: after, far: before })),
    undone: chainFrom(data, undone, ({ before, after }) => ({ near: before, far: after })),
  };
}

function chainFrom(
  data: unknown,
  steps: readonly Step[],
  ends: (step: Step) => { readonly near: unknown; readonly far: unknown },
): KeptStep[] {
  const kept: KeptStep[] = [];
  let here = data;
  for (const step of steps.slice(-stepsOutliving).toReversed()) {
    const { near, far } = ends(step);
    if (!same(near, here)) break;
    kept.push({ words: step.words, edits: [...editsBetween(near, far)] });
    here = far;
  }
  return kept;
}

/** Steps of the page before the reload; none of them where the draft is another by now. */
export function withSteps(local: LocalDraft, kept: KeptSteps): LocalDraft {
  if (!same(local.data, kept.data)) return local;
  const whole = (near: unknown, far: unknown, words: string, isDone: boolean): Step => ({
    words,
    before: isDone ? far : near,
    after: isDone ? near : far,
    place: null,
    at: 0,
  });
  const steps = (of: readonly KeptStep[], isDone: boolean): Step[] => {
    let near = local.data;
    return of
      .map(({ words, edits }) => {
        const far = withEdits(near, edits);
        const step = whole(near, far, words, isDone);
        near = far;
        return step;
      })
      .toReversed();
  };
  return { ...local, done: steps(kept.done, true), undone: steps(kept.undone, false) };
}

const openIn = (data: unknown, conflict: Conflict, by: string | null): OpenConflict => ({
  ...conflict,
  by,
  parent: anchorAt(data, conflict.path.slice(0, -1)),
  anchor: anchorAt(data, conflict.path),
});

const withFresh = (old: readonly OpenConflict[], fresh: readonly OpenConflict[]): OpenConflict[] => [
  ...old.filter(({ path }) => !fresh.some((one) => isAt(one, path))),
  ...fresh,
];

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
  const fresh = conflicts.map((conflict) => openIn(value, conflict, theirs.by));
  const again = lookedAtAgain(local.conflicts, value, theirs.by);
  return {
    ...local,
    revision: theirs.revision,
    base: theirs.data,
    data: again.data,
    conflicts: withFresh(again.conflicts, fresh),
  };
}

/**
 * What waits for a choice, beside what stands in its place now. Where they have come to the same, there is nothing to choose.
 * Where they took theirs back, they changed nothing, and what one wrote counts, as if it had met nobody; an undo that was
 * held up asks all the same, for it was told so.
 */
function lookedAtAgain(
  open: readonly OpenConflict[],
  joined: unknown,
  by: string | null,
): { readonly data: unknown; readonly conflicts: readonly OpenConflict[] } {
  let data = joined;
  const conflicts = open.flatMap((conflict): OpenConflict[] => {
    const { base, mine, theirs, steppedBack = false } = conflict;
    const now = standingIn(data, conflict);
    if (same(now, theirs)) return [conflict];
    if (same(now, mine)) return [];
    const edit = same(now, base) && !steppedBack ? ownValue(data, conflict) : undefined;
    if (edit) data = withEdits(data, [edit]);
    return edit ? [] : [{ ...conflict, theirs: now, by }];
  });
  return { data, conflicts };
}

/** The own value after all, as a step of its own; or theirs, which is there already. */
export function decided(local: LocalDraft, path: Path, side: "mine" | "theirs", at: number): LocalDraft {
  const conflict = local.conflicts.find((one) => isAt(one, path));
  if (!conflict) return local;
  const conflicts = local.conflicts.filter((one) => one !== conflict);
  if (side === "theirs") return { ...local, conflicts };
  const edit = ownValue(local.data, conflict);
  // What held the place is gone since: there is nowhere to put it, and the choice stays where it can be read.
  if (!edit) return local;
  const words = `Your version of ${path.join("/")} kept`;
  return { ...edited(local, [edit], words, at), conflicts };
}

/** The edit that puts the own value where its place is now. */
function ownValue(data: unknown, conflict: OpenConflict): ValueEdit | undefined {
  const { path, place, mine, parent } = conflict;
  const now = placeNow(data, conflict);
  if (now) return { path: now, value: mine };
  const holder = parent === undefined ? undefined : pathOfAnchor(data, parent);
  const step = path.at(-1);
  if (!holder || step === undefined) return undefined;
  const list = valueAt(data, holder);
  if (!Array.isArray(list)) return { path: [...holder, step], value: mine };
  return mine === undefined
    ? undefined
    : { path: holder, value: list.toSpliced(place ?? list.length, 0, mine) };
}

const standingIn = (data: unknown, conflict: OpenConflict): unknown => {
  const now = placeNow(data, conflict);
  return now && valueAt(data, now);
};

/** Where the place is now; undefined where nothing stands there. What was taken away before is there by its name if it came back. */
function placeNow(data: unknown, { path, parent, anchor }: OpenConflict): Path | undefined {
  const step = path.at(-1);
  const byName = parent === undefined || step === undefined ? undefined : `${parent}${pointer([step])}`;
  const way = anchor ?? byName;
  return way === undefined ? undefined : pathOfAnchor(data, way);
}

const isAt = (conflict: Conflict, path: Path): boolean => pointer(conflict.path) === pointer(path);
