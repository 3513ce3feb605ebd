import { it } from "vitest";
import pg from "pg";
import { newId } from "../../database/ids.ts";
import { inWorkspace } from "../../database/connection.ts";
import { createTestDatabase } from "../../database/test-database.ts";
import { dealsBelow } from "./queries.ts";
it("million", async () => {
  const database = await createTestDatabase();
  const c = new pg.Client({ connectionString: database.superuserUrl }); await c.connect();
  const w = newId(), s = newId(), b = newId();
  await c.query(`insert into workspaces (id,name,currency,is_sample,requires_totp,facts_revision,created_at) values ('${w}','x','USD',false,false,0,now());
   insert into sources values ('${w}','${s}','s','plain','all-deals','USD',false);
   insert into batches values ('${w}','${b}','${s}',1,'plain','h',now(),'{}');
   insert into partners (workspace_id,id,number,source_id,batch_id,external_id,name,partner_type,status) select '${w}', ('00000000-0000-7000-8000-'||lpad(to_hex(n),12,'0'))::uuid, n,'${s}','${b}','p'||n,'Partner '||n,'reseller','active' from generate_series(1,10000) n;
   insert into deals (workspace_id,id,number,source_id,batch_id,external_id,stage,amount_minor,currency,opened_on,closed_on) select '${w}', ('00000000-0000-7000-9000-'||lpad(to_hex(n),12,'0'))::uuid, n,'${s}','${b}','d'||n, case when n%1000=0 then 'open' when n%7=0 then 'lost' else 'won' end, n*100,'USD', date '2016-01-01' + n/320, case when n%1000=0 then null else date '2016-01-10' + n/320 end from generate_series(1,1000000) n;
   insert into deal_parts (workspace_id,deal_id,role,partner_id,evidence,batch_id) select '${w}', ('00000000-0000-7000-9000-'||lpad(to_hex(n),12,'0'))::uuid, r, ('00000000-0000-7000-8000-'||lpad(to_hex(1+((n::bigint*7919)%10000)::int),12,'0'))::uuid,'import','${b}' from generate_series(1,1000000) n, (values ('sourced'),('resold')) v(r) where n%2=0;
   update deal_parts set partner_id='00000000-0000-7000-8000-000000000001' where deal_id in (select id from deals where number%20=2);
   analyze;`);
  const none = { stage: undefined, partner: undefined, from: undefined, to: undefined };
  const p1 = "00000000-0000-7000-8000-000000000001", p2 = "00000000-0000-7000-8000-000000000777";
  const cases: [string, object, number | undefined][] = [["first", {}, undefined], ["deep", {}, 500000], ["open", { stage: "open" }, undefined], ["lost", { stage: "lost" }, undefined], ["big partner", { partner: p1 }, undefined], ["small partner", { partner: p2 }, undefined], ["partner open", { partner: p1, stage: "open" }, undefined],
   ["old days", { from: "2016-02-01", to: "2016-03-31" }, undefined], ["old year", { to: "2017-01-01" }, undefined], ["half", { to: "2020-01-01" }, undefined], ["recent", { from: "2024-01-01" }, undefined], ["nothing", { from: "2050-01-01" }, undefined], ["stage+old", { stage: "lost", to: "2016-06-01" }, undefined]];
  await c.query("alter table deals drop constraint deals_workspace_id_number_key; alter table deals add constraint deals_workspace_id_number_key unique (workspace_id, number) include (stage, closed_on); vacuum analyze deals".split(";")[0] ?? "");
  await c.query("alter table deals add constraint deals_workspace_id_number_key unique (workspace_id, number) include (stage, closed_on)");
  await c.query("vacuum analyze deals");
  const { sql } = await import("kysely");
  for (const [name, f, after] of cases) { const { stage, from, to, partner } = { ...none, ...f } as never as Record<string, string>; if (partner) continue;
    const times: number[] = []; let n = 0; let plan = "";
    for (let i = 0; i < 6; i++) { const t = performance.now();
    await inWorkspace(database.connection, w, async (tx) => { const q = sql`${i === 5 ? sql`explain analyze ` : sql``}
      with page as materialized (select d.number from deals d where d.workspace_id = ${w} ${after === undefined ? sql`` : sql`and d.number < ${after}`} ${stage === undefined ? sql`` : sql`and d.stage = ${stage}`} ${from === undefined ? sql`` : sql`and d.closed_on >= ${from}`} ${to === undefined ? sql`` : sql`and d.closed_on <= ${to}`} order by d.number desc limit 51)
      select d.number, (select json_agg(p.name) from deal_parts x join partners p on p.workspace_id = x.workspace_id and p.id = x.partner_id where x.workspace_id = ${w} and x.deal_id = d.id) as partners from page join deals d on d.workspace_id = ${w} and d.number = page.number order by d.number desc`; const r = await q.execute(tx); n = r.rows.length; if (i === 5) plan = r.rows.map((x) => (x as Record<string, string>)["QUERY PLAN"]).filter((x) => /Scan|Heap/.test(x ?? "")).slice(0, 3).join(" | "); });
    times.push(Math.round((performance.now() - t) * 10) / 10); }
    console.log("NEW", name, times.join(" "), plan);
  }
  for (const [name, f, after] of cases) for (const limit of [51]) {
    const times = [];
    for (let i = 0; i < 5; i++) { const t = performance.now(); const rows = await inWorkspace(database.connection, w, (tx) => dealsBelow(tx, w, { ...none, ...f } as never, { after, limit })); times.push(Math.round((performance.now() - t) * 10) / 10); if (i === 4) console.log(name, limit, rows.length, times.join(" ")); }
  }
  await c.end(); await database.drop();
}, 600_000);
