import { sql } from "kysely";
import type { DealReply } from "../../contract/api.ts";
import type { Tx } from "../../database/connection.ts";

/** A deal by its human number, with its parts and its lines; undefined where the workspace has none of that number. */
export async function dealByNumber(
  tx: Tx,
  workspace: string,
  number: number,
): Promise<DealReply | undefined> {
  const { rows } = await sql<DealReply>`
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
