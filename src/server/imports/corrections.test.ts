import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportReply } from "../../contract/api.ts";
import { addStrategy, openTestChannel, smallChannel, type TestChannel, withLines } from "./test-channel.ts";

let channel: TestChannel;
let workspaceId: string;
beforeAll(async () => {
  channel = await openTestChannel();
});
beforeEach(async () => {
  workspaceId = await channel.workspace();
});
afterAll(() => channel.close());

const countsOf = ({ files }: ImportReply, file: string) => {
  const { created, updated, unchanged, rejected, ignored } = files.find((one) => one.file === file) ?? {};
  return { created, updated, unchanged, rejected, ignored };
};
const salesCounts = (reply: ImportReply) => countsOf(reply, "FactResellerSales.csv");

const deals = () =>
  channel
    .inside(workspaceId, (tx) =>
      sql<{
        text: string;
      }>`select concat_ws(' ', 'D-' || d.number, d.external_id, d.closed_on, p.name, d.amount_minor, 'batch', b.number) as text
      from deals d join batches b on b.id = d.batch_id join deal_parts part on part.deal_id = d.id and part.role = 'resold'
      join partners p on p.id = part.partner_id order by d.number`.execute(tx),
    )
    .then(({ rows }) => rows.map(({ text }) => text));

const wonByDay = () =>
  channel
    .inside(workspaceId, (tx) =>
      sql<{
        text: string;
      }>`select concat_ws(' ', day, coalesce(p.name, 'all'), role, things, amount_minor) as text
      from daily_facts f left join partners p on p.id = f.partner_id
      where role in ('any', 'attached') order by day, role, p.name`.execute(tx),
    )
    .then(({ rows }) => rows.map(({ text }) => text));

const revision = () =>
  channel.inside(workspaceId, (tx) =>
    tx.selectFrom("workspaces").select("facts_revision").executeTakeFirstOrThrow(),
  );

describe("a first import", () => {
  it("makes a deal of each order, won on its day, and counts it by day", async () => {
    const reply = await channel.imported(workspaceId, smallChannel);
    expect(reply.batch).toBe(1);
    expect(await deals()).toEqual([
      "D-1 SO1 2020-01-10 Big Shed 25025 batch 1",
      "D-2 SO2 2020-02-20 Small Shop 5025 batch 1",
      "D-3 SO3 2020-02-20 Big Shed 10000 batch 1",
    ]);
    expect(await wonByDay()).toEqual([
      "2020-01-10 all any 1 25025",
      "2020-01-10 Big Shed attached 1 25025",
      "2020-02-20 all any 2 15025",
      "2020-02-20 Big Shed attached 1 10000",
      "2020-02-20 Small Shop attached 1 5025",
    ]);
    expect(await revision()).toEqual({ facts_revision: 1 });
  });

  it("may be tried first: the same counts, and nothing kept", async () => {
    const before = await channel.everything(workspaceId);
    const dry = await channel.imported(workspaceId, smallChannel, { dryRun: true });
    expect(await channel.everything(workspaceId)).toEqual(before);
    const wet = await channel.imported(workspaceId, smallChannel);
    expect({ ...dry, batch: 1 }).toEqual(wet);
    expect(dry.batch).toBeNull();
  });
});

