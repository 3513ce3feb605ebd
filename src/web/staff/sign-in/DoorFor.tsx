import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SessionReply } from "../../../contract/people.ts";
import type { Search } from "../../search.ts";
import { Afresh } from "../session/Afresh.tsx";
import { Redirect } from "../session/Redirect.tsx";
import { placeOf, useSession } from "../session/session.ts";

type Props = { of: string; children: (session: SessionReply) => ReactNode };

/** A page before the workspace, for sessions that belong there; whoever is further goes on to where they were going. */
export function DoorFor({ of, children }: Props) {
  const session = useSession();
  const { next }: Search = useSearch({ strict: false });
  const place = placeOf(session);
  if (place === of) return children(session);
  if (place === null) return <Afresh address={next ?? "/"} />;
  return place === "/portal" ? <Afresh address={place} /> : <Redirect to={place} />;
}
