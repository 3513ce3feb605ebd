import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { LineRow } from "../../domain/imports/fields.ts";
import type { ImportedRole } from "../../domain/imports/preset.ts";
import {
  type BatchScope,
  type Change,
  type ChangeCounts,
  countsOf,
  type Misfit,
  type SourceScope,
} from "./change.ts";

/** Order lines on their way in, and the deals that they make; partners are staged by then. */
export async function createDealStage(tx: Tx): Promise<void> {
  await sql`create temporary table staged_lines (
    row int not null, deal text not null, day date not null, partner text not null, product_external_id text not null,
    product text, quantity int not null, unit_price_minor bigint not null, amount_minor bigint not null,
    raw jsonb not null, line int, change text not null default 'created'
  ) on commit drop`.execute(tx);
  await sql`create temporary table staged_deals (
    deal text primary key, row int not null, day date not null, partner text not null, amount_minor bigint not null,
    id uuid, day_before date, change text not null default 'created'
  ) on commit drop`.execute(tx);
}

/** A line with the name of its product; null where the product is not in its file. */
export type NamedLine = LineRow & { readonly product: string | null };

export async function stageLines(tx: Tx, rows: readonly NamedLine[]): Promise<void> {
  const all = <K extends keyof LineRow["values"]>(key: K) => rows.map(({ values }) => values[key]);
  await sql`insert into staged_lines
      (row, deal, day, partner, product_external_id, product, quantity, unit_price_minor, amount_minor, raw)
    select * from unnest(
      ${rows.map(({ row }) => row)}::int[], ${all("order")}::text[], ${all("day")}::date[], ${all("partner")}::text[],
      ${all("product")}::text[], ${rows.map(({ product }) => product)}::text[], ${all("quantity")}::int[],
      ${all("unitPriceMinor")}::bigint[], ${all("amountMinor")}::bigint[],
      ${rows.map(({ rest }) => JSON.stringify(rest))}::jsonb[])`.execute(tx);
}

/** Makes one deal of the lines of each order; the order's first row says its day and its partner. */
export async function groupIntoDeals(tx: Tx): Promise<void> {
  await sql`analyze staged_lines (row, deal)`.execute(tx);
  await sql`insert into staged_deals (deal, row, day, partner, amount_minor)
    select g.deal, g.row, first.day, first.partner, g.amount_minor
    from (select deal, min(row) as row, sum(amount_minor)::bigint as amount_minor from staged_lines group by deal) g
    join staged_lines first on first.row = g.row`.execute(tx);
  await sql`analyze staged_deals`.execute(tx);
}

/** Lines that name another partner than the first row of their order. */
export async function linesOfOtherPartner(tx: Tx): Promise<Misfit[]> {
  const { rows } = await sql<Misfit>`
    select l.row, l.partner as value, d.partner as against from staged_lines l join staged_deals d using (deal)
    where l.partner <> d.partner order by l.row`.execute(tx);
  return rows;
}

/** Lines that name another day than the first row of their order. */
export async function linesOfOtherDay(tx: Tx): Promise<Misfit[]> {
  const { rows } = await sql<Misfit>`
    select l.row, l.day::text as value, d.day::text as against from staged_lines l join staged_deals d using (deal)
    where l.day <> d.day order by l.row`.execute(tx);
  return rows;
}

/** Lines whose partner is neither in the partners' file nor known from an earlier import of the source. */
export async function linesOfUnknownPartner(
  tx: Tx,
  { workspaceId, sourceId }: SourceScope,
): Promise<Misfit[]> {
  const { rows } = await sql<Misfit>`
    with unknown as (
      select distinct partner from staged_lines
      except select external_id from staged_partners
      except select external_id from partners where workspace_id = ${workspaceId} and source_id = ${sourceId})
    select row, partner as value, '' as against from staged_lines join unknown using (partner) order by row`.execute(
    tx,
  );
  return rows;
}

/**
 * Finds for each staged deal and line whether it is new, another than what is there, or the same. A line has no key of
 * its own: it is the n-th line of its product in its order.
 */
export async function compareDeals(tx: Tx, { workspaceId, sourceId }: SourceScope): Promise<ChangeCounts> {
  await sql`update staged_deals s set id = d.id, day_before = d.closed_on, change = case
      when d.closed_on is distinct from s.day or d.stage <> 'won' or exists (
        select from deal_parts part join partners p on p.workspace_id = part.workspace_id and p.id = part.partner_id
        where part.workspace_id = d.workspace_id and part.deal_id = d.id and p.external_id <> s.partner
      ) then 'updated' else 'unchanged' end
    from deals d
    where d.workspace_id = ${workspaceId} and d.source_id = ${sourceId} and d.external_id = s.deal`.execute(
    tx,
  );
  await compareLines(tx, workspaceId);
  await sql`update staged_deals set change = 'updated' where change = 'unchanged' and deal in (
      select deal from staged_lines where change <> 'unchanged')`.execute(tx);
  const { rows } = await sql<{ change: Change; rows: number }>`
    select change, count(*)::int as rows from staged_lines group by change`.execute(tx);
  return countsOf(rows);
}

async function compareLines(tx: Tx, workspaceId: string): Promise<void> {
  await sql`
    with coming as (
      select l.row, d.id, d.change, l.product_external_id, row_number() over (partition by d.id, l.product_external_id order by l.row) as nth
      from staged_lines l join staged_deals d using (deal) where d.id is not null
    ), present as (
      select l.*, row_number() over (partition by l.deal_id, l.product_external_id order by l.line) as nth
      from deal_lines l join staged_deals d on l.deal_id = d.id where l.workspace_id = ${workspaceId}
    )
    update staged_lines s set line = present.line, change = case
      when coming.change = 'updated' or (present.product, present.quantity, present.unit_price_minor, present.amount_minor, present.raw)
        is distinct from (s.product, s.quantity, s.unit_price_minor, s.amount_minor, s.raw) then 'updated'
      else 'unchanged' end
    from coming join present on present.deal_id = coming.id
      and present.product_external_id = coming.product_external_id and present.nth = coming.nth
    where s.row = coming.row`.execute(tx);
}

