import { sql } from "kysely";
import type { DealReply, DealStage } from "../../contract/api.ts";
import type { DealRow } from "../../contract/people.ts";
import type { Tx } from "../../database/connection.ts";
import type { Day } from "../../domain/shared/dates.ts";

/** A deal by its human number, with its parts and its lines; undefined where the workspace has none of that number. */
export async function dealByNumber(
  tx: Tx,
  workspace: string,
  number: number,
): Promise<DealReply | undefined> {
  const { rows } = await sql<DealReply>`/* often */
    select 'D-' || d.number as "id", d.external_id as "externalId", d.stage, d.opened_on as "openedOn",
      d.closed_on as "closedOn", d.amount_minor as "amountMinor", d.currency, b.number as "batch",
      coalesce((select json_agg(json_build_object('role', x.role, 'evidence', x.evidence,
          'partner', json_build_object('number', p.number, 'name', p.name)) order by x.role)
        from deal_parts x join partners p on p.workspace_id = x.workspace_id and p.id = x.partner_id
        where x.workspace_id = d.workspace_id and x.deal_id = d.id), '[]') as "parts",
      coalesce((select json_agg(json_build_object('line', l.line, 'product', l.product, 'quantity', l.quantity,
          'unitPriceMinor', l.unit_price_minor, 'amountMinor', l.amount_minor, 'sourceRow', l.source_row) order by l.line)
        from deal_lines l where l.workspace_id = d.workspace_id and l.deal_id = d.id), '[]') as "lines"
    from deals d join batches b on b.workspace_id = d.workspace_id and b.id = d.batch_id
    where d.workspace_id = ${workspace} and d.number = ${number}
  `.execute(tx);
  return rows[0];
}

/** Which deals are listed; `from` and `to` are about the day on which a deal closed. */
export type DealsAsked = {
  readonly stage: DealStage | undefined;
  readonly partner: string | undefined;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
};

/** Deals with those who have a part in them, the newest number first, from below a number on. */
export async function dealsBelow(
  tx: Tx,
  workspace: string,
  { stage, partner, from, to }: DealsAsked,
  { after, limit }: { after: number | undefined; limit: number },
): Promise<(DealRow & { number: number })[]> {
  // With a filter, the best plan depends on how rare its deals are.
  const often = (stage ?? partner ?? from ?? to) ? sql`` : sql`/* often */`;
  const { rows } = await sql<DealRow & { number: number }>`${often}
    select d.number, 'D-' || d.number as "id", d.external_id as "externalId", d.stage, d.opened_on as "openedOn",
      d.closed_on as "closedOn", d.amount_minor as "amountMinor", d.currency,
      coalesce((select json_agg(json_build_object('number', p.number, 'name', p.name, 'role', x.role) order by x.role)
        from deal_parts x join partners p on p.workspace_id = x.workspace_id and p.id = x.partner_id
        where x.workspace_id = ${workspace} and x.deal_id = d.id), '[]') as "partners"
    from deals d
    where d.workspace_id = ${workspace}
      ${after === undefined ? sql`` : sql`and d.number < ${after}`}
      ${stage === undefined ? sql`` : sql`and d.stage = ${stage}`}
      ${from === undefined ? sql`` : sql`and d.closed_on >= ${from}`}
      ${to === undefined ? sql`` : sql`and d.closed_on <= ${to}`}
      ${partner === undefined ? sql`` : sql`and d.id in (select deal_id from deal_parts where workspace_id = ${workspace} and partner_id = ${partner})`}
    order by d.number desc limit ${limit}
  `.execute(tx);
  return rows;
}
