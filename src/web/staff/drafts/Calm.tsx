import { type ReactNode, useDeferredValue, useMemo } from "react";
import { DraftContext, useDraft } from "./draft-context.ts";
import { RoomContext, useRoom } from "./room-context.ts";

/**
 * What stands around a field: while somebody types it follows a moment later, in pieces between two letters, so that tables of
 * hundreds of rows hold up nobody. After any other change it is drawn at once. What it holds must stay the same element.
 */
export function Calm({ children }: { children: ReactNode }) {
  const [draft, room] = [useDraft(), useRoom()];
  const now = useMemo(() => ({ draft, room }), [draft, room]);
  const later = useDeferredValue(now);
  const shown = room.view.isTyping ? later : now;
  return (
    <RoomContext value={shown.room}>
      <DraftContext value={shown.draft}>{children}</DraftContext>
    </RoomContext>
  );
}
