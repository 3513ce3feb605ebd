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

/** The hash before the first entry. */
export const chainBeginning = "0".repeat(64);

/** SHA-256 over the hash before and the entry as canonical JSON (RFC 8785 for what entries hold: sorted keys, no spaces). */
export const chainHash = (previous: string, content: AuditContent): string =>
  createHash("sha256").update(previous).update("\n").update(canonicalJson(content)).digest("hex");

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonicalJson(member ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
