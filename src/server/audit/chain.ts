import { createHash } from "node:crypto";

/** What an entry of the audit trail says; its hash covers all of it and the hash of the entry before. */
export type AuditContent = {
  readonly sequence: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly actor: unknown;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly why: string | null;
  readonly requestId: string | null;
};

/** An entry in its place: what it says, the hash it follows, and its own. */
export type ChainedEntry = {
  readonly content: AuditContent;
  readonly previous: string;
  readonly hash: string;
};

/** The hash before the first entry. */
export const chainBeginning = "0".repeat(64);

/** SHA-256 over the hash before and the entry as canonical JSON (RFC 8785 for what entries hold: sorted keys, no spaces). */
export const chainHash = (previous: string, content: AuditContent): string =>
  createHash("sha256").update(previous).update("\n").update(canonicalJson(content)).digest("hex");

/** What follows a hash, as it will be read back: a value that JSON writes otherwise (a date, an absent member) is that already. */
export function chained(previous: string, content: AuditContent): ChainedEntry {
  const plain = JSON.parse(JSON.stringify(content)) as AuditContent;
  return { content: plain, previous, hash: chainHash(previous, plain) };
}

/** Where a walk along the chain has come to. */
export type Walk = { readonly sequence: number; readonly hash: string };
export const walkBeginning: Walk = { sequence: 0, hash: chainBeginning };

export type ChainFault = { readonly sequence: number; readonly reason: string };

/**
 * One step along the chain: where the entry leads to, or what is wrong with it. Wrong is an entry that is missing, one that does
 * not follow from the one before it, and one whose content is not what its hash says.
 */
export function step(walk: Walk, { content, previous, hash }: ChainedEntry): Walk | ChainFault {
  const expected = walk.sequence + 1;
  if (content.sequence !== expected) return { sequence: expected, reason: "The entry is missing" };
  if (previous !== walk.hash)
    return { sequence: expected, reason: "The entry does not follow from the one before it" };
  if (hash !== chainHash(previous, content))
    return { sequence: expected, reason: "The entry was changed: its content does not have its hash" };
  return { sequence: expected, hash };
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonicalJson(member ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
