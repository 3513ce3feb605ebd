import type { Capability } from "../domain/access/capabilities.ts";
import type { Proof } from "../domain/access/principal.ts";
import type { InvitationState, PersonState } from "../domain/access/lifecycles.ts";
import type { PartnerRole, Role, StaffRole } from "../domain/access/roles.ts";
import type { Day } from "../domain/shared/dates.ts";

/** Replies about who is here and what they may do (the rest is in api.ts). Moments are ISO 8601 in UTC. */

export type SessionReply = {
  /** `first-run`: nobody owns this installation yet. `enter`: signed in, a workspace is still to be chosen. */
  state: "first-run" | "signed-out" | "code-needed" | "totp-required" | "enter" | "signed-in";
  /** The first owner needs the code of the log: the server answers other machines. */
  setupCodeNeeded: boolean;
  /** The one click into the sample is open: on this machine, while it is the sample. */
  sampleOpen: boolean;
  /** Mail leaves the house; without SMTP links are in the log of the server. */
  mail: boolean;
  you: { name: string; email: string; totp: boolean; proof: Proof } | null;
  workspace: { name: string; sample: boolean } | null;
  partner: { number: number; name: string } | null;
  role: Role | null;
  memberships: Membership[];
  /** Why each capability is closed; null where it is open. Nobody but those signed in is told. */
  may: Record<Capability, string | null> | null;
  /** Until when sensitive acts need no new confirmation; null when one is needed. */
  confirmedUntil: string | null;
};

export type Membership = {
  id: string;
  workspace: string;
  sample: boolean;
  /** The partner company whose portal it is; null for staff. */
  partner: string | null;
  role: Role;
};

/** What a step of the sign-in leads to. */
export type SignInReply = { next: "done" | "code" | "enter" };
/** The same for every address, known or not. */
export type SentReply = { sent: true; detail: string };
export type RedirectReply = { location: string };
export type DoneReply = { done: true };

export type SessionsReply = {
  rows: {
    id: string;
    current: boolean;
    startedAt: string;
    lastSeenAt: string;
    address: string | null;
    browser: string | null;
    proof: Proof;
  }[];
};

export type TotpReply = { uri: string; secret: string };
export type RecoveryCodesReply = { codes: string[] };

/** What an invitation offers, to whoever holds its secret. */
export type OfferReply = {
  workspace: string;
  partner: string | null;
  email: string;
  name: string;
  role: Role;
  invitedBy: string;
  expiresAt: string;
  /** The address has an account already: its owner signs in and accepts, and no password is set. */
  known: boolean;
};

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  state: PersonState;
  totp: boolean;
  joinedAt: string;
  /** The accountable roles of the strategy that the person holds. */
  accountable: string[];
  you: boolean;
};
export type PeopleReply = { rows: PersonRow[] };

export type PartnerPersonRow = {
  id: string;
  name: string;
  email: string;
  role: PartnerRole;
  state: PersonState;
  joinedAt: string;
  you: boolean;
};
export type PartnerPeopleReply = { rows: PartnerPersonRow[]; invitations: InvitationRow[] };

export type InvitationRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  state: InvitationState;
  expired: boolean;
  invitedBy: string;
  invitedAt: string;
  expiresAt: string;
};
export type InvitationsReply = { rows: InvitationRow[]; next: string | null };
/** Where no mail leaves the house `mailed` is false: whoever runs the server finds the link in its log and hands it over. */
export type InvitedReply = InvitationRow & { mailed: boolean };
export type InvitedManyReply = {
  rows: {
    row: number;
    ok: boolean;
    invitation: InvitationRow | null;
    reason: string | null;
    accepted: string | null;
  }[];
};

export type RaciReply = {
  rows: {
    role: string;
    title: string;
    /** The rows of the RACI matrix and the letter of the role in each. */
    decisions: { decision: string; letter: string }[];
    person: { id: string; name: string } | null;
  }[];
};

export type SettingsReply = {
  name: string;
  currency: string;
  sample: boolean;
  requiresTotp: boolean;
  /** Active people who have no second factor yet, whom the requirement would ask for one. */
  withoutTotp: number;
};

export type KeyRow = {
  id: string;
  name: string;
  owner: { id: string; name: string };
  /** The last characters of the part that is no secret, to recognize it by. */
  hint: string;
  scopes: Capability[];
  addresses: string[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};
export type KeysReply = { rows: KeyRow[] };
/** The key itself is told this once. */
export type NewKeyReply = KeyRow & { key: string };

export type SignOnReply = {
  connection: {
    issuer: string;
    clientId: string;
    domain: string;
    roleForNew: StaffRole | null;
    /** The TXT record that proves the domain. */
    record: { name: string; value: string };
    provenAt: string | null;
    redirectUri: string;
  } | null;
};

export type AuditRow = {
  sequence: number;
  at: string;
  /** `key` is the API key that acted for the person; null where they acted themselves. */
  actor: { kind: string; id: string | null; name: string; via: string; key: string | null };
  /** As whom: the owner of a key, the role acted in. */
  asWhom: string;
  action: string;
  object: { kind: string; id: string; name: string | null };
  before: unknown;
  after: unknown;
  why: string | null;
  requestId: string | null;
  hash: string;
};
export type AuditReply = { rows: AuditRow[]; next: string | null; actions: string[] };
export type AuditVerifyReply = {
  entries: number;
  head: string | null;
  intact: boolean;
  /** The first entry that does not follow from the one before it, and how. */
  fault: { sequence: number; reason: string } | null;
};

export type DealRow = {
  id: string;
  externalId: string;
  stage: string;
  openedOn: Day | null;
  closedOn: Day | null;
  amountMinor: number;
  currency: string;
  partners: { number: number; name: string; role: string }[];
};
export type DealsReply = { rows: DealRow[]; next: string | null };

export type BackUpReply = {
  path: string;
  bytes: number;
  sha256: string;
  files: number;
  milliseconds: number;
};
export type DoctorReply = {
  healthy: boolean;
  checks: { name: string; state: "ok" | "problem" | "unknown"; found: string; next: string | null }[];
};
