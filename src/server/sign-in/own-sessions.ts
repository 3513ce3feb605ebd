import type { SessionsReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import { isId } from "../../database/ids.ts";
import { lacksFactor } from "../../domain/access/second-factor.ts";
import { Refused } from "../http/problems.ts";
import type { OpenCall } from "../http/site.ts";
import { refusal } from "./answers.ts";
import { entryInto, openTo } from "./memberships.ts";
import { type Own, ownAccount } from "./proving.ts";
import { endSessionOf, endSessionsOf, sessionsOf } from "./session-queries.ts";
import { renewSession } from "./sessions.ts";
import { tellAll, tellWhere } from "./trail.ts";

/** A session that began by a link to a mailbox neither sees nor ends those of the staff. */
const theirs = ({ session, account }: Own) => ({ user: account.user, portalOnly: session.portal_only });

export async function sessionsReply(call: OpenCall<unknown>): Promise<SessionsReply> {
  const { session, account } = await ownAccount(call);
  const rows = await sessionsOf(call.site.connection, theirs({ session, account }), call.asking.at);
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
  const own = await ownAccount(call);
  const id = call.params["session"] ?? "";
  const ended = isId(id) ? await endSessionOf(call.site.connection, theirs(own), id) : undefined;
  if (!ended) throw new Refused(404, "There is no such session");
  await tellWhere(call.site, own.account.user, ended.person, { action: "session.ended" }, call.asking);
}

export async function endOtherSessions(call: OpenCall<unknown>): Promise<void> {
  const own = await ownAccount(call);
  await endSessionsOf(call.site.connection, theirs(own), own.session.session_id);
  await tellAll(call.site, own.account.user, { action: "sessions.ended" }, call.asking);
}

/** Enters a workspace or a portal; the session goes on under a new token. */
export async function enter(call: OpenCall<ReadBodies["enter"]>): Promise<void> {
  const { session, account } = await ownAccount(call);
  const { portal_only: portalOnly } = session;
  const open = await openTo(call.site, account.user, { portalOnly, at: call.asking.at });
  const chosen = open.find(({ person }) => person === call.body.membership.toLowerCase());
  if (!chosen) throw new Refused(404, "There is no such membership");
  if (lacksFactor({ ...chosen, totp: account.totp }))
    throw refusal(
      403,
      "totp-required",
      `${chosen.workspaceName} asks for a second factor`,
      "turn the second factor on, then enter",
    );
  call.setCookies(await renewSession(call.site, session, { entry: entryInto(chosen) }));
  await tellWhere(call.site, account.user, chosen.person, { action: "session.entered" }, call.asking);
}
