import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import { nilId } from "../../database/ids.ts";
import type { Day } from "../../domain/shared/dates.ts";

/** The partner of a human number; undefined where the workspace has none. */
export const partnerNumbered = async (
  tx: Tx,
  workspace: string,
  number: number,
): Promise<string | undefined> =>
  (
    await tx
      .selectFrom("partners")
      .select("id")
      .where("workspace_id", "=", workspace)
      .where("number", "=", number)
      .executeTakeFirst()
  )?.id;

/** The last day, up to a day, on which each partner won a deal. */
export async function lastDeals(tx: Tx, workspace: string, asOf: Day): Promise<Map<string, Day>> {
  const { rows } = await sql<{ partner: string; day: Day }>`
    select partner_id as "partner", max(day) as "day" from daily_facts
    where workspace_id = ${workspace} and fact = 'deal-won' and role = 'attached' and day <= ${asOf} and partner_id <> ${nilId}
    group by partner_id
  `.execute(tx);
  return new Map(rows.map(({ partner, day }) => [partner, day]));
}

/** Where a partner came from. */
export async function partnerOrigin(tx: Tx, workspace: string, partner: string) {
  return tx
    .selectFrom("partners")
    .innerJoin("sources", (join) =>
      join
        .onRef("sources.workspace_id", "=", "partners.workspace_id")
        .onRef("sources.id", "=", "partners.source_id"),
    )
    .innerJoin("batches", (join) =>
      join
        .onRef("batches.workspace_id", "=", "partners.workspace_id")
        .onRef("batches.id", "=", "partners.batch_id"),
    )
    .select([
      "partners.external_id",
      "partners.source_type",
      "sources.name as source",
      "batches.number as batch",
    ])
    .where("partners.workspace_id", "=", workspace)
    .where("partners.id", "=", partner)
    .executeTakeFirstOrThrow();
}

export type PartnerDeal = {
  number: number;
  externalId: string;
  closedOn: Day | null;
  amountMinor: number;
  roles: string[];
  lines: number;
  batch: number;
};

/** Where a list of a partner's deals goes on: the close of the last one shown, and its number. */
export type DealPosition = readonly [closedOn: Day | null, number: number];

/** The deals a partner has a part in, closed up to a day, the newest first, from a position on. */
export async function dealsOfPartner(
  tx: Tx,
  workspace: string,
  partner: string,
  asOf: Day,
  { after, limit }: { after: DealPosition | undefined; limit: number },
): Promise<PartnerDeal[]> {
  const older = after
    ? sql`and (${closing}, d.number) < (coalesce(${after[0]}::date, 'infinity'), ${after[1]})`
    : sql``;
  const { rows } = await sql<PartnerDeal>`
    select d.number, d.external_id as "externalId", d.closed_on as "closedOn", d.amount_minor as "amountMinor",
      array_agg(p.role order by p.role) as "roles", b.number as "batch",
      (select count(*)::int from deal_lines l where l.workspace_id = ${workspace} and l.deal_id = d.id) as "lines"
    from deal_parts p
    join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
    join batches b on b.workspace_id = d.workspace_id and b.id = d.batch_id
    where p.workspace_id = ${workspace} and p.partner_id = ${partner} and (d.closed_on is null or d.closed_on <= ${asOf}) ${older}
    group by d.id, d.number, d.external_id, d.closed_on, d.amount_minor, b.number
    order by ${closing} desc, d.number desc limit ${limit}
  `.execute(tx);
  return rows;
}

/** An open deal comes before those that closed. */
const closing = sql`coalesce(d.closed_on, 'infinity')`;

/** How many deals a partner has a part in, closed up to a day. */
export async function dealCountOfPartner(
  tx: Tx,
  workspace: string,
  partner: string,
  asOf: Day,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(distinct d.id)::int as "total"
    from deal_parts p join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
    where p.workspace_id = ${workspace} and p.partner_id = ${partner} and (d.closed_on is null or d.closed_on <= ${asOf})
  `.execute(tx);
  return rows[0]?.total ?? 0;
}

/** Attached revenue of a partner by calendar month, `YYYY-MM`, up to a day. */
export async function monthlyRevenue(
  tx: Tx,
  workspace: string,
  partner: string,
  asOf: Day,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; amountMinor: number }>`
    select to_char(day, 'YYYY-MM') as "month", sum(amount_minor)::bigint as "amountMinor" from daily_facts
    where workspace_id = ${workspace} and partner_id = ${partner} and fact = 'deal-won' and role = 'attached' and day <= ${asOf}
    group by 1
  `.execute(tx);
  return new Map(rows.map(({ month, amountMinor }) => [month, amountMinor]));
}
