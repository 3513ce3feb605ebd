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
  for (const [name, f, after] of cases) for (const limit of [51, 1001]) {
    const times = [];
    for (let i = 0; i < 5; i++) { const t = performance.now(); const rows = await inWorkspace(database.connection, w, (tx) => dealsBelow(tx, w, { ...none, ...f } as never, { after, limit })); times.push(Math.round((performance.now() - t) * 10) / 10); if (i === 4) console.log(name, limit, rows.length, times.join(" ")); }
  }
  await c.end(); await database.drop();
}, 600_000);
