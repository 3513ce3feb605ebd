import { newId } from "../../../src/database/ids.ts";
import { insertOf, type Row } from "./rows.ts";

/**
 * Words that stand in every text of those whom they name and nowhere else. `open` is what partners of the workspace may read,
 * `inside` what only its staff may.
 */
export const canaries = {
  open: "zqxopen",
  inside: "zqxinside",
  north: "zqxnorth",
  south: "zqxsouth",
  other: "zqxother",
} as const;
export type Canary = keyof typeof canaries;

/** A partner company with one deal of its own, its people, an open invitation, and what else partners have. */
export type Company = {
  readonly workspace: string;
  readonly id: string;
  readonly number: number;
  readonly deal: number;
  readonly admin: Member;
  readonly member: Member;
  readonly invitation: string;
};
export type Member = { readonly id: string; readonly user: string; readonly email: string };

export type Workspace = {
  readonly id: string;
  readonly accountableRole: string;
  readonly invitation: string;
  readonly batch: string;
  readonly source: string;
  /** The newest of two saves of the draft. */
  readonly revision: number;
  /** The version in review; version 1 is in force. */
  readonly version: number;
  /** The first of two comments. */
  readonly comment: string;
};

const moment = "2026-11-20T10:00:00Z";
const later = "2026-11-22T10:00:00Z";

export type Table = readonly [table: string, row: Row];

/** The text of a strategy in which every name carries a word, those that partners may read another one. */
export const strategyText = (inside: string, open: string): string => `
entente: 1
strategy: { name: ${inside} strategy, owner: ${inside}-cpo }
company: { name: ${open} vendor, currency: USD, fiscalYearStart: 1 }
people:
  ${inside}-cpo: { title: ${inside} chief }
  ${inside}-gtm: { title: ${inside} manager }
gaps:
  ${inside}-gap: { kind: delivery, statement: ${inside} gap }
partnerTypes:
  reseller: { name: ${open} reseller, kind: reseller, category: distribution, gives: [${inside} margin] }
programs:
  managed:
    name: ${open} programme
    types: [reseller]
    because: ${inside}-gap
    tiers:
      - { id: entry, name: ${open} entry, criteria: [] }
      - id: gold
        name: ${open} gold
        criteria: [{ metric: partner-sourced-revenue, over: 12 months, atLeast: 100K }]
        benefits: [{ kind: discount, value: 25%, because: ${inside}-gap }]
raci:
  tier-change: { ${inside}-cpo: A, ${inside}-gtm: R }
`;

/** The rows of a workspace apart from its partners and people. */
export function workspaceRows(
  inside: string,
  open: string,
  sequence: number,
): { workspace: Workspace; tables: Table[] } {
  const workspace = {
    id: newId(),
    accountableRole: `${inside}-cpo`,
    invitation: newId(),
    batch: newId(),
    source: newId(),
    revision: sequence === 1 ? 2 : 902,
    version: sequence === 1 ? 2 : 902,
    comment: newId(),
  };
  const { id, batch, source, revision, version, comment } = workspace;
  const text = strategyText(inside, open);
  const tables: Table[] = [
    [
      "workspaces",
      {
        id,
        name: `${open} workspace`,
        currency: "USD",
        is_sample: false,
        requires_totp: false,
        facts_revision: 1,
        created_at: moment,
      },
    ],
    [
      "strategies",
      {
        workspace_id: id,
        version: 1,
        file_name: `${inside}.yaml`,
        source_text: text,
        name: `${inside} strategy`,
        loaded_at: moment,
        state: "adopted",
        adopted_at: moment,
      },
    ],
    [
      "strategies",
      {
        workspace_id: id,
        version,
        file_name: `${inside}.yaml`,
        source_text: text,
        name: `${inside} strategy`,
        loaded_at: moment,
        state: "in-review",
        note: `${inside} note`,
        submitted_by_name: `${inside} submitter`,
      },
    ],
    ...[comment, newId()].map(
      (one): Table => [
        "strategy_comments",
        {
          workspace_id: id,
          id: one,
          parent_id: one === comment ? null : comment,
          anchor: "/strategy",
          element: "/strategy",
          subject: `${inside} subject`,
          body: `${inside} comment`,
          mentions: "[]",
          written_at: moment,
          written_by_name: `${inside} commenter`,
          changed_at: moment,
        },
      ],
    ),
    [
      "strategy_approvals",
      {
        workspace_id: id,
        version,
        role: `${inside}-cpo`,
        person_id: newId(),
        person_name: `${inside} approver`,
        decision: "approve",
        comment: `${inside} comment`,
        decided_at: moment,
      },
    ],
    [
      "sources",
      {
        workspace_id: id,
        id: source,
        name: `${inside} CRM`,
        preset: "plain",
        holds: "all-deals",
        currency: "USD",
        currency_assumed: true,
      },
    ],
    [
      "batches",
      {
        workspace_id: id,
        id: batch,
        source_id: source,
        number: sequence,
        preset: "plain",
        content_hash: inside,
        imported_at: moment,
        report: "{}",
      },
    ],
    ...[revision - 1, revision].map(
      (number): Table => [
        "draft_revisions",
        {
          workspace_id: id,
          revision: number,
          source_text: text,
          file_name: `${inside}.yaml`,
          based_on: 1,
          changed: true,
          origin: "screen",
          changes: `[{"path":"/strategy/name","subject":"${inside}","kind":"changed","before":1,"after":2,"words":"${inside}"}]`,
          saved_at: moment,
          saved_by_name: `${inside} editor`,
        },
      ],
    ),
    ["counters", { workspace_id: id, noun: "deal", next: 1000 }],
    [
      "invitations",
      invitation(id, {
        id: workspace.invitation,
        partner: null,
        email: `${inside}-invited@example.com`,
        name: `${inside} invited`,
        role: "viewer",
      }),
    ],
    [
      "sign_on_connections",
      {
        workspace_id: id,
        id: newId(),
        issuer: `https://${inside}.example`,
        client_id: inside,
        client_secret_sealed: "1.a.b.c",
        domain: `${inside}.example`,
        domain_proof: inside,
        domain_proven_at: moment,
        created_at: moment,
      },
    ],
  ];
  return { workspace, tables };
}

export const invitation = (
  workspace: string,
  {
    id,
    partner,
    email,
    name,
    role,
  }: { id: string; partner: string | null; email: string; name: string; role: string },
): Row => ({
  workspace_id: workspace,
  id,
  partner_id: partner,
  email,
  name,
  role,
  state: "pending",
  secret_hash: "no hash is this",
  invited_by_name: name,
  invited_at: moment,
  expires_at: later,
});

export const person = (
  workspace: string,
  member: Member,
  name: string,
  role: string,
  partner?: string,
): Row => ({
  workspace_id: workspace,
  id: member.id,
  ...(partner === undefined ? {} : { partner_id: partner }),
  user_id: member.user,
  email: member.email,
  name,
  role,
  state: "active",
  joined_at: moment,
});

export const statementsOf = (tables: readonly Table[]): string =>
  tables.map(([table, row]) => insertOf(table, row)).join(";\n");
