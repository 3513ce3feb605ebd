import { randomBytes } from "node:crypto";
import { type LinkKind, linkMinutes } from "../../domain/access/lives.ts";
import type { Site } from "../http/site.ts";
import { type Credentials, credentialsOf } from "./account-queries.ts";
import { libraryOn } from "./library.ts";
import { hashOf } from "./sessions.ts";

type Ground = Pick<Site, "connection" | "secret">;
type Holder = Pick<Credentials, "user" | "revision">;

/**
 * Makes the secret of a link for a user: 256 bits, of which only the hash is kept, good once, and only while the proofs of the
 * user are those of now.
 */
export async function newLink(site: Ground, kind: LinkKind, to: Holder, at: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const library = await libraryOn(site);
  await library.createVerificationValue({
    identifier: identifierOf(kind, token),
    value: `${to.user} ${to.revision}`,
    expiresAt: new Date(at.getTime() + linkMinutes[kind] * 60_000),
  });
  return token;
}

/** Whose a link is that would still work; it is not used by looking. */
export async function accountOfLink(
  site: Ground,
  kind: LinkKind,
  token: string,
  at: Date,
): Promise<Credentials | undefined> {
  const library = await libraryOn(site);
  const found = await library.findVerificationValue(identifierOf(kind, token));
  if (!found || found.expiresAt <= at) return undefined;
  const [user = "", revision] = found.value.split(" ");
  const account = await credentialsOf(site.connection, { user });
  return account && String(account.revision) === revision ? account : undefined;
}

/** Uses a link up; of two at once one does. False when it was used, or has run out. */
export async function redeem(site: Ground, kind: LinkKind, token: string, at: Date): Promise<boolean> {
  const library = await libraryOn(site);
  const used = await library.consumeVerificationValue(identifierOf(kind, token));
  return used !== null && used !== undefined && used.expiresAt > at;
}

/**
 * Hashed here: where the library is told to hash, it also looks for the text as given, so that whoever reads the table
 * could redeem the hash itself.
 */
const identifierOf = (kind: LinkKind, token: string): string => `${kind} ${hashOf(token)}`;
