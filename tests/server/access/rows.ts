import { newId } from "../../../src/database/ids.ts";

/** Whose a row is, seen from one partner company ("own") of one workspace. */
export const sides = ["own", "sibling", "other"] as const;
export type Side = (typeof sides)[number];

export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** Ids of one side. `own` and `sibling` are two partners of one workspace, `other` is a partner of another. */
export type Ids = Readonly<Record<Noun, string>> & { readonly workspace: string; readonly number: number };
const nouns = [
  "source",
  "batch",
  "partner",
  "account",
  "deal",
  "touch",
  "spend",
  "certification",
  "person",
  "user",
  "partnerPerson",
  "invitation",
  "key",
  "signOn",
  "comment",
] as const;
type Noun = (typeof nouns)[number];

const [ownWorkspace, otherWorkspace] = [newId(), newId()];
export const idsOf: Readonly<Record<Side, Ids>> = {
  own: idsIn(ownWorkspace, 1),
  sibling: idsIn(ownWorkspace, 2),
  other: idsIn(otherWorkspace, 3),
};

/** What other tables hang on, by the table whose rows they are. */
const parents: Readonly<Record<string, Noun>> = {
  sources: "source",
  batches: "batch",
  partners: "partner",
  accounts: "account",
  deals: "deal",
  people: "person",
};

/** Ids for a row of a table that is not in the database yet, hanging on rows of the same side that are. */
export function freshIds(side: Side, table: string): Ids {
  const seeded = idsOf[side];
  const kept = Object.entries(parents).filter(([parent]) => parent !== table);
  return {
    ...idsIn(seeded.workspace, seeded.number + 10),
    ...Object.fromEntries(kept.map(([, noun]) => [noun, seeded[noun]])),
  };
}

function idsIn(workspace: string, number: number): Ids {
  const ids = Object.fromEntries(nouns.map((noun) => [noun, newId()])) as Record<Noun, string>;
  return { ...ids, workspace, number };
}

/** Every string that one side's rows hold, so that it can be looked for in the bytes of an answer. */
const named = ({ number }: Ids, what: string): string => `${what} ${number}`;
const moment = "2026-11-20T10:00:00Z";

const imported = (ids: Ids, id: string) => ({
  workspace_id: ids.workspace,
  id,
  source_id: ids.source,
  batch_id: ids.batch,
  external_id: id,
});

/**
 * One row of each table for one side. A table that is missing here fails the test of the matrix: what is not seeded is not
 * looked at.
 */
