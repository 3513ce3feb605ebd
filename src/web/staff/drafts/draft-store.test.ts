import { expect, it, vi } from "vitest";
import type { DraftReply, DraftSavedReply } from "../../../contract/drafts.ts";
import { withEdits } from "../../../domain/strategy/edits.ts";
import { type DraftServer, DraftStore } from "./draft-store.ts";

const start = { strategy: { name: "Plan" } };
const draft = (revision: number, data: unknown): DraftReply => ({
  revision,
  data,
  text: "",
  fileName: "strategy.yaml",
  basedOn: null,
  problems: [],
  changed: true,
  saved: null,
  file: null,
});
/** A browser that keeps nothing. */
const keeper = { keep: () => undefined, found: () => [], keepSteps: () => undefined, steps: () => undefined };

it("a save that was taken, and whose answer got lost and is not kept, is no refusal: the draft is read anew", async () => {
  let held: { revision: number; data: unknown } = { revision: 1, data: start };
  const answered = new Error("It was done; its answer was too large to be kept");
  const server: DraftServer = {
    load: async () => draft(held.revision, held.data),
    state: async () => {
      throw new Error("Nobody asks");
    },
    save: async (_, edits): Promise<DraftSavedReply> => {
      held = { revision: 2, data: withEdits(held.data, edits) };
      throw answered;
    },
    isTrouble: () => false,
    isTakenAlready: (error) => error === answered,
    isSignedOut: () => false,
  };
  const store = new DraftStore(server, keeper);
  await store.open();
  store.edit([{ path: ["strategy", "name"], value: "Renamed" }], "Name changed");
  await store.flush();
  expect(store.view()).toMatchObject({
    saving: { is: "saved" },
    local: { revision: 2, base: { strategy: { name: "Renamed" } }, conflicts: [] },
  });
});

it("a page writes down what is not saved within a fifth of a second, and not with each letter", async () => {
  vi.useFakeTimers();
  const kept: unknown[] = [];
  const silent: DraftServer = {
    load: async () => draft(1, start),
    state: () => new Promise(() => undefined),
    save: () => new Promise(() => undefined),
    isTrouble: () => true,
    isTakenAlready: () => false,
    isSignedOut: () => false,
  };
  const store = new DraftStore(silent, { ...keeper, keep: (edits) => void kept.push(edits?.data ?? null) });
  await store.open();
  vi.advanceTimersByTime(200);
  kept.length = 0;
  for (const value of ["N", "Ne", "New"]) store.edit([{ path: ["strategy", "name"], value }], "Name changed");
  expect(kept).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(kept).toEqual([{ strategy: { name: "New" } }]);
  vi.useRealTimers();
});
