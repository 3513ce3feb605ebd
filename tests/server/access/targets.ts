import type { BodyName } from "../../../src/contract/bodies.ts";
import type { IdNoun } from "../../../src/contract/endpoint.ts";
import { newId } from "../../../src/database/ids.ts";
import type { SignedIn } from "../signed-in.ts";
import { strategyText } from "./workspace-rows.ts";

/** Whose the named thing is, for north, a partner of the own workspace; `absent` is nobody's, `malformed` names nothing. */
export const sides = ["own", "sibling", "other", "absent", "malformed"] as const;
export type Side = (typeof sides)[number];
type Names = Readonly<Record<Side, string>>;

const absentId = newId();
const noId = "not-an-id";

/** What stands where a path, a query or a body names a thing. */
export function namesOf(world: SignedIn, noun: IdNoun, path: string): Names {
  const { companies, own, other, staff, elsewhere, keys, sessions } = world;
  const { north, south, elsewhere: far } = companies;
  const ids = (mine: string, sibling: string, foreign: string): Names => ({
    own: mine,
    sibling,
    other: foreign,
    absent: absentId,
    malformed: noId,
  });
  switch (noun) {
    case "partner":
      return {
        own: `P-${north.number}`,
        sibling: `P-${south.number}`,
        other: `P-${far.number}`,
        absent: `P-${far.number + 1}`,
        malformed: "P-1'",
      };
    case "deal":
      return {
        own: `D-${north.deal}`,
        sibling: `D-${south.deal}`,
        other: `D-${far.deal}`,
        absent: `D-${far.deal + 1}`,
        malformed: "D-1'",
      };
    case "measure":
      return {
        own: "partner-sourced-revenue",
        sibling: "active-partners",
        other: "zqxother-measure",
        absent: "zqxabsent-measure",
        malformed: "measure'",
      };
    case "person":
      return ids(staff.sponsor.id, staff.finance.id, elsewhere.idElsewhere);
    case "partner-person":
      return ids(north.member.id, south.member.id, far.member.id);
    case "invitation":
      return path.includes("/partners/") || path.includes("/portal/")
        ? ids(north.invitation, south.invitation, far.invitation)
        : ids(own.invitation, own.invitation, other.invitation);
    case "key":
      return ids(keys.own, keys.own, keys.other);
    case "session":
      return ids(sessions.own, sessions.other, sessions.other);
    case "accountable-role":
      return {
        own: own.accountableRole,
        sibling: own.accountableRole,
        other: other.accountableRole,
        absent: "zqxabsent-cpo",
        malformed: "role'",
      };
    case "comment":
      return ids(own.comment, own.comment, other.comment);
    case "document":
      return {
        own: "where-to-win",
        sibling: "thesis",
        other: "zqxother",
        absent: "zqxabsent",
        malformed: "plan'",
      };
    case "version":
      return {
        own: String(own.version),
        sibling: String(own.version),
        other: String(other.version),
        absent: String(other.version + 10),
        malformed: "1'",
      };
    case "revision":
      return {
        own: String(own.revision),
        sibling: String(own.revision),
        other: String(other.revision),
        absent: String(other.revision + 10),
        malformed: "1'",
      };
  }
}

/** Query parameters that name a thing. */
export const queryIds: Readonly<Record<string, IdNoun>> = {
  partner: "partner",
  actor: "person",
  version: "version",
  against: "version",
  object: "person",
};

/** Members of bodies that name a thing. */
export const bodyIds: Partial<Record<BodyName, Readonly<Record<string, IdNoun>>>> = {
  comment: { parent: "comment" },
  bindRaci: { person: "person" },
  enter: { membership: "person" },
};

const email = "zqxnew@example.com";
const password = "four words in a row";
const token = (kind: string) => `${kind}_${"A".repeat(43)}_${"A".repeat(43)}`;

/** A body that fits, for every kind of body there is: whoever adds one adds it here, or the compiler says so. */
const bodies: Readonly<Record<BodyName, object>> = {
  nothing: {},
  firstRun: { name: "Ana", email, password, company: "Company", currency: "USD" },
  signIn: { email, password },
  code: { code: "123456" },
  signInLink: { email },
  token: { token: token("inv") },
  signOn: { email },
  passwordForgotten: { email },
  passwordReset: { token: "A".repeat(43), password },
  enter: { membership: absentId },
  confirm: { password },
  account: { name: "Ana" },
  changePassword: { password, newPassword: "another row of words" },
  totpBegin: { password },
  acceptInvitation: { token: token("inv") },
  changePerson: { role: "viewer" },
  changePartnerPerson: { role: "partner-member", state: "suspended" },
  invite: { email, name: "New", role: "viewer" },
  inviteMany: { rows: [{ email, name: "New", role: "viewer" }] },
  invitePartnerPerson: { email, name: "New", role: "partner-member" },
  bindRaci: { person: null },
  settings: { name: "zqxopen workspace" },
  newKey: { name: "Key", scopes: ["facts.read"], days: 30 },
  signOnConnection: {
    issuer: "https://issuer.example",
    clientId: "client",
    clientSecret: "secret",
    domain: "new.example",
    roleForNew: null,
  },
  backUp: { path: "/nowhere/at/all" },
  resolveFile: { take: "screen" },
  amendComment: { body: "zqxinside comment, set right" },
  comment: { element: "/strategy", body: "zqxinside comment" },
  submitVersion: { revision: 0 },
  decideVersion: { decision: "approve" },
  adoptVersion: { from: "2026-12-01" },
  startDraft: {
    revision: 0,
    answers: {
      stage: "growth",
      industry: "cybersecurity",
      company: "zqxinside company",
      product: "Product",
      currency: "USD",
      fiscalYearStart: 1,
      arr: { current: "12M", target: "30M", by: "2029-01-31" },
      idealCustomers: ["Companies"],
      markets: ["US"],
    },
  },
  undoDraft: {},
  editDraft: { revision: 0, edits: [{ path: ["strategy", "name"], value: "zqxinside renamed" }] },
};

export const bodyFor = (name: BodyName | "text" | undefined): object | string | undefined =>
  name === undefined ? undefined : name === "text" ? strategyText("zqxinside", "zqxopen") : bodies[name];