export const rowOf: Readonly<Record<string, (ids: Ids) => Row>> = {
  workspaces: (ids) => ({
    id: ids.workspace,
    name: named(ids, "Workspace"),
    currency: "USD",
    is_sample: false,
    requires_totp: false,
    facts_revision: 0,
    created_at: moment,
  }),
  counters: ({ workspace, number }) => ({
    workspace_id: workspace,
    noun: number > 10 ? "batch" : number === 2 ? "deal" : "partner",
    next: 1,
  }),
  strategies: (ids) => ({
    workspace_id: ids.workspace,
    version: ids.number,
    file_name: "strategy.yaml",
    source_text: named(ids, "Strategy"),
    name: named(ids, "Strategy"),
    loaded_at: moment,
    state: "adopted",
    adopted_at: moment,
  }),
  sources: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.source,
    name: `${named(ids, "Source")} ${ids.key}`,
    preset: "plain",
    holds: "all-deals",
    currency: "USD",
    currency_assumed: false,
  }),
  batches: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.batch,
    source_id: ids.source,
    number: ids.number,
    preset: "plain",
    content_hash: "",
    imported_at: moment,
    report: "{}",
  }),
  partners: (ids) => ({
    ...imported(ids, ids.partner),
    number: ids.number,
    name: named(ids, "Partner"),
    partner_type: "reseller",
    status: "active",
  }),
  partner_enrollments: (ids) => ({
    workspace_id: ids.workspace,
    partner_id: ids.partner,
    program: named(ids, "program"),
  }),
  accounts: (ids) => ({
    ...imported(ids, ids.account),
    kind: "customer",
    name: named(ids, "Account"),
    named: false,
  }),
  deals: (ids) => ({
    ...imported(ids, ids.deal),
    number: ids.number,
    account_id: ids.account,
    stage: "open",
    amount_minor: 100,
    currency: "USD",
  }),
  deal_lines: (ids) => ({
    workspace_id: ids.workspace,
    deal_id: ids.deal,
    line: ids.number,
    batch_id: ids.batch,
    source_row: 1,
    product_external_id: "1",
    quantity: 1,
    unit_price_minor: 100,
    amount_minor: 100,
    raw: "{}",
  }),
  deal_parts: (ids) => ({
    workspace_id: ids.workspace,
    deal_id: ids.deal,
    role: ids.number > 10 ? "delivered" : "sourced",
    partner_id: ids.partner,
    evidence: "import",
    batch_id: ids.batch,
  }),
  touches: (ids) => ({
    ...imported(ids, ids.touch),
    partner_id: ids.partner,
    kind: "call",
    touched_on: "2026-01-01",
  }),
  spend: (ids) => ({
    ...imported(ids, ids.spend),
    partner_id: ids.partner,
    purpose: "strategic",
    amount_minor: 100,
    currency: "USD",
    spent_on: "2026-01-01",
  }),
  certifications: (ids) => ({
    ...imported(ids, ids.certification),
    partner_id: ids.partner,
    person: named(ids, "Person"),
    kind: "seller",
    earned_on: "2026-01-01",
  }),
  daily_facts: (ids) => ({
    workspace_id: ids.workspace,
    fact: "deal-won",
    role: "sourced",
    day: `2026-01-${String(ids.number).padStart(2, "0")}`,
    partner_id: ids.partner,
    currency: "USD",
    things: 1,
    amount_minor: 100,
  }),
  people: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.person,
    user_id: ids.user,
    email: `person-${ids.number}@example.com`,
    name: named(ids, "Person"),
    role: "viewer",
    state: "active",
    joined_at: moment,
  }),
  removed_people: (ids) => ({ workspace_id: ids.workspace, user_id: ids.user, removed_at: moment }),
  partner_people: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.partnerPerson,
    partner_id: ids.partner,
    user_id: ids.user,
    email: `person-${ids.number}@example.com`,
    name: named(ids, "Person"),
    role: "partner-admin",
    state: "active",
    joined_at: moment,
  }),
  invitations: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.invitation,
    partner_id: ids.partner,
    email: `invited-${ids.number}@example.com`,
    name: named(ids, "Invited"),
    role: "partner-member",
    state: "pending",
    secret_hash: "",
    invited_by_name: "Ana",
    invited_at: moment,
    expires_at: moment,
  }),
  raci_bindings: (ids) => ({
    workspace_id: ids.workspace,
    accountable_role: named(ids, "role"),
    person_id: ids.person,
  }),
  api_keys: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.key,
    person_id: ids.person,
    name: named(ids, "Key"),
    secret_hash: "",
    scopes: "facts.read",
    created_at: moment,
    expires_at: moment,
  }),
  sign_on_connections: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.signOn,
    issuer: "https://issuer.example",
    client_id: "client",
    client_secret_sealed: "sealed",
    domain: `d${ids.number}.example`,
    domain_proof: "proof",
    domain_proven_at: moment,
    created_at: moment,
  }),
  idempotent_answers: (ids) => ({
    workspace_id: ids.workspace,
    principal: `partner:${ids.number > 10 ? idsOfNumber(ids.number - 10).partnerPerson : ids.partnerPerson}`,
    key: named(ids, "key"),
    request_hash: "",
    status: 200,
    body: named(ids, "Answer"),
    answered_at: moment,
  }),
  partner_terms: (ids) => ({
    workspace_id: ids.workspace,
    version: ids.number > 10 ? ids.number - 10 : ids.number,
    content: "{}",
    published_at: moment,
  }),
  audit_entries: (ids) => ({
    workspace_id: ids.workspace,
    sequence: ids.number,
    occurred_at: moment,
    actor: "{}",
    action: "person.changed",
    object_kind: "person",
    object_id: ids.person,
    previous_hash: "",
    hash: "",
  }),
  draft_revisions: (ids) => ({
    workspace_id: ids.workspace,
    revision: ids.number,
    source_text: named(ids, "Draft"),
    file_name: "strategy.yaml",
    based_on: ids.number > 10 ? ids.number - 10 : ids.number,
    changed: true,
    origin: "screen",
    changes: "[]",
    saved_at: moment,
    saved_by: ids.person,
    saved_by_name: named(ids, "Person"),
  }),
  strategy_approvals: (ids) => ({
    workspace_id: ids.workspace,
    version: ids.number > 10 ? ids.number - 10 : ids.number,
    role: named(ids, "role"),
    person_id: ids.person,
    person_name: named(ids, "Person"),
    decision: "approve",
    decided_at: moment,
  }),
  working_files: (ids) => ({
    workspace_id: ids.workspace,
    path: named(ids, "/path"),
    state: "in-step",
    conflicts: "[]",
    takes_draft: false,
    changed_at: moment,
  }),
  strategy_comments: (ids) => ({
    workspace_id: ids.workspace,
    id: ids.comment,
    parent_id: ids.number > 10 ? idsOfNumber(ids.number - 10).comment : null,
    anchor: "/strategy",
    element: "/strategy",
    subject: "strategy",
    body: named(ids, "Comment"),
    mentions: "[]",
    version: ids.number > 10 ? ids.number - 10 : ids.number,
    written_at: moment,
    written_by_name: named(ids, "Person"),
    changed_at: moment,
  }),
  audit_heads: (ids) => ({ workspace_id: ids.workspace, sequence: 1, hash: "" }),
};

const idsOfNumber = (number: number): Ids => {
  const found = Object.values(idsOf).find((ids) => ids.number === number);
  if (!found) throw new Error(`No side has the number ${number}`);
  return found;
};

export const insertOf = (table: string, row: Row): string =>
  `insert into ${table} (${Object.keys(row).join(", ")}) values (${Object.values(row).map(literal).join(", ")})`;

export const literal = (value: Value): string =>
  typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
