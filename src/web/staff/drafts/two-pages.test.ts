import fc from "fast-check";
import { expect, it } from "vitest";
import { type ValueEdit, withEdits } from "../../../domain/strategy/edits.ts";
import { mergeStrategies } from "../../../domain/strategy/merge.ts";
import type { Path } from "../../../domain/strategy/path.ts";
import { same, valueAt } from "../../../domain/strategy/plain-data.ts";
import {
  decided,
  edited,
  isPending,
  type LocalDraft,
  opened,
  pendingEdits,
  redone,
  takenIn,
  undone,
} from "./draft-state.ts";

/** Two pages of one draft: whatever both do, and whenever each of them saves. */
const start = {
  bets: { kept: { name: "Kept" }, a: { name: "A", wedge: "w" }, b: { name: "B", wedge: "w" } },
  roadmap: ["M-0", "M-1", "M-2", "M-3"].map((id) => ({ id, title: id })),
};
type Data = typeof start;

/** Joins as the server does; on a conflict it keeps nothing. */
class Held {
  readonly texts: unknown[] = [start];
  get now() {
    return { revision: this.texts.length - 1, data: this.texts.at(-1), by: "Ana" };
  }
  save(revision: number, edits: readonly ValueEdit[]): boolean {
    const base = this.texts[revision];
    const { value, conflicts } = mergeStrategies(base, withEdits(base, edits), this.now.data);
    if (conflicts.length === 0 && !same(value, this.now.data)) this.texts.push(value);
    return conflicts.length === 0;
  }
}

function synced(local: LocalDraft, held: Held): LocalDraft {
  const isTaken = isPending(local) && held.save(local.revision, pendingEdits(local));
  return takenIn(local, held.now, isTaken ? local.data : undefined);
}

const acts = ["name", "title", "remove", "drop", "move", "add", "undo", "redo", "mine", "theirs"] as const;
type Act = (typeof acts)[number];
type Deed = { readonly act: Act; readonly which: number; readonly to: number };

/** The one element of each list that nobody touches is not among those that are chosen from. */
function done(local: LocalDraft, { act, which, to }: Deed, value: string, at: number): LocalDraft {
  const { bets, roadmap } = local.data as Data;
  const put = (path: Path, to: unknown) => edited(local, [{ path, value: to }], act, at);
  const chosen = <T>(from: readonly T[]): T | undefined => from[which % from.length];
  const slug = chosen(Object.keys(bets).filter((key) => key !== "kept"));
  const spot = chosen([...roadmap.keys()].filter((index) => roadmap[index]?.id !== "M-0"));
  const conflict = chosen(local.conflicts);
  switch (act) {
    case "name":
      return slug === undefined ? local : put(["bets", slug, to % 2 ? "name" : "wedge"], value);
    case "title":
      return spot === undefined ? local : put(["roadmap", spot, "title"], value);
    case "remove":
      return slug === undefined ? local : put(["bets", slug], undefined);
    case "drop":
      return spot === undefined ? local : put(["roadmap", spot], undefined);
    case "move": {
      const others = spot === undefined ? roadmap : roadmap.toSpliced(spot, 1);
      const moved = roadmap.slice(spot, (spot ?? -1) + 1);
      return put(["roadmap"], others.toSpliced(to % (others.length + 1), 0, ...moved));
    }
    case "add":
      return put(["roadmap", roadmap.length], { id: value, title: value });
    case "undo":
      return undone(local)?.local ?? local;
    case "redo":
      return redone(local)?.local ?? local;
    case "mine":
    case "theirs":
      return conflict ? decided(local, conflict.path, act, at) : local;
  }
}

const deed = fc.record({
  page: fc.constantFrom(0, 1),
  act: fc.constantFrom(...acts, "name", "title"),
  which: fc.nat(5),
  to: fc.nat(5),
  saves: fc.boolean(),
});

it("both end with what is kept, no element is lost or there twice, and a conflict shows what stands there", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const held = new Held();
      const pages = [opened(0, start), opened(0, start)];
      const change = (page: number, how: (local: LocalDraft) => LocalDraft) => {
        pages[page] = how(pages[page] ?? opened(0, start));
      };
      const save = (page: number) => {
        change(page, (local) => synced(local, held));
        for (const { path, theirs } of pages[page]?.conflicts ?? [])
          if (path[0] === "bets") expect(valueAt(pages[page]?.data, path)).toEqual(theirs);
      };
      for (const [index, { page, saves, ...one }] of deeds.entries()) {
        change(page, (local) => done(local, one, `v${index}`, index * 10_000));
        if (saves) save(page);
      }
      for (let round = 0; round < 5; round++) for (const page of [0, 1]) save(page);
      for (const { data, base } of pages) expect([data, base]).toEqual([held.now.data, held.now.data]);
      for (const { bets, roadmap } of held.texts as Data[]) {
        const ids = roadmap.map(({ id }) => id);
        expect([bets.kept, ids.filter((id) => id === "M-0")]).toEqual([start.bets.kept, ["M-0"]]);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
    { numRuns: 500 },
  );
});
