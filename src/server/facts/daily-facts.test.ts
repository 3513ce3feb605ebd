import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "../../database/connection.ts";
import { newId, nilId } from "../../database/ids.ts";
import { at, openTestChannel, type TestChannel } from "../imports/test-channel.ts";
import { factDaysOf, rebuildDailyFacts, refreshDailyFacts } from "./daily-facts-queries.ts";

let channel: TestChannel;
let workspaceId: string;
let sourceId: string;
let batchId: string;
beforeAll(async () => {
  channel = await openTestChannel();
});
beforeEach(async () => {
  [workspaceId, sourceId, batchId] = [await channel.workspace(), newId(), newId()];
});
afterAll(() => channel.close());

type Part = { role: "sourced" | "influenced" | "resold" | "delivered"; partner: string };
type Deal = {
  stage?: "open" | "won" | "lost";
  amount: number;
  openedOn?: string;
  closedOn?: string;
  parts?: Part[];
  currency?: string;
};

const scope = () => ({ workspace_id: workspaceId, source_id: sourceId, batch_id: batchId });
let number = 0;

async function addBatch(tx: Tx): Promise<void> {
  await tx
    .insertInto("sources")
    .values({
      workspace_id: workspaceId,
      id: sourceId,
      name: "S",
      preset: "p",
      holds: "all-deals",
      currency: "USD",
      currency_assumed: false,
    })
    .execute();
  await tx
    .insertInto("batches")
    .values({
      workspace_id: workspaceId,
      id: batchId,
      source_id: sourceId,
      number: 1,
      preset: "p",
      content_hash: "",
      imported_at: at,
      report: "{}",
    })
    .execute();
}

async function addPartner(tx: Tx): Promise<string> {
  const id = newId();
  await tx
    .insertInto("partners")
    .values({
      ...scope(),
      id,
      number: ++number,
      external_id: id,
      name: "P",
      partner_type: "t",
      source_type: null,
      status: "active",
      country: null,
      state: null,
      city: null,
      signed_on: null,
      left_on: null,
    })
    .execute();
  return id;
}

async function addDeal(tx: Tx, deal: Deal): Promise<string> {
  const id = newId();
  const { stage = "won", amount, openedOn = null, closedOn = null, currency = "USD" } = deal;
  await tx
    .insertInto("deals")
    .values({
      ...scope(),
      id,
      number: ++number,
      external_id: id,
      account_id: null,
      stage,
      amount_minor: amount,
      currency,
      opened_on: openedOn,
      closed_on: closedOn,
    })
    .execute();
  for (const { role, partner } of deal.parts ?? [])
    await tx
      .insertInto("deal_parts")
      .values({
        workspace_id: workspaceId,
        deal_id: id,
        role,
        partner_id: partner,
        evidence: "import",
        evidenced_on: null,
        batch_id: batchId,
      })
      .execute();
  return id;
}

async function factsOf(tx: Tx, names: Record<string, string> = {}): Promise<string[]> {
  const { rows } = await sql<{
    fact: string;
    role: string;
    day: string;
    partner_id: string;
    currency: string;
    things: number;
    amount_minor: number;
  }>`
    select fact, role, day, partner_id, currency, things, amount_minor from daily_facts`.execute(tx);
  return rows
    .map((row) =>
      [
        row.fact,
        row.role,
        row.day,
        row.partner_id === nilId ? "-" : (names[row.partner_id] ?? "?"),
        row.things,
        row.amount_minor,
        row.currency,
      ].join(" "),
    )
    .toSorted();
}

/** The facts of one deal, with partners A, B and C to play its parts. */
const factsOfDeal = (deal: (partner: { A: string; B: string; C: string }) => Deal) =>
  channel.inside(workspaceId, async (tx) => {
    await addBatch(tx);
    const [A, B, C] = [await addPartner(tx), await addPartner(tx), await addPartner(tx)];
    await refreshDailyFacts(tx, workspaceId, [await addDeal(tx, deal({ A, B, C }))]);
    return factsOf(tx, { [A]: "A", [B]: "B", [C]: "C" });
  });

const day = "2020-05-01";

