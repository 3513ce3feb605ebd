import { sql } from "kysely";
import type { Tx } from "../src/database/connection.ts";

/**
 * What drift and overview stand on, as one text that somebody would write by hand over the rows themselves: money and deals
 * by kind of partner, month and role; partners active at each of 25 month-ends; revenue of 12 months by partner.
 */
export async function sameAggregates(tx: Tx, workspace: string, asOf: string): Promise<number> {
  const { rows } = await sql`
    with part as (
      select d.id, d.stage, d.opened_on, d.closed_on, d.amount_minor, x.role, x.partner_id, p.partner_type, p.country
      from deals d
      left join deal_parts x on x.workspace_id = d.workspace_id and x.deal_id = d.id
      left join partners p on p.workspace_id = x.workspace_id and p.id = x.partner_id
      where d.workspace_id = ${workspace} and d.currency = 'USD'
    ), month_end as (
      select (date_trunc('month', ${asOf}::date) - make_interval(months => n) + interval '1 month - 1 day')::date as day
      from generate_series(0, 24) as n
    ), active_month as (
      select distinct partner_id, partner_type, country, date_trunc('month', closed_on)::date as month
      from part where stage = 'won' and amount_minor > 0 and partner_id is not null
    )
    select 'closed' as what, stage, role, partner_type, country, date_trunc('month', closed_on)::date as day,
      count(*) as things, sum(amount_minor) as amount_minor
    from part where closed_on <= ${asOf}::date group by stage, role, partner_type, country, date_trunc('month', closed_on)
    union all
    select 'opened', null, role, partner_type, country, date_trunc('month', opened_on)::date, count(*), sum(amount_minor)
    from part where opened_on <= ${asOf}::date group by role, partner_type, country, date_trunc('month', opened_on)
    union all
    select 'active', null, null, partner_type, country, day, count(distinct partner_id), null
    from month_end join active_month on month <= day and month > day - interval '12 months'
    group by partner_type, country, day
    union all
    select 'revenue', null, role, partner_type, country, null, count(*), sum(amount_minor)
    from part where stage = 'won' and closed_on > ${asOf}::date - interval '12 months' and closed_on <= ${asOf}::date
      and partner_id is not null
    group by role, partner_type, country, partner_id`.execute(tx);
  return rows.length;
}
