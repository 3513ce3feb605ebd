import { createContext, useContext } from "react";
import type { CheckReport, Finding } from "../../../domain/check/check.ts";
import { type Path, pointer } from "../../../domain/strategy/path.ts";
import type { DraftStore, DraftView } from "./draft-store.ts";

/** What the pages of the room share beyond the draft itself. */
export type Room = {
  readonly store: DraftStore;
  readonly view: DraftView;
  readonly report: CheckReport;
  /** Findings by the place that they point at. */
  readonly found: ReadonlyMap<string, readonly Finding[]>;
};

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("A page of the room is drawn outside it");
  return room;
}

const none: readonly Finding[] = [];
export const useFindingsAt = (path: Path): readonly Finding[] => useRoom().found.get(pointer(path)) ?? none;
