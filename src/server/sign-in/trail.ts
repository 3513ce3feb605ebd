import { inWorkspace } from "../../database/connection.ts";
import type { Principal } from "../../domain/access/principal.ts";
import { type Actor, type AuditEvent, record } from "../audit/actions.ts";
import type { Asking } from "../http/asking.ts";
import type { Site } from "../http/site.ts";
import { scrubbed } from "../logging-scrub.ts";
import { membershipsOf, type UserMembership } from "../people/actions.ts";

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
type Ground = Pick<Site, "connection" | "say">;

/**
 * For what concerns the account wherever it is used (how it is proven, who failed to): adds to the trail of every workspace
 * where the user is an active person. The event names no workspace.
 */
export async function tellAll(site: Ground, user: string, event: AccountEvent, told: Told): Promise<void> {
  for (const membership of await membershipsOf(site.connection, user))
    await tellIn(site, membership, event, told);
}

/** For what happens in one place: adds to the trail of the workspace where the user is this person, and of no other. */
export async function tellWhere(
  site: Ground,
  user: string,
  person: string | null,
  event: AccountEvent,
  told: Told,
): Promise<void> {
  if (person === null) return;
  const memberships = await membershipsOf(site.connection, user);
  const here = memberships.find((membership) => membership.person === person);
  if (here) await tellIn(site, here, event, told);
}

/** The person somebody is where they are in; null outside. */
export const personOf = (principal: Principal): string | null =>
  "person" in principal ? principal.person : null;

/** Somebody came into the sample by the one click. */
export async function tellVisit(site: Ground, sample: string, told: Told): Promise<void> {
  const actor: Actor = { kind: "staff", id: null, role: "owner", via: "sample" };
  await write(
    site,
    sample,
    actor,
    { action: "sample.entered", object: { kind: "workspace", id: sample } },
    told,
  );
}

async function tellIn(
  site: Ground,
  { workspace, person, kind, role, partner }: UserMembership,
  event: AccountEvent,
  told: Told,
): Promise<void> {
  // Whoever is refused has proven nothing: the person is the object, not the actor.
  const known = event.action !== "session.refused";
  const actor: Actor = {
    kind: known ? kind : "nobody",
    id: known ? person : null,
    role: known ? role : null,
    via: "session",
    ...(known && partner ? { partner: partner.id } : {}),
  };
  const object = { kind: kind === "staff" ? "person" : "partner-person", id: person };
  await write(site, workspace, actor, { ...event, object }, told);
}

/** What happened stands even if a trail is busy. */
async function write(
  { connection, say }: Ground,
  workspace: string,
  actor: Actor,
  event: AuditEvent,
  { at, requestId }: Told,
): Promise<void> {
  await inWorkspace(connection, workspace, (tx) =>
    record(tx, workspace, actor, event, { at, requestId }),
  ).catch((error: Error) => say(`audit of ${event.action} in ${workspace}: ${scrubbed(error.message)}`));
}
