import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MeasureReply, OverviewReply, PartnersReply, WorkspaceReply } from "../../contract/api.ts";
import {
  activeOn,
  centsOfAll,
  dayAYearBefore,
  orders,
  ordersOf,
  plusDays,
  resellers,
  yearUpTo,
} from "../../../tests/server/ledger.ts";
import { openSample, type SampleServer } from "../../../tests/server/sample.ts";

/** The figures of the product against the same figures counted straight from the CSV text. */
let server: SampleServer;
beforeAll(async () => {
  server = await openSample();
});
afterAll(() => server.close());

const lastDay = "2020-05-31";
const wholeLedger = { from: "2017-07-01", to: lastDay };
const measure = (id: string, query: Record<string, string> = {}) =>
  server.get<MeasureReply>(`/measures/${id}`, query);
const revenue = (query: Record<string, string>) => measure("partner-sourced-revenue", query);
const valuesOf = ({ by }: MeasureReply) =>
  Object.fromEntries(by.map(({ key, answer }) => [key, answer.value]));
const types = ["warehouse", "value-added-reseller", "specialty-bike-shop"];
const regions = ["united-states", "canada", "united-kingdom", "france", "germany", "australia"];

describe("the ledger itself", () => {
  it("holds what is published about it", () => {
    expect([orders.length, resellers.size]).toEqual([3616, 701]);
    expect([activeOn(lastDay).size, activeOn("2019-05-31").size]).toEqual([513, 387]);
    expect([...activeOn("2019-05-31")].filter((one) => activeOn(lastDay).has(one)).length).toBe(303);
  });
});

describe("revenue of resellers", () => {
  it("is the sum of all lines, to the cent, over as many deals as there are orders", async () => {
    const { total } = await revenue(wholeLedger);
    expect([total.value, total.rows]).toEqual([Number(centsOfAll(orders)), 3616]);
  });

  it("counts twelve months up to and including the as-of day where no window is asked for", async () => {
    const { total } = await revenue({ asOf: lastDay });
    expect(total.window).toEqual({ from: "2019-06-01", to: lastDay });
    expect(total.value).toBe(Number(centsOfAll(ordersOf(yearUpTo(lastDay)))));
  });

  it("is the same for each fiscal year, which begins in July", async () => {
    expect(valuesOf(await revenue({ ...wholeLedger, by: "year" }))).toEqual({
      FY18: Number(centsOfAll(ordersOf({ from: "2017-07-01", to: "2018-06-30" }))),
      FY19: Number(centsOfAll(ordersOf({ from: "2018-07-01", to: "2019-06-30" }))),
      FY20: Number(centsOfAll(ordersOf({ from: "2019-07-01", to: "2020-06-30" }))),
    });
  });

  it("is the same for each month, and the months are all there", async () => {
    const expected = new Map<string, bigint>();
    for (const { day, cents } of orders)
      expected.set(day.slice(0, 7), (expected.get(day.slice(0, 7)) ?? 0n) + cents);
    const counted = valuesOf(await revenue({ ...wholeLedger, by: "month" }));
    expect(Object.keys(counted)).toHaveLength(35);
    for (const [month, value] of Object.entries(counted))
      expect([month, value]).toEqual([month, Number(expected.get(month) ?? 0n)]);
  });

  it("is the same for each type, with `Ware House` among the warehouses, and the parts are the whole", async () => {
    const { total, by } = await revenue({ ...wholeLedger, by: "type" });
    const expected = types.map((type) => [type, Number(centsOfAll(ordersOf({ type })))]);
    expect(by.map(({ key, answer }) => [key, answer.value])).toEqual(expected);
    expect(by.reduce((sum, { answer }) => sum + (answer.value ?? 0), 0)).toBe(total.value);
  });

  it("is the same for each country, and for each type in each country", async () => {
    const byRegion = valuesOf(await revenue({ ...wholeLedger, by: "region" }));
    const byBoth = valuesOf(await revenue({ ...wholeLedger, by: "type,region" }));
    for (const region of regions) {
      expect([region, byRegion[region]]).toEqual([region, Number(centsOfAll(ordersOf({ region })))]);
      for (const type of types)
        expect(byBoth[`${type}/${region}`]).toBe(Number(centsOfAll(ordersOf({ type, region }))));
    }
  });

  it("is the same partner by partner", async () => {
    const byPartner = valuesOf(await revenue({ ...wholeLedger, by: "partner" }));
    const expected = new Map<string, bigint>();
    for (const { reseller, cents } of orders)
      expected.set(`P-${reseller}`, (expected.get(`P-${reseller}`) ?? 0n) + cents);
    expect(Object.keys(byPartner)).toHaveLength(701);
    for (const [key, value] of Object.entries(byPartner))
      expect([key, value]).toEqual([key, Number(expected.get(key) ?? 0n)]);
  });
});

