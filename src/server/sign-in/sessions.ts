import { createHash, randomBytes } from "node:crypto";
import { newId } from "../../database/ids.ts";
import { nobody, type Principal } from "../../domain/access/principal.ts";
import type { PartnerRole, StaffRole } from "../../domain/access/roles.ts";
import type { Asking } from "../http/asking.ts";
import { Refused } from "../http/problems.ts";
import type { Site } from "../http/site.ts";
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

const hour = 3600;
/**
 * How long a session lives: without a request (idle) and in all (absolute), in seconds. Whoever has entered nothing yet, and
 * people at partners, have the shorter ones; between password and code there are minutes. Source: OWASP ASVS 5.0, 7.3.
 */
export const sessionLives = {
  staff: { idle: 12 * hour, absolute: 30 * 24 * hour },
  portal: { idle: 2 * hour, absolute: 7 * 24 * hour },
  code: { idle: hour / 6, absolute: hour / 6 },
} as const;

const lifeOf = (entry: Entry | undefined) =>
  entry && entry.partner === null ? sessionLives.staff : sessionLives.portal;

/** The session a request carries; undefined when it carries none that lives. */
export async function sessionIn(site: Ground, { headers, at }: AskedBy): Promise<SessionRow | undefined> {
  const token = cookieIn(site, headers, "session");
  return token === undefined ? undefined : sessionOf(site.connection, hashOf(token), at);
}

/** Who the session of a request is at this moment. */
export async function principalIn(site: Ground, asking: AskedBy): Promise<Principal> {
  const session = await sessionIn(site, asking);
  return session === undefined ? nobody : principalOf(session);
}

/**
 * A membership that ended, and a workspace that asks for a second factor which the user has not, leave a guest: signed in,
 * outside. A sample that is the sample no longer leaves nobody.
 */
function principalOf(session: SessionRow): Principal {
  if (session.stage === "code") return nobody;
  const confirmedAt = session.confirmed_at?.getTime() ?? null;
  const { workspace_id: workspace, user_id: user, person_id: person, partner_id: partner } = session;
  const base = { workspace: workspace ?? "", session: session.session_id, confirmedAt };
  const isIn = workspace !== null && session.role !== null && !lacksFactor(session);
  if (user === null)
    return isIn
      ? { ...base, kind: "staff", person: null, user, role: "owner", proof: "sample", scopes: null }
      : nobody;
  if (!isIn || person === null) return { kind: "guest", user, session: session.session_id, confirmedAt };
  if (partner !== null)
    return {
      ...base,
      kind: "partner",
      partner,
      person,
      user,
      role: session.role as PartnerRole,
      proof: "session",
    };
  return {
    ...base,
    kind: "staff",
    person,
    user,
    role: session.role as StaffRole,
    proof: "session",
    scopes: null,
  };
}

/** The workspace asks its people for a second factor, and this one has none. */
export const lacksFactor = ({ requires_totp: required, totp }: SessionRow): boolean => required && !totp;

export type Beginning = {
  readonly user: string | null;
  readonly stage: "code" | "in";
  readonly entry: Entry | undefined;
  readonly portalOnly: boolean;
};

/** Begins a session under a token nobody has seen before, and ends the one the browser came with. Answers the cookie. */
export async function beginSession(site: Ground, asking: AskedBy, begins: Beginning): Promise<string[]> {
  const before = cookieIn(site, asking.headers, "session");
  if (before !== undefined) await endSessionByToken(site.connection, hashOf(before));
  const token = newToken();
  const life = begins.stage === "code" ? sessionLives.code : lifeOf(begins.entry);
  await addSession(site.connection, {
    ...begins,
    id: newId(asking.at.getTime()),
    tokenHash: hashOf(token),
    at: asking.at,
    idleSeconds: life.idle,
    expiresAt: new Date(asking.at.getTime() + life.absolute * 1000),
    address: asking.address,
    browser: asking.headers.get("user-agent")?.slice(0, 200) ?? null,
  });
  return [sessionCookie(site, token, begins.entry)];
}

type Change = { readonly confirmedAt?: Date; readonly entry?: Entry };

/** What a session may do changed: it goes on under a new token, and the old one is dead (ASVS 7.2.4). Answers the cookie. */
export async function renewSession(site: Ground, session: SessionRow, change: Change): Promise<string[]> {
  const token = newToken();
  const { entry, confirmedAt } = change;
  const life = lifeOf(entry);
  const goesOn = await renameSession(site.connection, session.session_id, {
    tokenHash: hashOf(token),
    ...(confirmedAt ? { confirmedAt } : {}),
    ...(entry ? { entered: { entry, idleSeconds: life.idle, absoluteSeconds: life.absolute } } : {}),
  });
  if (!goesOn) throw new Refused(401, "The session has ended", [ended]);
  return [sessionCookie(site, token, entry ?? entryOf(session))];
}

/** Ends the session a request carries, if it carries one. Answers the cookie that goes. */
export async function endSessionIn(site: Ground, headers: Headers): Promise<string[]> {
  const token = cookieIn(site, headers, "session");
  if (token !== undefined) await endSessionByToken(site.connection, hashOf(token));
  return [cookieToEnd(site, "session")];
}

const ended = { pointer: "", code: "not-signed-in", detail: "The session has ended", accepted: "sign in" };

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