describe("a deal won", () => {
  it("without a partner counts for the company as a whole", async () => {
    expect(await factsOfDeal(() => ({ amount: 500, closedOn: day }))).toEqual([
      `deal-won any ${day} - 1 500 USD`,
    ]);
  });

  it("counts for the partner of each role, and once as attached", async () => {
    const deal = ({ A, B }: { A: string; B: string }): Deal => ({
      amount: 500,
      closedOn: day,
      parts: [
        { role: "sourced", partner: A },
        { role: "resold", partner: A },
        { role: "delivered", partner: B },
      ],
    });
    expect(await factsOfDeal(deal)).toEqual([
      `deal-won any ${day} - 1 500 USD`,
      `deal-won attached ${day} A 1 500 USD`,
      `deal-won delivered ${day} B 1 500 USD`,
      `deal-won resold ${day} A 1 500 USD`,
      `deal-won sourced ${day} A 1 500 USD`,
    ]);
  });

  it("that somebody sourced was not influenced", async () => {
    const facts = await factsOfDeal(({ A, B }) => ({
      amount: 1,
      closedOn: day,
      parts: [
        { role: "influenced", partner: A },
        { role: "sourced", partner: B },
      ],
    }));
    expect(facts.filter((fact) => fact.includes("influenced"))).toEqual([]);
    expect(facts).toContain(`deal-won attached ${day} B 1 1 USD`);
  });

  it.each([
    [["resold", "influenced", "delivered"], "A"],
    [["delivered", "influenced"], "B"],
    [["delivered"], "A"],
  ] as const)("is attached by %j to partner %s", async (roles, winner) => {
    const facts = await factsOfDeal((partners) => ({
      amount: 1,
      closedOn: day,
      parts: roles.map((role, index) => ({
        role,
        partner: [partners.A, partners.B, partners.C][index] ?? "",
      })),
    }));
    expect(facts.filter((fact) => fact.includes("attached"))).toEqual([
      `deal-won attached ${day} ${winner} 1 1 USD`,
    ]);
  });
});

describe("other facts", () => {
  it("a deal counts as opened on its day, when that is known, and as lost on the day it was lost", async () => {
    expect(
      await factsOfDeal(() => ({ stage: "lost", amount: 7, openedOn: "2020-01-01", closedOn: day })),
    ).toEqual([`deal-lost any ${day} - 1 7 USD`, "deal-opened any 2020-01-01 - 1 7 USD"]);
  });

  it("an open deal whose opening is unknown counts nowhere", async () => {
    expect(await factsOfDeal(() => ({ stage: "open", amount: 7 }))).toEqual([]);
  });

  it("currencies are kept apart", async () => {
    const facts = await channel.inside(workspaceId, async (tx) => {
      await addBatch(tx);
      const deals = [
        await addDeal(tx, { amount: 1, closedOn: day }),
        await addDeal(tx, { amount: 2, closedOn: day, currency: "EUR" }),
      ];
      await refreshDailyFacts(tx, workspaceId, deals);
      return factsOf(tx);
    });
    expect(facts).toEqual([`deal-won any ${day} - 1 1 USD`, `deal-won any ${day} - 1 2 EUR`]);
  });

  it("touches have no money; meetings and reviews are meetings; spend goes to its partner or to none", async () => {
    const facts = await channel.inside(workspaceId, async (tx) => {
      await addBatch(tx);
      const A = await addPartner(tx);
      for (const kind of ["call", "meeting", "review"] as const)
        await tx
          .insertInto("touches")
          .values({
            ...scope(),
            id: newId(),
            external_id: kind,
            partner_id: A,
            kind,
            by_person: null,
            touched_on: day,
          })
          .execute();
      for (const partner_id of [A, null])
        await tx
          .insertInto("spend")
          .values({
            ...scope(),
            id: newId(),
            external_id: String(partner_id),
            partner_id,
            budget_line: null,
            partner_type: null,
            purpose: "activation",
            amount_minor: 9,
            currency: "USD",
            spent_on: day,
          })
          .execute();
      await rebuildDailyFacts(tx, workspaceId);
      return factsOf(tx, { [A]: "A" });
    });
    expect(facts).toEqual([
      `meeting any ${day} A 2 0 XXX`,
      `spend any ${day} - 1 9 USD`,
      `spend any ${day} A 1 9 USD`,
      `touch any ${day} A 3 0 XXX`,
    ]);
  });

  it("a deal that moves leaves its old day, when that was noted before", async () => {
    const facts = await channel.inside(workspaceId, async (tx) => {
      await addBatch(tx);
      const deal = await addDeal(tx, { amount: 1, closedOn: day });
      await refreshDailyFacts(tx, workspaceId, [deal]);
      const before = await factDaysOf(tx, workspaceId, [deal]);
      await tx.updateTable("deals").set({ closed_on: "2020-06-01" }).where("id", "=", deal).execute();
      await refreshDailyFacts(tx, workspaceId, [deal], before);
      return factsOf(tx);
    });
    expect(facts).toEqual(["deal-won any 2020-06-01 - 1 1 USD"]);
  });
});
