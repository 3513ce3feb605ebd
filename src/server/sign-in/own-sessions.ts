import type { SessionsReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import { Refused } from "../http/problems.ts";
import type { OpenCall } from "../http/site.ts";
import { refusal } from "./answers.ts";
import { asksForFactor, entryInto, openTo } from "./memberships.ts";
import { ownAccount } from "./proving.ts";
import { endSessionOf, endSessionsOf, sessionsOf } from "./session-queries.ts";
import { renewSession } from "./sessions.ts";
import { tell } from "./trail.ts";

export async function sessionsReply(call: OpenCall<unknown>): Promise<SessionsReply> {
  const { session, account } = await ownAccount(call);
  const rows = await sessionsOf(call.site.connection, account.user, call.asking.at);
  return {
    rows: rows.map(({ id, started_at, last_seen_at, address, browser }) => ({
      id,
      current: id === session.session_id,
      startedAt: started_at.toISOString(),
      lastSeenAt: last_seen_at.toISOString(),
      address,
      browser,
      proof: "session",
    })),
  };
}

/** A session of somebody else answers as one that is not there. */
export async function endOwnSession(call: OpenCall<unknown>): Promise<void> {
  const { account } = await ownAccount(call);
  const id = call.params["session"] ?? "";
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (!isId || !(await endSessionOf(call.site.connection, account.user, id)))
    throw new Refused(404, "There is no such session");
  await tell(call.site, account.user, { action: "session.ended" }, call.asking);
}

export async function endOtherSessions(call: OpenCall<unknown>): Promise<void> {
  const { session, account } = await ownAccount(call);
  await endSessionsOf(call.site.connection, account.user, session.session_id);
  await tell(call.site, account.user, { action: "sessions.ended" }, call.asking);
}

/** Enters a workspace or a portal; the session goes on under a new token. */
export async function enter(call: OpenCall<ReadBodies["enter"]>): Promise<void> {
  const { session, account } = await ownAccount(call);
  const open = await openTo(call.site, account.user, session.portal_only);
  const chosen = open.find(({ person }) => person === call.body.membership.toLowerCase());
  if (!chosen) throw new Refused(404, "There is no such membership");
  if (asksForFactor(chosen) && !account.totp)
    throw refusal(
      403,
      "totp-required",
      `${chosen.workspaceName} asks for a second factor`,
      "turn the second factor on, then enter",
    );
  call.setCookies(await renewSession(call.site, session, { entry: entryInto(chosen) }));
  await tell(call.site, account.user, { action: "session.entered" }, call.asking);
}
