import { createHash, randomBytes } from "node:crypto";

/** What a token opens: an API key (`ent`) or an invitation (`inv`). */
type TokenKind = "ent" | "inv";

export type Token = { readonly workspace: string; readonly id: string; readonly secretHash: string };

/**
 * A new token `kind_place_secret`: the place says where to look (32 bytes: the ids of workspace and row, so that nothing is
 * searched across workspaces), the secret is 256 random bits. Only the hash of the secret is ever kept; a fast one will do,
 * there is nothing to guess.
 */
export function makeToken(
  kind: TokenKind,
  place: { readonly workspace: string; readonly id: string },
): { readonly text: string; readonly secretHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { text: `${kind}_${packed(place)}_${secret}`, secretHash: hashOf(secret) };
}

/** Where a token leads and the hash of its secret; undefined for what never was one. Says nothing of whether it holds. */
export function readToken(kind: TokenKind, text: string): Token | undefined {
  const [, place = "", secret = ""] = tokenForms[kind].exec(text) ?? [];
  const bytes = Buffer.from(place, "base64url");
  // The last letter of 32 bytes has two spare bits; only one spelling is a token.
  if (bytes.length !== 32 || bytes.toString("base64url") !== place) return undefined;
  return {
    workspace: uuidOf(bytes.subarray(0, 16)),
    id: uuidOf(bytes.subarray(16)),
    secretHash: hashOf(secret),
  };
}

/** The part of a token that is no secret, shortened: enough to recognize a key by. */
export const hintOf = (kind: TokenKind, place: { readonly workspace: string; readonly id: string }): string =>
  `${kind}_…${packed(place).slice(-8)}`;

const base64 = "[A-Za-z0-9_-]{43}";
const tokenForms: Readonly<Record<TokenKind, RegExp>> = {
  ent: new RegExp(`^ent_(${base64})_(${base64})$`),
  inv: new RegExp(`^inv_(${base64})_(${base64})$`),
};

const packed = ({ workspace, id }: { readonly workspace: string; readonly id: string }): string =>
  Buffer.from(`${workspace}${id}`.replaceAll("-", ""), "hex").toString("base64url");

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
