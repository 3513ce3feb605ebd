import type { DraftHistoryReply, DraftReply, DraftSavedReply, DraftStateReply } from "../drafts.ts";
import { call, get, paged, v1, type Paged } from "../endpoint.ts";

/** Writing a strategy: the draft, its history, versions and comments. */
export const strategyRoomEndpoints = {
  draft: get<object, DraftReply>()(
    `${v1}/draft`,
    "strategy.read",
    "The draft: the working text of the next version",
  ),
  draftState: get<object, DraftStateReply>()(
    `${v1}/draft/state`,
    "strategy.read",
    "Where the draft stands, for pages that ask again and again",
  ),
  editDraft: call<DraftSavedReply>()(
    "PATCH",
    `${v1}/draft`,
    "strategy.edit",
    "Puts values into the draft, joined with what others saved meanwhile; on a conflict nothing is saved",
    "editDraft",
  ),
  bringDraft: call<DraftSavedReply, { base: string; fileName?: string; origin?: string }>()(
    "PUT",
    `${v1}/draft`,
    "strategy.edit",
    "Brings a whole text as the draft, joined with what others saved since its base; on a conflict nothing is saved",
    "text",
    { query: ["base", "fileName", "origin"] },
  ),
  startDraft: call<DraftSavedReply>()(
    "POST",
    `${v1}/draft/start`,
    "strategy.edit",
    "Begins the draft with a starter for a growth stage and an industry, while nothing else was written into it",
    "startDraft",
  ),
  draftHistory: get<Paged, DraftHistoryReply>()(
    `${v1}/draft/history`,
    "strategy.read",
    "Every save of the draft, the newest first",
    paged,
  ),
  undoDraft: call<DraftSavedReply>()(
    "POST",
    `${v1}/draft/history/:revision/undo`,
    "strategy.edit",
    "Takes one save back out of the draft; what was saved since stays",
    undefined,
    { ids: { revision: "revision" } },
  ),
} as const;
