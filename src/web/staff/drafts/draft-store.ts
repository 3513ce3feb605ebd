import type { DraftReply, DraftSavedReply, DraftStateReply } from "../../../contract/drafts.ts";
import type { ValueEdit } from "../../../domain/strategy/edits.ts";
import type { Path } from "../../../domain/strategy/path.ts";
import { madeWritable } from "../../../domain/strategy/writable.ts";
import type { EditManner } from "./draft-context.ts";
import {
  decided,
  edited,
  editsOn,
  isPending,
  type LocalDraft,
  opened,
  pendingEdits,
  redone,
  stepsToKeep,
  takenIn,
  undone,
  withSteps,
} from "./draft-state.ts";
import type { Keeper } from "./kept-edits.ts";

/** How the draft reaches the server. */
export type DraftServer = {
  load: () => Promise<DraftReply>;
  state: () => Promise<DraftStateReply>;
  save: (revision: number, edits: readonly ValueEdit[]) => Promise<DraftSavedReply>;
  /** Whether it is worth sending again what was answered so: silence, or a server in trouble. */
  isTrouble: (error: unknown) => boolean;
  /** Whether it was taken the first time it was sent, and its answer got lost. */
  isTakenAlready: (error: unknown) => boolean;
  /** Whether it was not taken because the session has ended. */
  isSignedOut: (error: unknown) => boolean;
};

export type Saving =
  | { readonly is: "saved" }
  | { readonly is: "waiting" | "saving" }
  /** Not reached; it is sent again by itself. */
  | { readonly is: "silent" }
  /** It is sent again once somebody has signed in. */
  | { readonly is: "signed-out" }
  | { readonly is: "refused"; readonly reason: string };

export type DraftView = {
  readonly local: LocalDraft;
  readonly reply: DraftReply;
  readonly saving: Saving;
  /** Counts what comments and history hang on: they are asked for again when it changes. */
  readonly commented: string | null;
  readonly toast: Toast | null;
  /** Whether the last change of this page was a letter of a text: the next one is likely to follow at once. */
  readonly isTyping: boolean;
};
type Edited = { readonly seen?: unknown; readonly manner?: EditManner | undefined };
export type Toast = { readonly id: number; readonly words: string; readonly offers: "undo" | "redo" | null };

const pauseMs = 600;
const keptWithinMs = 200;
const askEveryMs = 5_000;
const againAfterMs = [1_500, 4_000, 10_000, 30_000];

/**
 * The draft of one page: own changes count at once, are kept in the browser, and save themselves; changes of others come in
 * between. Lives as long as the tab, so that undo does not end with a visit to another page.
 */
export class DraftStore {
  readonly #server: DraftServer;
  readonly #keeper: Keeper;
  readonly #heard = new Set<() => void>();
  #view: DraftView | undefined;
  #saver: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #asker: ReturnType<typeof setInterval> | undefined;
  #busy = false;
  #failures = 0;
  #toasts = 0;

  constructor(server: DraftServer, keeper: Keeper) {
    this.#server = server;
    this.#keeper = keeper;
  }

