import { randomBytes } from "node:crypto";
import type { Site } from "../http/site.ts";
import { libraryOn } from "./library.ts";
import { hashOf } from "./sessions.ts";

/** What a link that was sent is good for, and for how many minutes. */
export const linkMinutes = { "sign-in": 10, password: 60 } as const;
export type LinkKind = keyof typeof linkMinutes;

type Ground = Pick<Site, "connection" | "secret">;

/** Makes the secret of a link for a user: 256 bits, of which only the hash is kept, good once. */
export async function newLink(site: Ground, kind: LinkKind, user: string, at: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const library = await libraryOn(site);
  await library.createVerificationValue({
    identifier: identifierOf(kind, token),
    value: user,
    expiresAt: new Date(at.getTime() + linkMinutes[kind] * 60_000),
  });
  return token;
}

/** The user of a link that would still work; it is not used by looking. */
export async function userOfLink(
  site: Ground,
  kind: LinkKind,
  token: string,
  at: Date,
): Promise<string | undefined> {
  const library = await libraryOn(site);
  const found = await library.findVerificationValue(identifierOf(kind, token));
  return found && found.expiresAt > at ? found.value : undefined;
}

/** Uses a link up and answers its user; of two at once one gets it, and one that has run out is gone. */
export async function redeem(
  site: Ground,
  kind: LinkKind,
  token: string,
  at: Date,
): Promise<string | undefined> {
  const library = await libraryOn(site);
  const used = await library.consumeVerificationValue(identifierOf(kind, token));
  return used && used.expiresAt > at ? used.value : undefined;
}

/**
 * Hashed here: where the library is told to hash, it also looks for the text as given, so that whoever reads the table
 * could redeem the hash itself.
 */
const identifierOf = (kind: LinkKind, token: string): string => `${kind} ${hashOf(token)}`;
