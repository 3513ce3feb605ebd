import {
  type Capability,
  capabilities,
  type CapabilityRule,
  confirmationMinutes,
  type Door,
} from "./capabilities.ts";
import type { Principal } from "./principal.ts";
import { type Role, roleNames } from "./roles.ts";

/** Why a door stays closed: each kind leads to another next step (sign in, ask somebody, confirm, use another key). */
export const closedBecause = ["not-signed-in", "not-allowed", "key-scope", "confirm-first"] as const;
export type Closed = {
  readonly ok: false;
  readonly because: (typeof closedBecause)[number];
  readonly reason: string;
  readonly accepted: string;
};
export type Entry = { readonly ok: true } | Closed;

/**
 * Whether a principal may pass a door at a moment (milliseconds since the epoch). Answers by role, by the scopes of a key and,
 * for sensitive acts, by how long ago the person proved who they are; never by whether a thing exists. A visitor of the sample
 * has an owner's role and no account: only what the table opens to visitors is theirs.
 */
export function may(principal: Principal, door: Door, now: number): Entry {
  if (door === "anybody") return open;
  if (principal.kind === "nobody") return closed("not-signed-in", "Nobody is signed in.", "sign in");
  if (door === "signed-in") return open;
  if (door === "local-owner") return isLocal(principal) ? open : localOnly;
  const rule: CapabilityRule = capabilities[door];
  if (principal.kind === "guest" || !rule.roles.includes(principal.role)) return wrongRole(principal, rule);
  if (principal.kind === "staff" && principal.proof === "sample" && !rule.sample) return noVisitor(rule);
  if (principal.kind === "staff" && principal.scopes && !principal.scopes.includes(door))
    return closed("key-scope", `This key may not ${rule.words}.`, `a key with the scope ${door}`);
  if (rule.sensitive && !isConfirmed(principal, now))
    return closed(
      "confirm-first",
      `To ${rule.words}, confirm first who you are.`,
      `your password or a code, given in the last ${confirmationMinutes} minutes`,
    );
  return open;
}

/** Everything a principal may do now, with the reason for each "no": what buttons read. */
export const everythingMay = (principal: Principal, now: number): Record<Capability, Entry> =>
  Object.fromEntries(
    (Object.keys(capabilities) as Capability[]).map((name) => [name, may(principal, name, now)]),
  ) as Record<Capability, Entry>;

const open: Entry = { ok: true };

const closed = (because: Closed["because"], reason: string, accepted: string): Closed => ({
  ok: false,
  because,
  reason,
  accepted,
});

const isLocal = (principal: Principal): boolean => principal.kind === "staff" && principal.proof === "local";

const localOnly = closed(
  "not-allowed",
  "Only the local owner may operate the installation.",
  "the entente command on the machine that holds the data folder",
);

function wrongRole(principal: Principal, { words, roles }: CapabilityRule): Closed {
  const you =
    principal.kind === "staff" || principal.kind === "partner"
      ? `${withArticle(principal.role)} may not`
      : "Outside a workspace nobody may";
  return closed(
    "not-allowed",
    `${you} ${words}.`,
    oneOf.format(roles.map((role) => roleNames[role].toLowerCase())),
  );
}

const noVisitor = ({ words }: CapabilityRule): Closed =>
  closed(
    "not-allowed",
    `The sample is looked at without an account, so a visitor may not ${words}.`,
    "make the first owner, then sign in",
  );

const oneOf = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** A person of a role; two of them are called by their department. */
const withArticle = (role: Role): string => {
  if (role === "finance" || role === "partner-operations") return roleNames[role];
  return `${role === "owner" ? "An" : "A"} ${roleNames[role].toLowerCase()}`;
};

/** The local owner holds the data folder itself; a key has confirmed nothing and never will. */
function isConfirmed(principal: Principal, now: number): boolean {
  if (isLocal(principal)) return true;
  const at = "confirmedAt" in principal ? principal.confirmedAt : null;
  return at !== null && now - at <= confirmationMinutes * 60_000;
}
