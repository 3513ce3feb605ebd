import { createContext, useContext } from "react";
import type { Finding } from "../../../domain/check/check.ts";
import type { Path } from "../../../domain/strategy/path.ts";
import type { Strategy } from "../../../domain/strategy/strategy.ts";
import type { Names } from "../../../domain/strategy/names-of.ts";

/** A value to be put at a path of the draft; undefined takes it away. A list index equal to the length appends. */
export type DraftEdit = { readonly path: Path; readonly value: unknown };

/** A letter of a text that goes on, or a step that is whole. */
export type EditManner = "typed" | "whole";

/** The draft as this page has it: what is saved, with the own changes that are on their way. */
export type Draft = {
  /** Plain data as it stands in the file: "2M", "30%", "90 days". What forms show and edit. */
  readonly data: unknown;
  /** What the engines read of it; values that do not fit are absent. */
  readonly strategy: Strategy;
  /** The check of it, as one types. */
  readonly findings: readonly Finding[];
  /** What its elements are called. */
  readonly names: Names;
  readonly asOf: string;
  /** Puts values into the draft as one step that can be undone; it saves itself. `words` names the step: "Bet msp-first parked". */
  readonly edit: (edits: readonly DraftEdit[], words: string, how?: EditManner) => void;
  /** The data at this very moment, where what is drawn lags behind a fast typist (Calm.tsx). */
  readonly latest: () => unknown;
  /** Why the person may not change it; null where they may. */
  readonly closed: string | null;
};

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("A part is edited outside a draft");
  return draft;
}
