import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PartnerReply } from "../../../src/contract/api.ts";
import type { PortalDealsReply, PortalHomeReply, PortalTierReply } from "../../../src/contract/portal.ts";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import { addDays, type Day } from "../../../src/domain/shared/dates.ts";
import { type Channel, type DealOfTest, type Doors, openDoors, settle } from "./channel.ts";

/** What a partner is told about itself is what the staff is told about it: one truth, through two database roles. */
let database: TestDatabase;
let doors: Doors;

beforeAll(async () => {
  database = await createTestDatabase();
  doors = openDoors(database);
});
afterAll(async () => {
  await doors.app.close();
  await database.drop();
});

const strategy = `
entente: 1
strategy: { name: "CANARY-NAME plan to leave resale", timeZone: America/New_York }
company: { name: Halyard Security, currency: USD, fiscalYearStart: 2 }
partnerTypes:
  msp: { name: Managed service provider, kind: msp, category: distribution, target: { partners: 40 } }
programs:
  managed:
    name: Managed
    types: [msp]
    because: CANARY-because
    tiers:
      - { id: member, name: Member, criteria: [] }
      - id: silver
        name: Silver
        expect: 31337
        because: CANARY-tier
        criteria: [{ metric: partner-sourced-revenue, over: 12 months, atLeast: 10K, because: CANARY-criterion }]
        benefits: [{ kind: partner-manager, value: shared, ratio: 31338, because: CANARY-benefit }]
      - id: gold
        name: Gold
        criteria:
          - { metric: partner-attached-revenue, over: 2 quarters, atLeast: 25K }
          - { metric: certified-people, atLeast: 2 }
`;

const day = fc.integer({ min: 0, max: 1400 }).map((days): Day => addDays("2023-01-01", days));
const partner = fc.integer({ min: 0, max: 2 });
const roles = ["sourced", "influenced", "resold", "delivered"] as const;
const deal: fc.Arbitrary<DealOfTest> = fc.record({
  parts: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...roles), partner), { maxLength: 3, selector: ([role]) => role })
    .map((parts) => Object.fromEntries(parts)),
  stage: fc.constantFrom("won", "won", "won", "open", "lost"),
  openedOn: fc.constant(null),
  on: day,
  amountMinor: fc.integer({ min: -100_000, max: 3_000_000 }),
  currency: fc.constantFrom("USD", "USD", "USD", "USD", "USD", "EUR"),
});
const enrollment = fc.constantFrom(
  { enrolledOn: null, leftOn: null },
  { enrolledOn: "2024-01-01", leftOn: null },
  { enrolledOn: null, leftOn: "2025-06-30" },
);
const channel: fc.Arbitrary<Channel> = fc.record({
  asOf: day,
  partners: fc
    .tuple(enrollment, enrollment, enrollment)
    .map((of) => of.map((one, index) => ({ name: `CANARY-${index}-`, ...one }))),
  deals: fc.array(deal, { maxLength: 14 }),
  certified: fc.array(
    fc.record({
      partner,
      person: fc.constantFrom("Ana", "Ben", "Cai"),
      earnedOn: day,
      expiresOn: fc.option(day),
    }),
    { maxLength: 6 },
  ),
});

describe("what the portal answers for a partner", () => {
  it("is what the staff is answered for it, and holds no canary of a sibling or of the strategy", async () => {
    await fc.assert(
      fc.asyncProperty(channel, partner, async (given, index) => {
        const { workspace, partners } = await settle(database, given, strategy);
        const of = { workspace, partner: partners[index] ?? "" };
        const staff = await doors.staff<PartnerReply>(workspace, `/partners/P-${index + 1}`);
        const answers = await Promise.all(
          ["/home", "/tier", "/deals", "/company"].map((path) => doors.portal(of, path)),
        );
        for (const { status, headers, body } of answers) {
          const text = headers + body;
          expect(status).toBe(200);
          expect(
            text.match(/CANARY-[a-z\d]+/gi)?.filter((found) => found !== `CANARY-${index}`) ?? [],
          ).toEqual([]);
          expect(text).not.toMatch(/3133[78]|EXTERNAL-|source CANARY/);
        }
        const [home, tier, deals] = answers.map(({ body }) => JSON.parse(body) as unknown);
        agree(staff, home as PortalHomeReply, tier as PortalTierReply, deals as PortalDealsReply);
      }),
      { numRuns: Number(process.env["PORTAL_RUNS"] ?? 40) },
    );
  });
});

function agree(
  { partner: row, untold, totalDeals, deals: staffDeals, trend }: PartnerReply,
  home: PortalHomeReply,
  tier: PortalTierReply,
  deals: PortalDealsReply,
): void {
  expect(deals.total).toBe(totalDeals);
  expect(deals.rows.map(({ id }) => id).toSorted()).toEqual(staffDeals.map(({ id }) => id).toSorted());
  // The staff's "unknown" is of everybody; money in another currency makes only those unknown who have it.
  if (home.untold.now === null)
    expect([home.revenueMinor, home.deals]).toEqual([row.revenueMinor, row.deals]);
  else expect(untold.now).not.toBeNull();
  if (home.untold.before === null) expect(home.revenueBeforeMinor).toBe(row.revenueBeforeMinor);
  else expect(untold.before).not.toBeNull();
  if (untold.now !== null && !/currenc|added/.test(untold.now)) expect(home.untold.now).toBe(untold.now);
  const [held] = tier.tiers;
  expect(held?.tier ?? null).toBe(row.tier?.tierName ?? null);
  expect(held?.next ?? null).toBe(row.tier?.nextName ?? null);
  expect(
    held?.missing.map(({ criterion, value, threshold }) => ({ criterion, value, threshold })) ?? [],
  ).toEqual(
    row.tier?.missing.map(({ criterion, value, threshold }) => ({ criterion, value, threshold })) ?? [],
  );
  expect(home.tiers).toEqual(tier.tiers.map(({ ladder: _, ...rest }) => rest));
  for (const criterion of tier.tiers.flatMap(({ ladder }) => ladder).flatMap(({ criteria }) => criteria))
    expect(criterion.value === null).toBe(criterion.untold !== null);
  if (!deals.rows.some(({ currency }) => currency !== "USD"))
    expect(home.trend).toEqual(trend.slice(-home.trend.length));
}
