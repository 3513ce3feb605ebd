import { createHash, randomBytes } from "node:crypto";
import { newId } from "../../database/ids.ts";
import { sessionLives } from "../../domain/access/lives.ts";
import { hasPortal } from "../../domain/access/partner-people.ts";
import { nobody, type Principal } from "../../domain/access/principal.ts";
import type { PartnerRole, StaffRole } from "../../domain/access/roles.ts";
import { lacksFactor } from "../../domain/access/second-factor.ts";
import type { Day } from "../../domain/shared/dates.ts";
import type { Asking } from "../http/asking.ts";
import type { Site } from "../http/site.ts";
import { proofsChanged } from "./answers.ts";
import { cookieIn, cookieToEnd, cookieToSet } from "./cookies.ts";
import {
  addSession,
  endSessionByToken,
  type Entry,
  renameSession,
  sessionOf,
  type SessionRow,
} from "./session-queries.ts";

type Ground = Pick<Site, "connection" | "url">;
export type AskedBy = Pick<Asking, "headers" | "at" | "address">;

const lifeOf = (entry: Entry | undefined) =>
  entry && entry.partner === null ? sessionLives.staff : sessionLives.portal;

/** The session a request carries; undefined when it carries none that lives. */
export async function sessionIn(site: Ground, { headers, at }: AskedBy): Promise<SessionRow | undefined> {
  const token = cookieIn(site, headers, "session");
  return token === undefined ? undefined : sessionOf(site.connection, hashOf(token), at);
}

/** Who the session of a request is at this moment. */
export async function principalIn(
  site: Ground & Pick<Site, "loopbackOnly">,
  asking: AskedBy,
): Promise<Principal> {
  const session = await sessionIn(site, asking);
  if (session === undefined || session.stage === "code") return nobody;
  if (session.user_id === null) return site.loopbackOnly ? visitor(session) : nobody;
  return someone(session, session.user_id, asking.at);
}

const confirmedIn = ({ confirmed_at }: SessionRow): number | null => confirmed_at?.getTime() ?? null;

/** Of the sample. One that is the sample no longer leaves nobody, as does a server that answers other machines by now. */
function visitor({ session_id: session, workspace_id: workspace, role }: SessionRow): Principal {
  if (workspace === null || role === null) return nobody;
  const none = { person: null, user: null, key: null, scopes: null, confirmedAt: null };
  return { ...none, kind: "staff", workspace, role: "owner", proof: "sample", session };
}

/** A membership that ended, and a workspace that is closed to its member, leave a guest: signed in, outside. */
function someone(session: SessionRow, user: string, at: Date): Principal {
  const { workspace_id: workspace, person_id: person, partner_id: partner, role } = session;
  const base = { user, session: session.session_id, confirmedAt: confirmedIn(session) };
  if (workspace === null || person === null || role === null || isClosed(session, at))
    return { ...base, kind: "guest" };
  const inside = { ...base, workspace, person, proof: "session" } as const;
  if (partner !== null) return { ...inside, kind: "partner", partner, role: role as PartnerRole };
  return { ...inside, kind: "staff", role: role as StaffRole, key: null, scopes: null };
}

/** A second factor is asked for and not there, or the company has left. */
function isClosed(session: SessionRow, at: Date): boolean {
  if (session.partner_id === null) return sessionLacksFactor(session);
  const { company_status: status, company_left_on: leftOn } = session;
  return status === null || !hasPortal({ status, leftOn }, utcDayOf(at)).ok;
}

export const sessionLacksFactor = ({ partner_id, requires_totp, totp }: SessionRow): boolean =>
  lacksFactor({ kind: partner_id === null ? "staff" : "partner", requiresTotp: requires_totp, totp });

/** Before a workspace is entered there is no time zone but this. */
export const utcDayOf = (at: Date): Day => at.toISOString().slice(0, 10);

export type Beginning = {
  readonly user: string | null;
  /** The revision of the user's proofs when they were looked at; null for the visitor of the sample. */
  readonly revision: number | null;
  readonly stage: "code" | "in";
  readonly entry: Entry | undefined;
  readonly portalOnly: boolean;
  /** When the user proved who they are; else now. Null where nobody can tell. */
  readonly confirmedAt?: Date | null;
};

/**
 * Begins a session under a token nobody has seen before, and ends the one the browser came with. Answers the cookie. None begins
 * when password or second factor were changed since they were looked at.
 */
export async function beginSession(site: Ground, asking: AskedBy, begins: Beginning): Promise<string[]> {
  const before = cookieIn(site, asking.headers, "session");
  if (before !== undefined) await endSessionByToken(site.connection, hashOf(before));
  const token = newToken();
  const life = begins.stage === "code" ? sessionLives.code : lifeOf(begins.entry);
  const { confirmedAt = asking.at } = begins;
  const began = await addSession(site.connection, {
    ...begins,
    id: newId(asking.at.getTime()),
    tokenHash: hashOf(token),
    confirmedAt: begins.user === null || begins.stage === "code" ? null : confirmedAt,
    at: asking.at,
    idleSeconds: life.idle,
    expiresAt: new Date(asking.at.getTime() + life.absolute * 1000),
    address: asking.address,
    browser: asking.headers.get("user-agent")?.slice(0, 200) ?? null,
  });
  if (!began) throw proofsChanged();
  return [sessionCookie(site, token, begins.entry)];
}

type Change = {
  readonly confirmedAt?: Date;
  readonly entry?: Entry;
  /** The revision of the proofs on which the change rests; else that of the session. */
  readonly revision?: number;
};

/** What a session may do changed: it goes on under a new token, and the old one is dead (ASVS 7.2.4). Answers the cookie. */
export async function renewSession(site: Ground, session: SessionRow, change: Change): Promise<string[]> {
  const token = newToken();
  const { entry, confirmedAt, revision = session.proof_revision } = change;
  const life = lifeOf(entry);
  const goesOn = await renameSession(site.connection, session.session_id, {
    tokenHash: hashOf(token),
    revision,
    ...(confirmedAt ? { confirmedAt } : {}),
    ...(entry ? { entered: { entry, idleSeconds: life.idle, absoluteSeconds: life.absolute } } : {}),
  });
  if (!goesOn) throw proofsChanged();
  return [sessionCookie(site, token, entry ?? entryOf(session))];
}

/** Ends the session a request carries, if it carries one. Answers the cookie that goes. */
export async function endSessionIn(site: Ground, headers: Headers): Promise<string[]> {
  const token = cookieIn(site, headers, "session");
  if (token !== undefined) await endSessionByToken(site.connection, hashOf(token));
  return [cookieToEnd(site, "session")];
}

const entryOf = (session: SessionRow): Entry | undefined =>
  session.workspace_id === null
    ? undefined
    : { workspace: session.workspace_id, person: session.person_id, partner: session.partner_id };

const sessionCookie = (site: Ground, token: string, entry: Entry | undefined): string =>
  cookieToSet(site, "session", token, {
    seconds: lifeOf(entry).absolute,
    sameSite: entry && entry.partner !== null ? "Strict" : "Lax",
  });

/** 256 bits; only its hash is kept, so that the table of sessions opens none. */
const newToken = (): string => randomBytes(32).toString("base64url");
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
