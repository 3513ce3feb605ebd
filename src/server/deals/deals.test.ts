import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DealsReply } from "../../contract/people.ts";
import { ordersOf, resellers } from "../../../tests/server/ledger.ts";
import { openSample, type SampleServer } from "../../../tests/server/sample.ts";

/** The list of deals against the order lines of the sample, counted by themselves (tests/server/ledger.ts). */
let server: SampleServer;
beforeAll(async () => {
  server = await openSample();
});
afterAll(() => server.close());

type Query = Record<string, string>;

async function everyDeal(query: Query): Promise<DealsReply["rows"]> {
  const rows: DealsReply["rows"] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: DealsReply = await server.get("/deals", { ...query, cursor });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

const numbers = (rows: DealsReply["rows"]) => rows.map(({ id }) => Number(id.slice(2)));

describe("deals", () => {
  it("are paged from the newest number down, without loss or repetition, whatever the size of the page", async () => {
    const all = numbers(await everyDeal({ limit: "1000" }));
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect([all.length, new Set(all).size]).toEqual([ordersOf({}).length, ordersOf({}).length]);
    const first: DealsReply = await server.get("/deals");
    expect(numbers(first.rows)).toEqual(all.slice(0, 100));
    expect(numbers(await everyDeal({ limit: "777" }))).toEqual(all);
  });

  it("of some days, stage and partner are those of the ledger", async () => {
    const keys = [...resellers.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.constantFrom("2017-07-01", "2018-09-30", "2019-12-31"),
        fc.constantFrom("2019-12-31", "2020-05-31"),
        async (key, from, to) => {
          const found = await server.get<{ rows: { number: number; name: string }[] }>("/partners", {
            limit: "1000",
            sort: "number",
          });
          const number = found.rows[keys.indexOf(key)]?.number ?? 0;
          const rows = await everyDeal({ from, to, stage: "won", partner: `P-${number}`, limit: "5" });
          const wanted = ordersOf({ from, to }).filter(({ reseller }) => reseller === key);
          expect(rows.map(({ externalId }) => externalId).toSorted()).toEqual(
            wanted.map(({ id }) => id).toSorted(),
          );
        },
      ),
      { numRuns: 20, seed: 4747 },
    );
    expect(await everyDeal({ stage: "lost" })).toEqual([]);
  });

  it("each name those who have a part in it", async () => {
    const { rows } = await server.get<DealsReply>("/deals", { limit: "1" });
    expect(rows[0]?.partners.map(({ role }) => role)).toEqual(["resold", "sourced"]);
  });
});

describe("a cursor", () => {
  const next = async (query: Query = {}) => (await server.get<DealsReply>("/deals", query)).next ?? "";
  const asked = async (path: string, query: Query) =>
    server.ask(`/api/v1${path}?${new URLSearchParams(query).toString()}`);

  it("continues its own question with pages of any size, and no other question", async () => {
    const cursor = await next({ stage: "won" });
    expect((await asked("/deals", { stage: "won", cursor, limit: "3" })).status).toBe(200);
    for (const [path, query] of [
      ["/deals", {}],
      ["/deals", { stage: "open" }],
      ["/deals", { stage: "won", from: "2018-01-01" }],
      ["/partners", {}],
      ["/partners/P-8", {}],
      ["/measures/active-partners/why", {}],
    ] as const)
      expect(await asked(path, { ...query, cursor })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: "?cursor" }] },
      });
  });

  it("of one partner does not continue another", async () => {
    const { rows } = await server.get<{ rows: { number: number }[] }>("/partners", { sort: "-deals" });
    const [one, other] = rows.map(({ number }) => `/partners/P-${number}`);
    const { next: cursor } = await server.get<{ next: string }>(one ?? "", { limit: "1" });
    expect((await asked(one ?? "", { limit: "1", cursor })).status).toBe(200);
    expect((await asked(other ?? "", { limit: "1", cursor })).status).toBe(400);
  });

  it("that was changed anywhere is refused", async () => {
    const cursor = await next();
    await fc.assert(
      fc.asyncProperty(fc.nat(cursor.length - 1), fc.string({ maxLength: 2 }), async (at, text) => {
        const changed = cursor.slice(0, at) + text + cursor.slice(at + 1);
        fc.pre(changed !== cursor && changed !== "");
        expect((await asked("/deals", { cursor: changed })).status).toBe(400);
      }),
      { numRuns: 100, seed: 4747 },
    );
  });
});
