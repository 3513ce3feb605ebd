import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Files,
  openTestChannel,
  productsHeader,
  resellersHeader,
  salesHeader,
  type TestChannel,
} from "../imports/test-channel.ts";
import { rebuildDailyFacts } from "./daily-facts-queries.ts";

let channel: TestChannel;
beforeAll(async () => {
  channel = await openTestChannel();
});
afterAll(() => channel.close());

const dailyFacts = async (workspaceId: string) => (await channel.everything(workspaceId))["daily_facts"];

describe("after any sequence of imports", () => {
  type Line = { order: number; day: number; partner: number; cents: number };
  const anyLine = fc.record({
    order: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: 1, max: 4 }),
    partner: fc.integer({ min: 1, max: 3 }),
    cents: fc.integer({ min: -500, max: 900 }),
  });

  /** All lines of an order have the day and partner of its first. */
  const filesOf = (lines: readonly Line[]): Files => {
    const first = new Map<number, Line>();
    for (const line of lines) if (!first.has(line.order)) first.set(line.order, line);
    const rows = lines.map(({ order, cents }) => {
      const { day: on, partner } = first.get(order) ?? { day: 1, partner: 1 };
      const amount = `${cents < 0 ? "-" : ""}${(Math.abs(cents) / 100).toFixed(2)}`;
      return `SO${order},2020-01-0${on},10,${partner},1,1,1,1.00,NULL,${amount},1.00`;
    });
    return {
      "Resellers.csv": [resellersHeader, ...[1, 2, 3].map((key) => `${key},Warehouse,R${key},,,`)].join("\n"),
      "Product.csv": [productsHeader, "10,Frame,,,,"].join("\n"),
      "FactResellerSales.csv": [salesHeader, ...rows].join("\n"),
    };
  };

  it("the daily facts equal those counted anew, and amount to the deals, which amount to their lines", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyLine, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        async (imports) => {
          const id = await channel.workspace();
          for (const lines of imports) await channel.imported(id, filesOf(lines));
          const kept = await dailyFacts(id);
          await channel.inside(id, (tx) => rebuildDailyFacts(tx, id));
          expect(kept).toEqual(await dailyFacts(id));
          await channel.inside(id, async (tx) => {
            const { rows } = await sql`select
            (select sum(amount_minor)::int from deal_lines) as lines, (select sum(amount_minor)::int from deals) as deals,
            (select sum(amount_minor)::int from daily_facts where role = 'any') as facts,
            (select sum(amount_minor)::int from daily_facts where role = 'attached') as attached`.execute(tx);
            const [{ lines, ...others } = { lines: null }] = rows as Record<string, number | null>[];
            expect(Object.values(others)).toEqual([lines, lines, lines]);
          });
        },
      ),
      { numRuns: 15 },
    );
  });
});
