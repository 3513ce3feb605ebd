import { createContext, useContext } from "react";
import type { Capability } from "../../../domain/access/capabilities.ts";
import type { Membership, SessionReply } from "../../../contract/people.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";

export const SessionContext = createContext<SessionReply | null>(null);

/** Who is signed in; the gate waits for it before any page is drawn. */
export function useSession(): SessionReply {
  const session = useContext(SessionContext);
  if (!session) throw new Error("A page is drawn outside the gate");
  return session;
}

/** Why something may not be done, in a sentence; null where it may. */
export function useMay(capability: Capability): string | null {
  return useSession().may?.[capability] ?? null;
}

/** Where each state of a session belongs in the portal; null is its pages. */
export function placeOf({ state, partner }: Pick<SessionReply, "state" | "partner">): string | null {
  switch (state) {
    case "first-run":
    case "signed-out":
    case "code-needed":
      return "/sign-in";
    case "totp-required":
    case "enter":
      return "/enter";
    case "signed-in":
      return partner === null ? "/enter" : null;
  }
}

/** Goes on as somebody else, or in another company: a new load, so that nothing that was read before stays in memory. */
export const startAfresh = (address = "/portal"): void => location.assign(address);

export async function enter(membership: Membership): Promise<void> {
  await send(endpoints.enter, { body: { membership: membership.id } });
  startAfresh(membership.partner === null ? "/" : "/portal");
}

export const signOut = (): Promise<void> =>
  send(endpoints.signOut, {})
    .finally(() => startAfresh("/portal/sign-in"))
    .then(() => undefined);

/** Two sessions of the same person in the same company. */
export const isSame = (one: SessionReply, other: SessionReply): boolean =>
  one.you?.email === other.you?.email &&
  one.workspace?.name === other.workspace?.name &&
  one.partner?.number === other.partner?.number;
