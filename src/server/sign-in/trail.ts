import { inWorkspace } from "../../database/connection.ts";
import { type AuditEvent, record } from "../audit/actions.ts";
import type { Asking } from "../http/asking.ts";
import type { Site } from "../http/site.ts";
import { membershipsOf } from "../people/actions.ts";

/** What happened to an account; the object of each entry is the person that the account is in the workspace. */
export type AccountEvent = Pick<AuditEvent, "before" | "after" | "why"> & {
  readonly action:
    | "session.began"
    | "session.refused"
    | "session.entered"
    | "session.confirmed"
    | "session.ended"
    | "sessions.ended"
    | "password.changed"
    | "password.reset"
    | "second-factor.began"
    | "second-factor.ended"
    | "recovery-codes.renewed"
    | "identity.linked";
};

type Told = Pick<Asking, "at" | "requestId">;

/** Adds to the trail of every workspace where the user is an active person. What happened stands even if a trail is busy. */
export async function tell(
  site: Pick<Site, "connection" | "say">,
  user: string,
  event: AccountEvent,
  { at, requestId }: Told,
): Promise<void> {
  for (const { workspace, person, kind, role, partner } of await membershipsOf(site.connection, user)) {
    // Whoever is refused has proven nothing: the person is the object, not the actor.
    const known = event.action !== "session.refused";
    const actor = {
      kind: known ? kind : ("nobody" as const),
      id: known ? person : null,
      role: known ? role : null,
      via: "session",
      ...(known && partner ? { partner: partner.id } : {}),
    };
    const object = { kind: kind === "staff" ? "person" : "partner-person", id: person };
    await inWorkspace(site.connection, workspace, (tx) =>
      record(tx, workspace, actor, { ...event, object }, { at, requestId }),
    ).catch((error: Error) => site.say(`audit of ${event.action} in ${workspace}: ${error.message}`));
  }
}
