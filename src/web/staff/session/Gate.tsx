import { Outlet, useLocation } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SessionReply } from "../../../contract/people.ts";
import { useReply } from "../../client.ts";
import { Answered } from "../../ui/states.tsx";
import { Afresh } from "./Afresh.tsx";
import { ConfirmFirst } from "./ConfirmFirst.tsx";
import { Redirect } from "./Redirect.tsx";
import { placeOf, SessionContext, useSession } from "./session.ts";
import { SignedOutSheet } from "./SignedOutSheet.tsx";

/** Every page waits here for who is signed in, and is told. */
export function Gate() {
  const asked = useReply(endpoints.session, {});
  return (
    // Once it is known who is here, a later silence does not take the page away.
    <Answered of={{ ...asked, error: asked.data ? null : asked.error }} waitingFor="the session">
      {(session) => (
        <SessionContext value={session}>
          <ConfirmFirst>
            <Outlet />
          </ConfirmFirst>
        </SessionContext>
      )}
    </Answered>
  );
}

type Props = { children: (session: SessionReply) => ReactNode };

/** The pages of the workspace: for those who are in one; the others go where they belong, and come back. */
export function WorkspaceDoor({ children }: Props) {
  const session = useSession();
  const [entered, setEntered] = useState<SessionReply | null>(null);
  const place = placeOf(session);
  if (place === null && entered !== session) setEntered(session);
  // In another tab somebody else signed in, or entered another workspace: nothing of the one before stays on this page.
  const isAnother = place === null && entered !== null && !isSame(entered, session);
  if (isAnother) return <Afresh address="/" />;
  const shown = place === null ? session : session.state === "signed-out" ? entered : null;
  if (shown === null) return <Elsewhere place={place ?? "/"} />;
  return (
    <SessionContext value={shown}>
      {children(shown)}
      <SignedOutSheet session={shown} isOut={place !== null} />
    </SessionContext>
  );
}

const isSame = (one: SessionReply, other: SessionReply): boolean =>
  one.you?.email === other.you?.email && one.workspace?.name === other.workspace?.name;

function Elsewhere({ place }: { place: string }) {
  const { href } = useLocation();
  if (place === "/portal") return <Afresh address={place} />;
  return <Redirect to={place} next={href === "/" ? undefined : href} />;
}
