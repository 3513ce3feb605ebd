import type { SessionReply } from "../../contract/people.ts";
import { confirmationMinutes } from "../../domain/access/capabilities.ts";
import { everythingMay } from "../../domain/access/may.ts";
import type { Principal } from "../../domain/access/principal.ts";
import type { Role } from "../../domain/access/roles.ts";
import { asksForFactor } from "../../domain/access/second-factor.ts";
import type { UserMembership } from "../people/actions.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { workspaceCalled } from "../workspaces/finding.ts";
import { accountsOf, anyUser } from "./account-queries.ts";
import { asReplied, openTo } from "./memberships.ts";
import { openSample } from "./sample-entry.ts";
import type { SessionRow } from "./session-queries.ts";
import { sessionIn, sessionLacksFactor } from "./sessions.ts";
import type { Account } from "./sign-in.ts";
import { isFromThisMachine } from "../http/this-machine.ts";

/** Who is here, where, and what they may do: what every page asks first. */
export async function sessionReply(call: OpenCall<unknown>): Promise<SessionReply> {
  const { site, asking, principal } = call;
  // A key and the local owner have no session, whatever cookie comes beside them, and no account that is theirs to see.
  const session =
    principal.kind === "staff" && !principal.session ? undefined : await sessionIn(site, asking);
  const outside = await outsideReply(call);
  if (session?.stage === "code") return { ...outside, state: "code-needed" };
  if (principal.kind === "nobody") return outside;
  const { account, memberships } = await accountIn(site, session, asking.at);
  return {
    ...outside,
    state: stateOf(principal, session, account, memberships),
    setupCodeNeeded: false,
    you: youOf(principal, account),
    ...(await placeOf(site, principal, memberships)),
    role: roleOf(principal),
    memberships: memberships.map(asReplied),
    may: mayOf(principal, asking.at),
    confirmedUntil: confirmedUntil(principal, asking.at),
  };
}

async function accountIn(site: Site, session: SessionRow | undefined, at: Date) {
  if (!session?.user_id) return { account: undefined, memberships: [] };
  const { user_id: user, portal_only: portalOnly } = session;
  const [account] = await accountsOf(site.connection, [user]);
  return { account, memberships: await openTo(site, user, { portalOnly, at }) };
}

/** What anybody is told. */
async function outsideReply({ site, asking }: OpenCall<unknown>): Promise<SessionReply> {
  const isFirstRun = !(await anyUser(site.connection));
  return {
    state: isFirstRun ? "first-run" : "signed-out",
    setupCodeNeeded: isFirstRun && !isFromThisMachine(site, asking),
    sampleOpen: (await openSample(site, asking)) !== undefined,
    mail: site.mail.leaves,
    you: null,
    workspace: null,
    partner: null,
    role: null,
    memberships: [],
    may: null,
    confirmedUntil: null,
  };
}

/** A guest whom every place asks for a second factor can do nothing but set it up. */
function stateOf(
  principal: Principal,
  session: SessionRow | undefined,
  account: Account | undefined,
  memberships: readonly UserMembership[],
): SessionReply["state"] {
  if (principal.kind !== "guest") return "signed-in";
  const entered = session !== undefined && session.role !== null && sessionLacksFactor(session);
  const everywhere = memberships.length > 0 && memberships.every(asksForFactor) && account?.totp === false;
  return entered || everywhere ? "totp-required" : "enter";
}

function youOf(principal: Principal, account: Account | undefined): SessionReply["you"] {
  const proof = "proof" in principal ? principal.proof : "session";
  if (account) return { name: account.name, email: account.email, totp: account.totp, proof };
  const names = { sample: "Visitor of the sample", local: "Owner of this machine", key: "Key", session: "" };
  return { name: names[proof], email: "", totp: false, proof };
}

const roleOf = (principal: Principal): Role | null => ("role" in principal ? principal.role : null);

async function placeOf(
  { connection }: Pick<Site, "connection">,
  principal: Principal,
  memberships: readonly UserMembership[],
): Promise<Pick<SessionReply, "workspace" | "partner">> {
  if (principal.kind === "staff")
    return { workspace: await workspaceCalled(connection, principal.workspace), partner: null };
  const here = principal.kind === "partner" ? memberships.find(isPlace(principal.person)) : undefined;
  if (!here?.partner) return { workspace: null, partner: null };
  const { number, name } = here.partner;
  return { workspace: { name: here.workspaceName, sample: here.sample }, partner: { number, name } };
}

const isPlace =
  (person: string) =>
  (membership: UserMembership): boolean =>
    membership.person === person;

const mayOf = (principal: Principal, at: Date): SessionReply["may"] =>
  Object.fromEntries(
    Object.entries(everythingMay(principal, at.getTime())).map(([capability, entry]) => [
      capability,
      // What needs a confirmation first is open: the page asks for it when it comes to that.
      entry.ok || entry.because === "confirm-first" ? null : entry.reason,
    ]),
  ) as SessionReply["may"];

function confirmedUntil(principal: Principal, at: Date): string | null {
  const since = "confirmedAt" in principal ? principal.confirmedAt : null;
  if (since === null) return null;
  const until = since + confirmationMinutes * 60_000;
  return until > at.getTime() ? new Date(until).toISOString() : null;
}