describe.each(["2018-12-31", "2019-06-30", "2020-02-28", "2020-02-29", "2020-05-15", lastDay, "2020-07-31"])(
  "as of %s",
  (asOf) => {
    it("revenue and active resellers are those of the twelve months before", async () => {
      const { total } = await revenue({ asOf });
      expect([total.value, total.rows]).toEqual([
        Number(centsOfAll(ordersOf(yearUpTo(asOf)))),
        ordersOf(yearUpTo(asOf)).length,
      ]);
      expect((await measure("active-partners", { asOf })).total.value).toBe(activeOn(asOf).size);
    });

    it("active resellers are the same for each type and country", async () => {
      const by = valuesOf(await measure("active-partners", { asOf, by: "type,region" }));
      for (const type of types)
        for (const region of regions)
          expect(by[`${type}/${region}`]).toBe(activeOn(asOf, { type, region }).size);
    });

    it("retention is the share of last year's active resellers that still are", async () => {
      const before = dayAYearBefore(asOf);
      const { total } = await measure("active-retention", { asOf });
      const then = activeOn(before);
      expect(total.value).toBe([...then].filter((one) => activeOn(asOf).has(one)).length / then.size);
      expect(total.rows).toBe(then.size);
    });

    it("the ten largest bring their share", async () => {
      const byReseller = new Map<string, bigint>();
      for (const { reseller, cents } of ordersOf(yearUpTo(asOf)))
        byReseller.set(reseller, (byReseller.get(reseller) ?? 0n) + cents);
      const ten = [...byReseller.values()].sort((a, b) => (a < b ? 1 : -1)).slice(0, 10);
      const share =
        Number(ten.reduce((sum, one) => sum + one, 0n)) / Number(centsOfAll(ordersOf(yearUpTo(asOf))));
      expect((await measure("partner-concentration", { asOf })).total.value).toBeCloseTo(share, 12);
    });

    it("revenue of an active reseller is the mean, to the nearest cent", async () => {
      const mean = Number(centsOfAll(ordersOf(yearUpTo(asOf)))) / activeOn(asOf).size;
      expect((await measure("revenue-per-partner", { asOf })).total.value).toBe(Math.round(mean));
    });
  },
);

describe("outside the ledger", () => {
  it.each([
    ["2017-06-30", "the facts begin on 2017-07-01"],
    ["2021-05-31", "the facts end on 2020-05-31"],
  ])("figures as of %s are unknown, because %s", async (asOf, reason) => {
    for (const id of [
      "partner-sourced-revenue",
      "active-partners",
      "revenue-per-partner",
      "partner-concentration",
    ])
      expect((await measure(id, { asOf })).total).toMatchObject({ value: null, unknown: reason, rows: 0 });
  });

  it("retention is unknown while there is no year before", async () => {
    const { total } = await measure("active-retention", { asOf: "2018-05-31" });
    expect(total).toMatchObject({ value: null, unknown: "the facts begin on 2017-07-01" });
  });
});

describe("what pages say of the whole", () => {
  it("701 resellers, 3,616 orders, from the first day of the ledger to its last", async () => {
    const { facts, asOf } = await server.get<WorkspaceReply>("/workspace");
    const days = orders.map(({ day }) => day).sort();
    expect([asOf, facts.partners, facts.deals, facts.firstDay, facts.lastDay]).toEqual([
      lastDay,
      701,
      3616,
      days[0],
      days.at(-1),
    ]);
  });

  it("the list of partners adds up to the measures", async () => {
    const { totals, total } = await server.get<PartnersReply>("/partners", { limit: "1" });
    expect([total, totals.active, totals.revenueMinor, totals.deals]).toEqual([
      701,
      513,
      Number(centsOfAll(ordersOf(yearUpTo(lastDay)))),
      ordersOf(yearUpTo(lastDay)).length,
    ]);
  });

  it("the north star counts the running fiscal year, and expects it pro rata by days", async () => {
    const { northStar } = await server.get<OverviewReply>("/overview");
    const inYear = ordersOf({ from: "2019-07-01", to: lastDay });
    // 36M by 30 June; 336 of the 366 days of the leap year FY20 have passed.
    expect([northStar?.actual, northStar?.target]).toEqual([
      Number(centsOfAll(inYear)),
      Math.round((3_600_000_000 * 336) / 366),
    ]);
  });

  it("the trend of the revenue tile is the twelve month-ends up to the day", async () => {
    const { tiles } = await server.get<OverviewReply>("/overview");
    const tile = tiles.find(({ answer }) => answer.measure === "partner-sourced-revenue");
    expect(tile?.trend).toHaveLength(12);
    for (const { day, value } of tile?.trend ?? []) {
      expect(plusDays(day, 1).slice(8)).toBe("01");
      expect(value).toBe(Number(centsOfAll(ordersOf(yearUpTo(day)))));
    }
  });
});
