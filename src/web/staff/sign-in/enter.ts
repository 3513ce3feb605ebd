import { endpoints } from "../../../contract/endpoints.ts";
import type { Membership } from "../../../contract/people.ts";
import { send } from "../../client.ts";
import { startAfresh } from "../session/session.ts";

/** Enters a workspace, or the portal where the membership is one of a partner company. */
export async function enter(membership: Membership, next = "/"): Promise<void> {
  await send(endpoints.enter, { body: { membership: membership.id } });
  startAfresh(membership.partner === null ? next : "/portal");
}

/** Ends the session; who sits here next begins at the sign-in. */
export const signOut = (): Promise<void> =>
  send(endpoints.signOut, {})
    .finally(() => startAfresh("/sign-in"))
    .then(() => undefined);
