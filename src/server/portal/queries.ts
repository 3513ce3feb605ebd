import { sql } from "kysely";
import type { DealStage } from "../../contract/api.ts";
import type { PortalDealRow } from "../../contract/portal.ts";
import type { Tx } from "../../database/connection.ts";
import type { Enrollment, Partner } from "../../domain/partners/partner.ts";
import type { PartnerFigure } from "../../domain/programs/tier-standing.ts";
import type { Day, Window } from "../../domain/shared/dates.ts";

/**
 * The questions of the portal. They run under its database role, whose policies show one partner company of one workspace and
 * the granted columns alone; both are named here all the same.
 */
export type Of = { readonly workspace: string; readonly partner: string };

/** The terms in force on a day, by the rule of the strategy itself, and what of the workspace the portal stands on. */
export async function termsInForce(tx: Tx, workspace: string, day: Day) {
  return tx
    .selectFrom("workspaces")
    .leftJoin("partner_terms", "partner_terms.workspace_id", "workspaces.id")
    .select(["workspaces.name", "workspaces.currency", "workspaces.default_as_of", "partner_terms.content"])
    .where("workspaces.id", "=", workspace)
    .orderBy(sql`in_force_from is null or in_force_from <= ${day}`, "desc")
    .orderBy(sql`case when in_force_from is null or in_force_from <= ${day} then -version else version end`)
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** The company itself with its enrolments; undefined where it is gone. */
export async function company(tx: Tx, { workspace, partner }: Of): Promise<Partner | undefined> {
  const { rows } = await sql<Partner & { enrollments: Enrollment[] | null }>`
    select p.id, p.number, p.name, p.partner_type as "type", p.country, p.state, p.city, p.signed_on as "signedOn",
      (select json_agg(json_build_object('program', e.program, 'enrolledOn', e.enrolled_on, 'leftOn', e.left_on) order by e.program)
       from partner_enrollments e where e.workspace_id = p.workspace_id and e.partner_id = p.id) as "enrollments"
    from partners p where p.workspace_id = ${workspace} and p.id = ${partner}
  `.execute(tx);
  return rows[0] && { ...rows[0], enrollments: rows[0].enrollments ?? [] };
}

export async function certifications(tx: Tx, { workspace, partner }: Of) {
  return tx
    .selectFrom("certifications")
    .select(["person", "kind", "earned_on as earnedOn", "expires_on as expiresOn"])
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .orderBy("earned_on", "desc")
    .orderBy("person")
    .execute();
}

export async function activePeople(tx: Tx, { workspace, partner }: Of): Promise<number> {
  const { people } = await tx
    .selectFrom("partner_people")
    .select(({ fn }) => fn.countAll<number>().as("people"))
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  return people;
}

/** Deals won with any part of the company over a window, by currency. */
export async function wonOver(tx: Tx, { workspace, partner }: Of, window: Window) {
  const { rows } = await sql<{ currency: string; things: number; amountMinor: number }>`
    select currency, sum(things)::bigint as "things", sum(amount_minor)::bigint as "amountMinor" from daily_facts
    where workspace_id = ${workspace} and partner_id = ${partner} and fact = 'deal-won' and role = 'attached'
      and day between ${window.from} and ${window.to}
    group by currency order by currency
  `.execute(tx);
  return rows;
}

/** The sum of a figure that a tier asks for; 0 where there is nothing to add. */
export async function figureOver(
  tx: Tx,
  { workspace, partner }: Of,
  { role }: PartnerFigure,
  window: Window,
  currency: string,
): Promise<number> {
  const { rows } = await sql<{ amountMinor: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as "amountMinor" from daily_facts
    where workspace_id = ${workspace} and partner_id = ${partner} and fact = 'deal-won' and role = ${role}
      and currency = ${currency} and day between ${window.from} and ${window.to}
  `.execute(tx);
  return rows[0]?.amountMinor ?? 0;
}

/** Attached revenue by calendar month, `YYYY-MM`, in one currency. */
export async function revenueByMonth(
  tx: Tx,
  { workspace, partner }: Of,
  window: Window,
  currency: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; amountMinor: number }>`
    select to_char(day, 'YYYY-MM') as "month", sum(amount_minor)::bigint as "amountMinor" from daily_facts
    where workspace_id = ${workspace} and partner_id = ${partner} and fact = 'deal-won' and role = 'attached'
      and currency = ${currency} and day between ${window.from} and ${window.to}
    group by 1
  `.execute(tx);
  return new Map(rows.map(({ month, amountMinor }) => [month, amountMinor]));
}

/** The deals of the company that are known on a day: one that closes later is not, by whichever way it is asked for. */
export type DealsKnown = Of & { readonly asOf: Day };
/** Those in one stage, or in any. */
export type DealsAsked = DealsKnown & { readonly stage: DealStage | undefined };

/** The newest deals below a number, one more than the limit, so that one can tell whether others follow. */
export async function deals(
  tx: Tx,
  asked: DealsAsked,
  page: { readonly below: number | undefined; readonly limit: number },
): Promise<PortalDealRow[]> {
  const { rows } = await sql<PortalDealRow>`
    ${dealRows} where ${isKnown(asked)} and ${isIn(asked)} ${page.below === undefined ? sql`` : sql`and d.number < ${page.below}`}
    group by d.workspace_id, d.id order by d.number desc limit ${page.limit + 1}
  `.execute(tx);
  return rows;
}

export async function countDeals(tx: Tx, asked: DealsAsked): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(distinct d.id)::int as "total" ${fromDeals} where ${isKnown(asked)} and ${isIn(asked)}
  `.execute(tx);
  return rows[0]?.total ?? 0;
}

/** A deal by its number; undefined where there is none, or none with a part of the company that is known on the day. */
export async function dealByNumber(
  tx: Tx,
  of: DealsKnown,
  number: number,
): Promise<PortalDealRow | undefined> {
  const { rows } = await sql<PortalDealRow>`
    ${dealRows} where ${isKnown(of)} and d.number = ${number}
    group by d.workspace_id, d.id
  `.execute(tx);
  return rows[0];
}

const fromDeals = sql`from deal_parts p join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id`;

const dealRows = sql`
  select 'D-' || d.number as "id", d.stage, d.opened_on as "openedOn", d.closed_on as "closedOn",
    d.amount_minor as "amountMinor", d.currency, array_agg(p.role order by p.role) as "roles" ${fromDeals}`;

const isKnown = ({ workspace, partner, asOf }: DealsKnown) => sql`
  p.workspace_id = ${workspace} and p.partner_id = ${partner} and (d.closed_on is null or d.closed_on <= ${asOf})`;

const isIn = ({ stage }: DealsAsked) => (stage === undefined ? sql`true` : sql`d.stage = ${stage}`);

/** How far the facts of a workspace reach. */
export type Reach = {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly deals: boolean;
  readonly certifications: boolean;
};

/** Asked under the staff role (ground.ts says why). The first and the last day of each fact are at the ends of the primary key. */
export async function reachOfFacts(tx: Tx, workspace: string): Promise<Reach> {
  const edge = (way: "asc" | "desc") => sql`(
    select day from daily_facts
    where workspace_id = ${workspace} and fact = kind.fact and role = 'any' order by day ${sql.raw(way)} limit 1)`;
  const { rows } = await sql<Reach>`
    select min(${edge("asc")}) as "firstDay", max(${edge("desc")}) as "lastDay",
      exists (select from deals where workspace_id = ${workspace}) as "deals",
      exists (select from certifications where workspace_id = ${workspace}) as "certifications"
    from (values ('deal-opened'), ('deal-won'), ('deal-lost'), ('touch'), ('meeting'), ('spend')) as kind (fact)
  `.execute(tx);
  const [reach] = rows;
  if (!reach) throw new Error("An aggregate answered no row");
  return reach;
}
