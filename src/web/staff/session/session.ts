import { createContext, useContext } from "react";
import { type Capability, type CapabilityRule, capabilities } from "../../../domain/access/capabilities.ts";
import type { SessionReply } from "../../../contract/people.ts";

export const SessionContext = createContext<SessionReply | null>(null);

/** Who is signed in, and what they may do; the gate waits for it before any page is drawn. */
export function useSession(): SessionReply {
  const session = useContext(SessionContext);
  if (!session) throw new Error("A page is drawn outside the gate");
  return session;
}

/** Why something may not be done, in a sentence; null where it may. */
export function useMay(): (capability: Capability) => string | null {
  const session = useSession();
  return (capability) => closedTo(session, capability);
}

/** Whoever may do it once they have confirmed who they are finds the button open: it asks. A visitor has nothing to confirm with. */
export function closedTo({ may, role, you }: SessionReply, capability: Capability): string | null {
  const reason = may?.[capability] ?? null;
  const { words, sensitive, roles }: CapabilityRule = capabilities[capability];
  if (!sensitive || role === null || !roles.includes(role)) return reason;
  if (you?.proof === "session") return null;
  return `To ${words} asks who one is, and a visitor of the sample has no account.`;
}

/** Where each state of a session belongs; null is the pages of the workspace. */
export function placeOf({ state, partner }: SessionReply): string | null {
  switch (state) {
    case "first-run":
      return "/welcome";
    case "signed-out":
    case "code-needed":
      return "/sign-in";
    case "totp-required":
      return "/second-factor";
    case "enter":
      return "/enter";
    case "signed-in":
      return partner === null ? null : "/portal";
  }
}

/**
 * Goes on as somebody else, or somewhere else: a new load of the page, so that nothing that was read for the one before stays
 * in memory.
 */
export const startAfresh = (address = "/"): void => location.assign(ownAddress(address));

/** An address of this server; anything else that a link may have put there leads to the first page. */
export const ownAddress = (address: string): string => (/^\/(?![/\\])/.test(address) ? address : "/");
