import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { FactRole } from "../../domain/measures/facts.ts";
import type { Day, Window } from "../../domain/shared/dates.ts";

export type DealRow = {
  readonly number: number;
  readonly externalId: string;
  readonly closedOn: Day;
  readonly amountMinor: number;
  readonly partnerNumber: number | null;
  readonly partnerName: string | null;
  readonly batch: number;
};

/** Which deals a figure counts: a role, a window, a currency, and the partners of its scope (undefined: all, with or without). */
export type DealFilter = {
  readonly workspace: string;
  readonly role: FactRole;
  readonly window: Window;
  readonly currency: string;
  readonly partners: readonly string[] | undefined;
};

/** Deals won behind a figure, the newest first, one page. The filter is the one that the daily facts are summed by. */
export async function dealsBehind(
  tx: Tx,
  filter: DealFilter,
  page: { limit: number; offset: number },
): Promise<DealRow[]> {
  const { rows } = await sql<DealRow>`
    select d.number, d.external_id as "externalId", d.closed_on as "closedOn", d.amount_minor as "amountMinor",
      p.number as "partnerNumber", p.name as "partnerName", b.number as "batch"
    from ${counted(filter)}
    join batches b on b.workspace_id = d.workspace_id and b.id = d.batch_id
    order by d.closed_on desc, d.number desc limit ${page.limit} offset ${page.offset}
  `.execute(tx);
  return rows;
}

/** How many deals are behind a figure, by the batch that brought them. */
export const dealBatchesBehind = (tx: Tx, filter: DealFilter) =>
  batchesOf(tx, sql`select d.workspace_id, d.batch_id from ${counted(filter)}`);

/** The batches that brought the partners behind a figure. */
export const partnerBatchesBehind = (tx: Tx, workspace: string, partners: readonly string[]) =>
  batchesOf(
    tx,
    sql`select workspace_id, batch_id from partners where workspace_id = ${workspace} and id = any(${[...partners]}::uuid[])`,
  );

type BatchRow = {
  readonly number: number;
  readonly preset: string;
  /** A moment, ISO 8601. */
  readonly importedAt: string;
  readonly source: string;
  readonly rows: number;
};

async function batchesOf(tx: Tx, brought: RawBuilder<unknown>): Promise<BatchRow[]> {
  const { rows } = await sql<Omit<BatchRow, "importedAt"> & { importedAt: Date }>`
    select b.number, b.preset, b.imported_at as "importedAt", s.name as "source", count(*)::int as "rows"
    from (${brought}) r
    join batches b on b.workspace_id = r.workspace_id and b.id = r.batch_id
    join sources s on s.workspace_id = b.workspace_id and s.id = b.source_id
    group by b.number, b.preset, b.imported_at, s.name order by b.number
  `.execute(tx);
  return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
}

const parts = (role: string) =>
  sql`(select partner_id from deal_parts x where x.workspace_id = d.workspace_id and x.deal_id = d.id and x.role = ${role})`;

/** The partner a deal is counted with in a role, by the same rule as the daily facts (imports write them). */
const countedPartner: Record<FactRole, ReturnType<typeof sql>> = {
  any: sql`coalesce(${parts("sourced")}, ${parts("resold")}, ${parts("influenced")}, ${parts("delivered")})`,
  attached: sql`coalesce(${parts("sourced")}, ${parts("resold")}, ${parts("influenced")}, ${parts("delivered")})`,
  sourced: parts("sourced"),
  resold: parts("resold"),
  delivered: parts("delivered"),
  influenced: sql`case when ${parts("sourced")} is null then ${parts("influenced")} end`,
};

function counted({ workspace, role, window, currency, partners }: DealFilter) {
  const scope = partners === undefined ? sql`` : sql`and p.id = any(${[...partners]}::uuid[])`;
  const withPartner = role === "any" ? sql`` : sql`and p.id is not null`;
  return sql`(
    select d.*, ${countedPartner[role]} as counted_partner from deals d
    where d.workspace_id = ${workspace} and d.stage = 'won' and d.currency = ${currency}
      and d.closed_on between ${window.from} and ${window.to}
  ) d
  left join partners p on p.workspace_id = d.workspace_id and p.id = d.counted_partner
  join lateral (select 1 where true ${withPartner} ${scope}) fits on true`;
}