describe("a second import", () => {
  beforeEach(() => channel.imported(workspaceId, smallChannel));

  it("of the same files changes nothing and makes no batch", async () => {
    const before = await channel.everything(workspaceId);
    const reply = await channel.imported(workspaceId, smallChannel);
    expect([reply.batch, salesCounts(reply), countsOf(reply, "Resellers.csv")]).toEqual([
      null,
      { created: 0, updated: 0, unchanged: 4, rejected: 0, ignored: 0 },
      { created: 0, updated: 0, unchanged: 2, rejected: 0, ignored: 0 },
    ]);
    expect(await channel.everything(workspaceId)).toEqual(before);
  });

  it("knows the rows again in any order", async () => {
    const before = await channel.everything(workspaceId);
    const reply = await channel.imported(
      workspaceId,
      withLines("FactResellerSales.csv", ([header = "", ...rows]) => [header, ...rows.toReversed()]),
    );
    expect(salesCounts(reply)).toMatchObject({ updated: 0, unchanged: 4 });
    expect(await channel.everything(workspaceId)).toEqual(before);
  });

  it("with a corrected amount updates the line, its deal and the day, and nothing else", async () => {
    const reply = await channel.imported(
      workspaceId,
      withLines("FactResellerSales.csv", (rows) =>
        rows.map((row) => row.replace("1,50.25,40.00,50.25,40.00", "1,50.25,40.00,60.25,40.00")),
      ),
    );
    expect(salesCounts(reply)).toMatchObject({ created: 0, updated: 2, unchanged: 2 });
    expect(await deals()).toEqual([
      "D-1 SO1 2020-01-10 Big Shed 26025 batch 2",
      "D-2 SO2 2020-02-20 Small Shop 6025 batch 2",
      "D-3 SO3 2020-02-20 Big Shed 10000 batch 1",
    ]);
    expect(await wonByDay()).toContain("2020-02-20 all any 2 16025");
    expect(await revision()).toEqual({ facts_revision: 2 });
  });

  it("with a corrected day moves the deal, and empties the day it leaves", async () => {
    const reply = await channel.imported(
      workspaceId,
      withLines("FactResellerSales.csv", (rows) =>
        rows.map((row) => row.replace("2020-01-10", "2020-03-01")),
      ),
    );
    expect(salesCounts(reply)).toMatchObject({ created: 0, updated: 2, unchanged: 2 });
    expect(await wonByDay()).toEqual([
      "2020-02-20 all any 2 15025",
      "2020-02-20 Big Shed attached 1 10000",
      "2020-02-20 Small Shop attached 1 5025",
      "2020-03-01 all any 1 25025",
      "2020-03-01 Big Shed attached 1 25025",
    ]);
  });

  it("with another reseller gives the deal to it, in every part", async () => {
    await channel.imported(
      workspaceId,
      withLines("FactResellerSales.csv", (rows) =>
        rows.map((row) => row.replace("SO3,2020-02-20,10,1", "SO3,2020-02-20,10,2")),
      ),
    );
    expect(await deals()).toContain("D-3 SO3 2020-02-20 Small Shop 10000 batch 2");
    expect(await wonByDay()).toContain("2020-02-20 Small Shop attached 2 15025");
  });

  it("with new orders and lines adds them, and numbers go on", async () => {
    const more = [
      "SO4,2020-05-31,10,2,285,5,1,100.00,50.00,100.00,50.00",
      "SO2,2020-02-20,10,2,285,5,1,100.00,50.00,100.00,50.00",
    ];
    const reply = await channel.imported(
      workspaceId,
      withLines("FactResellerSales.csv", (rows) => [...rows, ...more]),
    );
    expect(salesCounts(reply)).toMatchObject({ created: 2, updated: 0, unchanged: 4 });
    expect(await deals()).toEqual([
      "D-1 SO1 2020-01-10 Big Shed 25025 batch 1",
      "D-2 SO2 2020-02-20 Small Shop 15025 batch 2",
      "D-3 SO3 2020-02-20 Big Shed 10000 batch 1",
      "D-4 SO4 2020-05-31 Small Shop 10000 batch 2",
    ]);
  });

  it("leaves alone what its files no longer have", async () => {
    const before = await channel.everything(workspaceId);
    const fewer = withLines("FactResellerSales.csv", ([header = "", ...rows]) => [
      header,
      ...rows.slice(1, 3),
    ]);
    const reply = await channel.imported(workspaceId, fewer);
    expect(salesCounts(reply)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await channel.everything(workspaceId)).toEqual(before);
  });

  it("may name resellers of an earlier import", async () => {
    const reply = await channel.imported(workspaceId, {
      ...withLines("Resellers.csv", (rows) => rows.slice(0, 2)),
      "FactResellerSales.csv": smallChannel["FactResellerSales.csv"],
    });
    expect(reply.rejects).toEqual([]);
  });

  it("corrects a reseller and keeps its number", async () => {
    const reply = await channel.imported(
      workspaceId,
      withLines("Resellers.csv", (rows) => rows.map((row) => row.replace("Small Shop", "Smaller Shop"))),
    );
    expect(countsOf(reply, "Resellers.csv")).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const { rows } = await channel.inside(workspaceId, (tx) =>
      sql`select number, name from partners order by number`.execute(tx),
    );
    expect(rows).toEqual([
      { number: 1, name: "Big Shed" },
      { number: 2, name: "Smaller Shop" },
    ]);
  });

  it("gives lines the names of products that are now known", async () => {
    const reply = await channel.imported(
      workspaceId,
      withLines("Product.csv", (rows) => rows.map((row) => row.replace("Road Frame,", "Road Frame Mk II,"))),
    );
    expect(salesCounts(reply)).toMatchObject({ updated: 2, unchanged: 2 });
  });
});

describe("enrolment", () => {
  const strategy = (types: Record<string, string>) =>
    ["entente: 1", "strategy: { name: S }", "company: { name: C, currency: USD }", "programs:"]
      .concat(
        Object.entries(types).map(
          ([program, type]) => `  ${program}: { name: ${program}, types: [${type}] }`,
        ),
      )
      .join("\n");
  const enrolments = () =>
    channel
      .inside(workspaceId, (tx) =>
        sql<{ text: string }>`select concat_ws(' ', p.name, 'in', e.program) as text
        from partner_enrollments e join partners p on p.id = e.partner_id order by 1`.execute(tx),
      )
      .then(({ rows }) => rows.map(({ text }) => text));

  it("follows the programmes of the strategy; a type without one is named, not enrolled", async () => {
    await channel.inside(workspaceId, (tx) =>
      addStrategy(tx, workspaceId, strategy({ volume: "warehouse" })),
    );
    const { notes } = await channel.imported(workspaceId, smallChannel);
    expect(await enrolments()).toEqual(["Big Shed in volume"]);
    expect(notes).toContain(
      "1 partner of the type specialty-bike-shop not enrolled: no programme of the strategy is for that type.",
    );
  });

  it("waits for a strategy, and is made up for by the next import", async () => {
    const { notes } = await channel.imported(workspaceId, smallChannel);
    expect(notes).toContain("No partner is enrolled: the workspace has no strategy that names programmes.");
    await channel.inside(workspaceId, (tx) =>
      addStrategy(tx, workspaceId, strategy({ volume: "warehouse" })),
    );
    const reply = await channel.imported(workspaceId, smallChannel);
    expect(countsOf(reply, "Resellers.csv")).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await enrolments()).toEqual(["Big Shed in volume"]);
  });

  it("is corrected with the type", async () => {
    await channel.inside(workspaceId, (tx) =>
      addStrategy(tx, workspaceId, strategy({ volume: "warehouse", shop: "specialty-bike-shop" })),
    );
    await channel.imported(workspaceId, smallChannel);
    await channel.imported(
      workspaceId,
      withLines("Resellers.csv", (rows) =>
        rows.map((row) => row.replace("1,Warehouse", "1,Specialty Bike Shop")),
      ),
    );
    expect(await enrolments()).toEqual(["Big Shed in shop", "Small Shop in shop"]);
  });
});
