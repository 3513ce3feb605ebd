import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import { nilId } from "../../database/ids.ts";

/**
 * Brings `daily_facts` up to date with deals that changed, in the transaction that changed them. The days on which they
 * counted before the change are no longer in the rows, so the caller takes them with `factDaysOf` first.
 */
export async function refreshDailyFacts(
  tx: Tx,
  workspaceId: string,
  dealIds: readonly string[],
  daysBefore: readonly string[] = [],
): Promise<void> {
  const days = new Set([...daysBefore, ...(await factDaysOf(tx, workspaceId, dealIds))]);
  await refreshDays(tx, workspaceId, [...days]);
}

/** The days on which deals are counted: opened, won or lost. */
export async function factDaysOf(tx: Tx, workspaceId: string, dealIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select opened_on as day from deals
    where workspace_id = ${workspaceId} and id = any(${dealIds}::uuid[]) and opened_on is not null
    union select closed_on from deals
    where workspace_id = ${workspaceId} and id = any(${dealIds}::uuid[]) and closed_on is not null`.execute(
    tx,
  );
  return rows.map(({ day }) => day);
}

/** Counts some days anew, whatever of them had changed. */
export async function refreshDays(tx: Tx, workspaceId: string, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await sql`delete from daily_facts
    where workspace_id = ${workspaceId} and day = any(${days}::date[])`.execute(tx);
  await countInto(tx, workspaceId, (column) => sql`and ${sql.ref(column)} = any(${days}::date[])`);
}

/** Counts everything anew. */
export async function rebuildDailyFacts(tx: Tx, workspaceId: string): Promise<void> {
  await sql`delete from daily_facts where workspace_id = ${workspaceId}`.execute(tx);
  await countInto(tx, workspaceId, () => sql``);
}

/** A condition on the day of a fact, which stands in another column for each kind of row. */
type OnDays = (column: string) => RawBuilder<unknown>;

/** In the order of the key: a window of one fact in one role then lies together on disk, and is read from few pages. */
async function countInto(tx: Tx, workspaceId: string, onDays: OnDays): Promise<void> {
  await sql`with event as (${dealEvents(workspaceId, onDays)}), part as (${dealParts(workspaceId)})
    insert into daily_facts (workspace_id, fact, role, day, partner_id, currency, things, amount_minor)
    select ${workspaceId}, fact, role, day, partner_id, currency, count(*), sum(amount_minor)
    from (
      select fact, 'any' as role, day, ${nilId}::uuid as partner_id, currency, amount_minor from event
      union all select fact, role, day, partner_id, currency, amount_minor from part
        where role <> 'influenced' or not has_source
      union all select fact, 'attached', day, partner_id, currency, amount_minor from part where standing = 1
      union all ${touchFacts(workspaceId, onDays)}
      union all ${spendFacts(workspaceId, onDays)}) counted
    group by fact, role, day, partner_id, currency
    order by fact, role, day, partner_id`.execute(tx);
}

const dealEvents = (workspaceId: string, onDays: OnDays): RawBuilder<unknown> => sql`
  select id, 'deal-opened' as fact, opened_on as day, currency, amount_minor from deals
  where workspace_id = ${workspaceId} and opened_on is not null ${onDays("opened_on")}
  union all
  select id, 'deal-' || stage, closed_on, currency, amount_minor from deals
  where workspace_id = ${workspaceId} and stage <> 'open' ${onDays("closed_on")}`;

/**
 * A deal counts for the partner of each role, but as influenced only where nobody sourced it (spec 2,
 * partner-influenced-revenue); and once as attached, to the first of those who sourced, resold, influenced or delivered
 * it, so that attached shares add up to 100%.
 */
const dealParts = (workspaceId: string): RawBuilder<unknown> => sql`
  select event.*, role, partner_id, bool_or(role = 'sourced') over (partition by fact, id) as has_source,
    row_number() over (partition by fact, id
      order by array_position(array['sourced', 'resold', 'influenced', 'delivered'], role)) as standing
  from event join deal_parts on workspace_id = ${workspaceId} and deal_id = id`;

/** Every touch is one; meetings and reviews are meetings as well. A touch has no money, hence the currency that is none (XXX). */
const touchFacts = (workspaceId: string, onDays: OnDays): RawBuilder<unknown> => sql`
  select fact, 'any', touched_on, partner_id, 'XXX', 0::bigint
  from touches join (values ('touch'), ('meeting')) as known (fact)
    on fact = 'touch' or kind in ('meeting', 'review')
  where workspace_id = ${workspaceId} ${onDays("touched_on")}`;

const spendFacts = (workspaceId: string, onDays: OnDays): RawBuilder<unknown> => sql`
  select 'spend', 'any', spent_on, coalesce(partner_id, ${nilId}::uuid), currency, amount_minor
  from spend where workspace_id = ${workspaceId} ${onDays("spent_on")}`;