  /** Loads the draft, with what an earlier page could not save. */
  async open(): Promise<void> {
    const reply = await this.#server.load();
    if (this.#view) return this.#takeIn(reply);
    let local = opened(reply.revision, reply.data);
    const found = reply.data === null ? [] : this.#keeper.found();
    for (const kept of found) {
      const back = takenIn({ ...local, ...kept }, { ...theirsOf(reply), data: local.data });
      local = { ...back, base: reply.data, conflicts: [...local.conflicts, ...back.conflicts] };
    }
    const steps = reply.data === null ? undefined : this.#keeper.steps();
    if (steps) local = withSteps(local, steps);
    this.#set({ local, reply, saving: { is: "saved" }, commented: null, toast: null, isTyping: false });
    this.#changed();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#heard.add(listener);
    if (this.#heard.size === 1) this.#listen();
    return () => {
      this.#heard.delete(listener);
      if (this.#heard.size === 0) this.#rest();
    };
  };

  readonly view = (): DraftView | undefined => this.#view;

  /** One step, made on what the page showed. What is not written letter by letter is said, with the way to take it back. */
  readonly edit = (
    written: readonly ValueEdit[],
    words: string,
    { seen, manner = "whole" }: Edited = {},
  ): void => {
    const edits = written.map(({ path, value }) => ({ path, value: madeWritable(value) }));
    const before = this.#view?.local;
    this.#change((local) => {
      const here = seen === undefined ? edits : editsOn(local.data, seen, edits);
      return edited(local, here, words, performance.now());
    }, manner);
    const isTyping = edits.every(({ value }) => typeof value !== "object" && value !== undefined);
    if (this.#view?.local !== before && !(isTyping && edits.length === 1)) this.#say(`${words}.`, "undo");
  };

  readonly undo = (): void => this.#step(undone, "Undone", "redo");
  readonly redo = (): void => this.#step(redone, "Done again", "undo");

  readonly decide = (path: Path, side: "mine" | "theirs"): void => {
    this.#change((local) => decided(local, path, side, performance.now()));
    this.#keep();
  };

  readonly hush = (): void => {
    if (this.#view?.toast) this.#set({ ...this.#view, toast: null });
  };

  /** Asks for the draft anew: after an undo from the history, or an upload. */
  readonly refresh = async (): Promise<void> => this.#takeIn(await this.#server.load());

  /** Saves now what waits: before one goes to another page that reads the draft from the server. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#saver);
    await this.#save();
  };

  #step(way: typeof undone, verb: string, offers: "undo" | "redo"): void {
    const { local } = this.#view ?? {};
    const result = local && way(local);
    if (!result) return;
    this.#change(() => result.local);
    const stays = result.kept > 0 ? " What was changed there since stays, until you decide." : "";
    this.#say(`${verb}: ${result.words}.${stays}`, offers);
  }

  #say(words: string, offers: Toast["offers"]): void {
    if (this.#view) this.#set({ ...this.#view, toast: { id: ++this.#toasts, words, offers } });
  }

  #change(how: (local: LocalDraft) => LocalDraft, manner: EditManner = "whole"): void {
    if (!this.#view) return;
    const local = how(this.#view.local);
    if (local === this.#view.local) return;
    this.#set({ ...this.#view, local, isTyping: manner === "typed" });
    this.#changed();
  }

  #changed(): void {
    // Writing a large draft down takes longer than a letter; a page that is left writes it at once.
    this.#keeping ??= setTimeout(() => this.#keep(), keptWithinMs);
    if (!this.#view || !isPending(this.#view.local)) return;
    if (!this.#busy) this.#set({ ...this.#view, saving: { is: "waiting" } });
    this.#later(pauseMs);
  }

  #later(ms: number): void {
    clearTimeout(this.#saver);
    this.#saver = setTimeout(() => void this.#save(), ms);
  }

  async #save(): Promise<void> {
    const view = this.#view;
    if (!view || this.#busy || view.reply.data === null) return;
    if (!isPending(view.local)) {
      this.#set({ ...view, saving: { is: "saved" } });
      return;
    }
    this.#busy = true;
    const { revision, data: sent } = view.local;
    this.#set({ ...view, saving: { is: "saving" } });
    try {
      const saved = await this.#server.save(revision, pendingEdits(view.local));
      this.#busy = false;
      this.#failures = 0;
      if (saved.saved) this.#confirmed(saved, sent);
      else await this.refresh();
    } catch (error) {
      this.#busy = false;
      if (this.#server.isTakenAlready(error)) await this.refresh().catch((silence) => this.#failed(silence));
      else this.#failed(error);
    }
  }

  #confirmed(saved: Extract<DraftSavedReply, { saved: true }>, sent: unknown): void {
    if (!this.#view) return;
    const theirs = { revision: saved.revision, data: saved.data, by: null };
    const local = takenIn(this.#view.local, theirs, sent);
    this.#set({ ...this.#view, local, saving: { is: "saved" } });
    this.#changed();
    void this.#ask();
  }

  #failed(error: unknown): void {
    if (!this.#view) return;
    if (this.#server.isTrouble(error)) {
      this.#set({ ...this.#view, saving: { is: "silent" } });
      this.#later(againAfterMs[Math.min(this.#failures++, againAfterMs.length - 1)] ?? pauseMs);
      return;
    }
    if (this.#server.isSignedOut(error)) {
      this.#set({ ...this.#view, saving: { is: "signed-out" } });
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    this.#set({ ...this.#view, saving: { is: "refused", reason } });
  }

  #takeIn(reply: DraftReply): void {
    if (!this.#view) return;
    const local =
      reply.data === null || this.#view.reply.data === null
        ? opened(reply.revision, reply.data)
        : takenIn(this.#view.local, theirsOf(reply));
    const saving: Saving = isPending(local) ? { is: "waiting" } : { is: "saved" };
    this.#set({ ...this.#view, reply, local, saving });
    this.#changed();
  }

  #listen(): void {
    this.#asker = setInterval(() => void this.#ask(), askEveryMs);
    window.addEventListener("focus", this.#onFocus);
    window.addEventListener("pagehide", this.#onLeave);
  }

  #rest(): void {
    clearInterval(this.#asker);
    window.removeEventListener("focus", this.#onFocus);
    window.removeEventListener("pagehide", this.#onLeave);
  }

  readonly #onFocus = () => void this.#ask();
  readonly #onLeave = () => {
    this.#keep();
    if (this.#view) this.#keeper.keepSteps(stepsToKeep(this.#view.local));
  };

  /** Looks whether others saved. A server that does not answer is asked again soon enough. */
  async #ask(): Promise<void> {
    if (!this.#view || this.#busy || document.visibilityState === "hidden") return;
    const state = await this.#server.state().catch(() => undefined);
    if (!state || !this.#view || this.#busy) return;
    const { reply, local, saving } = this.#view;
    if (saving.is === "signed-out") this.#later(0);
    const { commented, ...rest } = state;
    const file = reply.file && rest.file ? { ...reply.file, state: rest.file } : reply.file;
    this.#set({ ...this.#view, commented, reply: { ...reply, ...rest, file } });
    if (state.revision !== local.revision || (reply.file?.state ?? null) !== state.file)
      await this.refresh().catch(() => undefined);
  }

  #keep(): void {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    if (!this.#view) return;
    const { revision, base, data, conflicts } = this.#view.local;
    const isKept = isPending(this.#view.local) || conflicts.length > 0;
    this.#keeper.keep(isKept ? { revision, base, data, conflicts } : null);
  }

  #set(view: DraftView): void {
    this.#view = view;
    for (const heard of this.#heard) heard();
  }
}

const theirsOf = ({ revision, data, saved }: DraftReply) => ({
  revision,
  data,
  by: saved?.by?.name ?? null,
});
