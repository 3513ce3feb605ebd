import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import { nilId } from "../../database/ids.ts";
import type { Certification } from "../../domain/measures/assemble-facts.ts";
import {
  type FactName,
  factNames,
  type FactRole,
  type FactSum,
  type Holdings,
  type Total,
} from "../../domain/measures/facts.ts";
import type { Enrollment, Partner } from "../../domain/partners/partner.ts";
import type { Day, Window } from "../../domain/shared/dates.ts";

/**
 * What the sources of the workspace hold: counts by kind, and the span of the daily facts. Every fact of a day stands under
 * the role `any` as well, so that what is counted there need not be counted row by row.
 */
export async function holdings(tx: Tx, workspace: string): Promise<Holdings> {
  const counted = await sql<Omit<Holdings, "holdsAllDeals"> & { holdsAllDeals: boolean | null }>`
    select deal.*, fact.*,
      (select bool_or(holds = 'all-deals') from sources where workspace_id = ${workspace}) as "holdsAllDeals",
      (select count(*)::int from deal_parts where workspace_id = ${workspace} and role = 'influenced') as "influencedParts",
      (select count(*)::int from certifications where workspace_id = ${workspace}) as "certifications",
      (select count(*)::int from partners where workspace_id = ${workspace} and signed_on is not null) as "signedPartners",
      (select count(*)::int from partners where workspace_id = ${workspace}) as "partners"
    from (
      select count(*)::int as "deals", count(account_id)::int as "dealsWithAccount"
      from deals where workspace_id = ${workspace}
    ) deal cross join (
      select min(day) as "firstDay", max(day) as "lastDay", ${thingsOf("deal-opened")} as "openedDeals",
        ${thingsOf("deal-lost")} as "lostDeals", ${thingsOf("touch")} as "touches", ${thingsOf("spend")} as "spend"
      from daily_facts where workspace_id = ${workspace} and role = 'any'
    ) fact
  `.execute(tx);
  const row = only(counted.rows);
  return { ...row, holdsAllDeals: row.holdsAllDeals ?? false };
}

const thingsOf = (fact: FactName): RawBuilder<unknown> =>
  sql`coalesce(sum(things) filter (where fact = ${fact}), 0)::int`;

/** Every partner of the workspace with its dimensions and enrolments, by number. */
export async function roster(tx: Tx, workspace: string): Promise<Partner[]> {
  const { rows } = await sql<Partner & { enrollments: Enrollment[] | null }>`
    select p.id, p.number, p.name, p.partner_type as "type", p.country, p.state, p.city, p.signed_on as "signedOn",
      (select json_agg(json_build_object('program', e.program, 'enrolledOn', e.enrolled_on, 'leftOn', e.left_on) order by e.program)
       from partner_enrollments e where e.workspace_id = ${workspace} and e.partner_id = p.id) as "enrollments"
    from partners p where p.workspace_id = ${workspace} order by p.number
  `.execute(tx);
  return rows.map((row) => ({ ...row, enrollments: row.enrollments ?? [] }));
}

/** For each partner with an event of the named facts, the masks of its days joined by "or" (see fact-plan.ts). */
export async function activityOfPartners(
  tx: Tx,
  workspace: string,
  counted: { facts: readonly FactName[]; needsAmount: boolean },
  masks: readonly { day: Day; mask: string }[],
): Promise<Map<string, string>> {
  const width = masks[0]?.mask.length ?? 0;
  if (width === 0) return new Map();
  const amount = counted.needsAmount ? sql`and f.amount_minor > 0` : sql``;
  const { rows } = await sql<{ partner: string; mask: string }>`
    select f.partner_id as "partner", bit_or(c.mask::bit(${sql.raw(String(width))}))::text as "mask"
    from daily_facts f
    join unnest(${list(masks, "day")}::date[], ${list(masks, "mask")}::text[]) as c (day, mask) on c.day = f.day
    where f.workspace_id = ${workspace} and f.fact = any(${[...counted.facts]})
      and f.partner_id <> ${nilId} ${amount}
    group by f.partner_id
  `.execute(tx);
  return new Map(rows.map(({ partner, mask }) => [partner, mask]));
}

/** Deals won by partner over a window, in one role and one currency. */
export async function wonByPartner(
  tx: Tx,
  workspace: string,
  role: FactRole,
  window: Window,
  currency: string,
): Promise<Map<string, Total>> {
  const { rows } = await sql<{ partner: string; things: number; amountMinor: number }>`
    select partner_id as "partner", sum(things)::bigint as "things", sum(amount_minor)::bigint as "amountMinor"
    from daily_facts
    where workspace_id = ${workspace} and fact = 'deal-won' and role = ${role} and currency = ${currency}
      and day between ${window.from} and ${window.to} and partner_id <> ${nilId}
    group by partner_id
  `.execute(tx);
  return new Map(rows.map(({ partner, things, amountMinor }) => [partner, { things, amountMinor }]));
}

/**
 * Additive facts by day and group of partners; facts without a partner carry no group. The group of partner number n is the
 * n-th of `groupByNumber`. Each kind of fact is summed by itself: all at once they fill the memory and spill to disk.
 */
export async function sumsByGroup(
  tx: Tx,
  workspace: string,
  groupByNumber: readonly (number | null)[],
): Promise<FactSum[]> {
  const group = sql`(${[...groupByNumber]}::int[])[p.number]`;
  const { rows } = await sql<FactSum>`
    select kind.fact, kind.role, summed.*
    from (select * from unnest(${[...factNames]}::text[]) as fact cross join unnest(${summedRoles}::text[]) as role) kind
    cross join lateral (
      select f.currency, f.day, ${group} as "group",
        sum(f.things)::bigint as "things", sum(f.amount_minor)::bigint as "amountMinor"
      from daily_facts f left join partners p on p.workspace_id = f.workspace_id and p.id = f.partner_id
      where f.workspace_id = ${workspace} and f.fact = kind.fact and f.role = kind.role
      group by f.currency, f.day, 3
    ) summed
  `.execute(tx);
  return rows;
}

const summedRoles: FactRole[] = ["any", "sourced", "influenced", "attached"];

/** Certifications ever earned by people at partners. */
export async function certificationsHeld(tx: Tx, workspace: string): Promise<Certification[]> {
  const { rows } = await sql<Certification>`
    select partner_id as "partner", person, earned_on as "earnedOn", expires_on as "expiresOn"
    from certifications where workspace_id = ${workspace}
  `.execute(tx);
  return rows;
}

const list = <T, K extends keyof T>(rows: readonly T[], key: K): RawBuilder<unknown> =>
  sql`${rows.map((row) => row[key])}`;

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("A query that always answers one row answered none");
  return row;
}