export async function countNewDeals(tx: Tx): Promise<number> {
  const { rows } = await sql<{ deals: number }>`
    select count(*)::int as deals from staged_deals where change = 'created'`.execute(tx);
  return rows[0]?.deals ?? 0;
}

export async function insertDeals(
  tx: Tx,
  { workspaceId, sourceId, batchId }: BatchScope,
  currency: string,
  ids: readonly string[],
  firstNumber: number,
): Promise<void> {
  await sql`update staged_deals s set id = fresh.id
    from (select deal, row_number() over (order by row) as n from staged_deals where change = 'created') numbered
    join unnest(${ids}::uuid[]) with ordinality as fresh (id, n) using (n)
    where s.deal = numbered.deal`.execute(tx);
  await sql`insert into deals (workspace_id, id, number, source_id, batch_id, external_id, account_id, stage,
      amount_minor, currency, opened_on, closed_on)
    select ${workspaceId}, id, ${firstNumber}::int - 1 + row_number() over (order by row), ${sourceId}, ${batchId}, deal,
      null, 'won', amount_minor, ${currency}, null, day
    from staged_deals where change = 'created' order by row`.execute(tx);
}

/** New lines follow those that are there; a line that the file no longer has is left alone. */
export async function mergeLines(tx: Tx, { workspaceId, batchId }: BatchScope): Promise<void> {
  await sql`update deal_lines l set batch_id = ${batchId}, source_row = s.row, product = s.product,
      quantity = s.quantity, unit_price_minor = s.unit_price_minor, amount_minor = s.amount_minor, raw = s.raw
    from staged_lines s join staged_deals d using (deal)
    where s.change = 'updated' and l.workspace_id = ${workspaceId} and l.deal_id = d.id and l.line = s.line`.execute(
    tx,
  );
  await sql`insert into deal_lines (workspace_id, deal_id, line, batch_id, source_row, product_external_id, product,
      quantity, unit_price_minor, amount_minor, raw)
    select ${workspaceId}, d.id, coalesce(present.lines, 0) + row_number() over (partition by d.id order by s.row),
      ${batchId}, s.row, s.product_external_id, s.product, s.quantity, s.unit_price_minor, s.amount_minor, s.raw
    from staged_lines s join staged_deals d using (deal)
    left join (
      select l.deal_id, max(l.line) as lines from deal_lines l join staged_deals d on d.id = l.deal_id
      where l.workspace_id = ${workspaceId} and d.change = 'updated' group by l.deal_id
    ) present on present.deal_id = d.id
    where s.change = 'created'`.execute(tx);
}

/** A changed deal amounts to the sum of its lines, those of earlier imports included. */
export async function updateDeals(tx: Tx, { workspaceId, batchId }: BatchScope): Promise<void> {
  await sql`update deals d set batch_id = ${batchId}, stage = 'won', closed_on = s.day, amount_minor = total.amount_minor
    from staged_deals s join (
      select l.deal_id, sum(l.amount_minor)::bigint as amount_minor from deal_lines l
      join staged_deals changed on changed.id = l.deal_id
      where l.workspace_id = ${workspaceId} and changed.change = 'updated' group by l.deal_id
    ) total on total.deal_id = s.id
    where d.workspace_id = ${workspaceId} and d.id = s.id`.execute(tx);
}

export async function setParts(
  tx: Tx,
  { workspaceId, sourceId, batchId }: BatchScope,
  roles: readonly ImportedRole[],
): Promise<void> {
  await sql`insert into deal_parts (workspace_id, deal_id, role, partner_id, evidence, evidenced_on, batch_id)
    select ${workspaceId}, s.id, role, p.id, 'import', null, ${batchId}
    from staged_deals s cross join unnest(${roles}::text[]) as role
    join partners p on p.workspace_id = ${workspaceId} and p.source_id = ${sourceId} and p.external_id = s.partner
    where s.change <> 'unchanged'
    on conflict (workspace_id, deal_id, role) do update set partner_id = excluded.partner_id, batch_id = excluded.batch_id
    where deal_parts.partner_id <> excluded.partner_id`.execute(tx);
}

/** The days on which the deals of this import were won before it or are now. */
export async function daysTouched(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select day from staged_deals where change <> 'unchanged'
    union select day_before from staged_deals where change = 'updated' and day_before is not null order by 1`.execute(
    tx,
  );
  return rows.map(({ day }) => day);
}

/** Deals of the source from earlier imports that these files do not hold; they are left as they are. */
export async function dealsNotInFiles(tx: Tx, { workspaceId, sourceId }: SourceScope): Promise<number> {
  const { rows } = await sql<{ deals: number }>`
    select count(*)::int as deals from deals d
    where d.workspace_id = ${workspaceId} and d.source_id = ${sourceId}
      and not exists (select from staged_deals s where s.deal = d.external_id)`.execute(tx);
  return rows[0]?.deals ?? 0;
}

/** Products named by lines but not by the products' file, and the lines that name them. */
export async function linesWithoutProduct(tx: Tx): Promise<{ products: number; lines: number }> {
  const { rows } = await sql<{ products: number; lines: number }>`
    select count(distinct product_external_id)::int as products, count(*)::int as lines
    from staged_lines where product is null`.execute(tx);
  return rows[0] ?? { products: 0, lines: 0 };
}
