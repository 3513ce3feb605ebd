import { join } from "node:path";
import { tmpdir } from "node:os";
import Fastify from "fastify";
import pg from "pg";
import { connect } from "../src/database/connection.ts";
import { columnValues } from "../src/database/column-values.ts";
import { createApp } from "../src/server/app.ts";
import { siteOn } from "../tests/server/site.ts";

/** One of the two servers of bench/api.ts, in a process of its own: `node bench/api-server.ts entente|bare URL WORKSPACE`. */
const [, , kind = "", url = "", workspace = ""] = process.argv;

const app = kind === "bare" ? bare() : entente();
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.send?.({ address });
process.once("disconnect", () => process.exit(0));

function entente() {
  const connection = connect(url, { rolesSignIn: true });
  const limits = { signedIn: 100_000_000, signedOut: 100_000_000 };
  return createApp(siteOn(connection, { now: () => new Date(), limits }), join(tmpdir(), "no-pages"));
}

/** The same rows by the same SQL in the same kind of transaction, under the same role, and nothing else. */
function bare() {
  const server = Fastify();
  const signedIn = new URL(url);
  signedIn.username = "entente_app";
  const pool = new pg.Pool({ connectionString: signedIn.href, max: 10, types: columnValues });
  const inTransaction = async (text: string, values: readonly unknown[]) => {
    const client = await pool.connect();
    try {
      await client.query(`begin; set local app.workspace = '${workspace}'`);
      const { rows } = await client.query(text, [...values]);
      await client.query("commit");
      return rows as Record<string, unknown>[];
    } finally {
      client.release();
    }
  };
  server.get("/api/v1/deals", async (request) => {
    const { limit } = request.query as { limit: string };
    return { rows: await inTransaction(list, [workspace, Number(limit)]), next: null };
  });
  server.get("/api/v1/deals/:number", async (request) => {
    const { number } = request.params as { number: string };
    const [deal] = await inTransaction(detail, [workspace, Number(number.slice(2))]);
    return deal;
  });
  return server;
}

const list = `
  select 'D-' || d.number as "id", d.external_id as "externalId", d.stage, d.opened_on as "openedOn",
    d.closed_on as "closedOn", d.amount_minor as "amountMinor", d.currency,
    coalesce((select json_agg(json_build_object('number', p.number, 'name', p.name, 'role', x.role) order by x.role)
      from deal_parts x join partners p on p.workspace_id = x.workspace_id and p.id = x.partner_id
      where x.workspace_id = $1 and x.deal_id = d.id), '[]') as "partners"
  from deals d where d.workspace_id = $1 order by d.number desc limit $2`;

const detail = `
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
  where d.workspace_id = $1 and d.number = $2`;
