import { Navigate, Outlet } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SessionReply } from "../../../contract/people.ts";
import { addressOf, onSignedOut, useReply } from "../../client.ts";
import { Answered, Waiting } from "../../ui/states.tsx";
import { isSame, placeOf, SessionContext, startAfresh, useSession } from "./session.ts";

/** Every page waits here for who is signed in, and is told; a call that is answered as nobody's asks anew. */
export function Gate() {
  const asked = useReply(endpoints.session, {});
  const queries = useQueryClient();
  useEffect(
    () => onSignedOut(() => void queries.invalidateQueries({ queryKey: [addressOf(endpoints.session, {})] })),
    [queries],
  );
  return (
    // Once it is known who is here, a later silence does not take the page away.
    <Answered of={{ ...asked, error: asked.data ? null : asked.error }} waitingFor="the session">
      {(session) => (
        <SessionContext value={session}>
          <Outlet />
        </SessionContext>
      )}
    </Answered>
  );
}

/** The pages of a company: for those who are in it; the others go where they belong. */
export function CompanyDoor({ children }: { children: ReactNode }) {
  const session = useSession();
  const [entered, setEntered] = useState<SessionReply | null>(null);
  const place = placeOf(session);
  if (place === null && entered === null) setEntered(session);
  // In another tab somebody else signed in, or entered another company: nothing of the one before stays on this page.
  const isAnother = entered !== null && !isSame(entered, session);
  useEffect(() => {
    if (isAnother) startAfresh();
  }, [isAnother]);
  if (isAnother) return <Waiting for="the portal" />;
  return place === null ? children : <Navigate to={place as "/"} replace />;
}
