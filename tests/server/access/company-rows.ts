import { newId } from "../../../src/database/ids.ts";
import {
  type Company,
  invitation,
  type Member,
  person,
  type Table,
  type Workspace,
} from "./workspace-rows.ts";

/** A partner company: in the deal of its own number it is alone. */
export function companyRows(
  { id: workspace, source, batch }: Workspace,
  word: string,
  inside: string,
  number: number,
): { company: Company; tables: Table[] } {
  const partner = newId();
  const [account, deal] = [newId(), newId()];
  const member = (name: string): Member => ({
    id: newId(),
    user: newId(),
    email: `${word}-${name}@example.com`,
  });
  const company: Company = {
    workspace,
    id: partner,
    number,
    deal: number * 10 + 1,
    admin: member("admin"),
    member: member("member"),
    invitation: newId(),
  };
  const imported = (id: string, external: string) => ({
    workspace_id: workspace,
    id,
    source_id: source,
    batch_id: batch,
    external_id: external,
  });
  const inWorkspace = { workspace_id: workspace };
  const tables: Table[] = [
    [
      "partners",
      {
        ...imported(partner, `${inside}-${word}`),
        number,
        name: `${word} company`,
        partner_type: "reseller",
        source_type: `${inside} type`,
        status: "active",
        country: "US",
        city: `${word} city`,
        signed_on: "2025-01-01",
      },
    ],
    [
      "partner_enrollments",
      { ...inWorkspace, partner_id: partner, program: "managed", enrolled_on: "2025-01-01" },
    ],
    [
      "accounts",
      {
        ...imported(account, `${inside}-${word}-account`),
        kind: "customer",
        name: `${inside} ${word} account`,
        named: false,
      },
    ],
    [
      "deals",
      {
        ...imported(deal, `${inside}-${word}-deal`),
        number: company.deal,
        account_id: account,
        stage: "won",
        amount_minor: 1_000_000 + number,
        currency: "USD",
        opened_on: "2026-01-01",
        closed_on: "2026-06-01",
      },
    ],
    [
      "deal_lines",
      {
        ...inWorkspace,
        deal_id: deal,
        line: 1,
        batch_id: batch,
        source_row: 1,
        product_external_id: `${inside}-product`,
        product: `${inside} ${word} product`,
        quantity: 1,
        unit_price_minor: 1_000_000 + number,
        amount_minor: 1_000_000 + number,
        raw: `{"note": "${inside} ${word} raw"}`,
      },
    ],
    [
      "deal_parts",
      {
        ...inWorkspace,
        deal_id: deal,
        role: "sourced",
        partner_id: partner,
        evidence: "import",
        batch_id: batch,
      },
    ],
    [
      "touches",
      {
        ...imported(newId(), `${inside}-${word}-touch`),
        partner_id: partner,
        kind: "call",
        by_person: `${inside} caller`,
        touched_on: "2026-06-01",
      },
    ],
    [
      "spend",
      {
        ...imported(newId(), `${inside}-${word}-spend`),
        partner_id: partner,
        budget_line: `${inside} line`,
        purpose: "strategic",
        amount_minor: 100,
        currency: "USD",
        spent_on: "2026-06-01",
      },
    ],
    [
      "certifications",
      {
        ...imported(newId(), `${inside}-${word}-certified`),
        partner_id: partner,
        person: `${word} engineer`,
        kind: `${word} certificate`,
        earned_on: "2026-01-01",
      },
    ],
    ["partner_people", person(workspace, company.admin, `${word} admin`, "partner-admin", partner)],
    ["partner_people", person(workspace, company.member, `${word} member`, "partner-member", partner)],
    [
      "invitations",
      invitation(workspace, {
        id: company.invitation,
        partner,
        email: `${word}-invited@example.com`,
        name: `${word} invited`,
        role: "partner-member",
      }),
    ],
  ];
  return { company, tables };
}

/** A deal in which two partners of one workspace have a part: each may know of it, and not of the other's part. */
export function sharedDealRows(
  { id: workspace, source, batch }: Workspace,
  inside: string,
  one: Company,
  two: Company,
): Table[] {
  const deal = newId();
  const part = (role: string, { id }: Company): Table => [
    "deal_parts",
    { workspace_id: workspace, deal_id: deal, role, partner_id: id, evidence: "import", batch_id: batch },
  ];
  return [
    [
      "deals",
      {
        workspace_id: workspace,
        id: deal,
        source_id: source,
        batch_id: batch,
        external_id: `${inside}-shared`,
        number: 77,
        stage: "won",
        amount_minor: 5_000_000,
        currency: "USD",
        closed_on: "2026-07-01",
      },
    ],
    part("sourced", one),
    part("delivered", two),
  ];
}
