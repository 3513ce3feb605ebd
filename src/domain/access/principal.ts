import type { Capability } from "./capabilities.ts";
import type { PartnerRole, StaffRole } from "./roles.ts";

/** How somebody proved who they are. `local` is the key in the data folder, `sample` the one click into the sample. */
export const proofs = ["session", "sample", "key", "local"] as const;
export type Proof = (typeof proofs)[number];

/** Somebody signed in who has not (or not yet) entered a workspace. */
export type Guest = {
  readonly kind: "guest";
  readonly user: string;
  readonly session: string;
  /** Milliseconds since the epoch of the last proof of who this is; null when it has to be given first. */
  readonly confirmedAt: number | null;
};

/** A person of a workspace. */
export type Staff = {
  readonly kind: "staff";
  readonly workspace: string;
  /** The row in `people`; null for the local owner and for whoever entered the sample. */
  readonly person: string | null;
  readonly user: string | null;
  readonly role: StaffRole;
  readonly proof: Proof;
  /** The key that asks in the name of the person; null where they ask themselves. */
  readonly key: string | null;
  /** What the key is limited to; null is everything the role may. */
  readonly scopes: readonly Capability[] | null;
  readonly session: string | null;
  readonly confirmedAt: number | null;
};

/** A person of one partner company, in the portal of one workspace. */
export type PartnerPerson = {
  readonly kind: "partner";
  readonly workspace: string;
  readonly partner: string;
  readonly person: string;
  readonly user: string;
  readonly role: PartnerRole;
  readonly proof: "session";
  readonly session: string;
  readonly confirmedAt: number | null;
};

export type Principal = { readonly kind: "nobody" } | Guest | Staff | PartnerPerson;

export const nobody: Principal = { kind: "nobody" };
