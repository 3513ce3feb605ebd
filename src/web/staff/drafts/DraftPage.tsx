import { lazy, Suspense } from "react";
import { Waiting } from "../../ui/states.tsx";

// The check and the schema run in the browser here; nothing of them is loaded before somebody comes to write.
const Room = lazy(async () => ({ default: (await import("./DraftRoom.tsx")).DraftRoom }));

export function DraftPage() {
  return (
    <Suspense fallback={<Waiting for="the room to write in" />}>
      <Room />
    </Suspense>
  );
}
