import type { Said } from "../../../domain/starters/said.ts";

/** Answers that were given and have made no draft yet, kept in the browser: a reload or a closed tab asks nothing twice. */
export type AnswerKeeper = { found: () => Said; keep: (said: Said) => void; forget: () => void };

/** A drawer for each person in a workspace. A browser that keeps nothing is no reason to stop asking. */
export function answerKeeperFor(workspace: string, person: string): AnswerKeeper {
  const drawer = `entente start ${workspace} ${person}`;
  const tried = <Result>(work: () => Result, otherwise: Result): Result => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    found: () =>
      tried(() => {
        const kept: unknown = JSON.parse(localStorage.getItem(drawer) ?? "{}");
        const entries = Object.entries(kept ?? {}).filter(([, answer]) => typeof answer === "string");
        return Object.fromEntries(entries) as Said;
      }, {}),
    keep: (said) => tried(() => localStorage.setItem(drawer, JSON.stringify(said)), undefined),
    forget: () => tried(() => localStorage.removeItem(drawer), undefined),
  };
}
