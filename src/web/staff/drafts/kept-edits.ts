import type { KeptSteps, LocalDraft, OpenConflict } from "./draft-state.ts";

/** What is not saved yet, kept in the browser: closing it loses nothing. */
export type KeptEdits = Pick<LocalDraft, "revision" | "base" | "data"> & {
  readonly conflicts: readonly OpenConflict[];
};

export type Keeper = {
  keep: (edits: KeptEdits | null) => void;
  /** What this tab and tabs that were closed have left behind. Edits of a tab that is still open are taken twice without harm. */
  found: () => KeptEdits[];
  /** What can be taken back, for this tab after a reload; it ends with the tab. */
  keepSteps: (steps: KeptSteps) => void;
  steps: () => KeptSteps | undefined;
};

/** A drawer for each page, of one person in one workspace: nobody sends what another has written. */
export function keeperFor(workspace: string, person: string): Keeper {
  const drawer = `entente draft ${workspace} ${person} `;
  const own = drawer + pageName();
  return {
    keep: (edits) => {
      // A full or closed store is no reason to stop writing: the server has it a moment later.
      try {
        if (edits === null) localStorage.removeItem(own);
        else localStorage.setItem(own, JSON.stringify(edits));
      } catch {
        return;
      }
    },
    found: () => {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(drawer));
      const found = names.flatMap((name) => readKept(localStorage.getItem(name)));
      for (const name of names) localStorage.removeItem(name);
      return found;
    },
    keepSteps: (steps) => {
      try {
        sessionStorage.setItem(`${drawer}steps`, JSON.stringify(steps));
      } catch {
        return;
      }
    },
    steps: () => readSteps(sessionStorage.getItem(`${drawer}steps`)),
  };
}

function readSteps(text: string | null): KeptSteps | undefined {
  try {
    const kept = JSON.parse(text ?? "") as KeptSteps;
    return Array.isArray(kept.done) && Array.isArray(kept.undone) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function readKept(text: string | null): KeptEdits[] {
  try {
    const kept = JSON.parse(text ?? "") as KeptEdits;
    return typeof kept.revision === "number" && Array.isArray(kept.conflicts) ? [kept] : [];
  } catch {
    return [];
  }
}

/** A new one each time a page is loaded: a tab that was duplicated has the other one's session storage, and its edits are its own. */
const pageName = (): string => String(crypto.getRandomValues(new Uint32Array(1))[0]);
