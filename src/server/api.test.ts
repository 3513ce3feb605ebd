import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replyMisfits } from "../../tests/server/api/replies.ts";
import { projectRoot } from "../../tests/cli/run.ts";
import { openEmptyWorkspace, openSample, type SampleServer } from "../../tests/server/sample.ts";
import type {
  CoverageReply,
  DealReply,
  DriftReply,
  MeasureReply,
  PartnerReply,
  PartnersReply,
} from "../contract/api.ts";
import type { EndpointName } from "../contract/endpoints.ts";
import { figuresEndpoints } from "../contract/endpoints/figures.ts";

let server: SampleServer;
beforeAll(async () => {
  server = await openSample();
});
afterAll(() => server.close());

const filled = (path: string): string =>
  path
    .replace(":measure", "active-partners")
    .replace("/partners/:number", "/partners/P-8")
    .replace(":number", "D-1");
const asking = Object.entries(figuresEndpoints).filter(([, { method }]) => method === "GET");

describe.each(asking)("GET %s", (name, { path }) => {
  it("answers with the fields of the contract and no others", async () => {
    const { status, type, body } = await server.ask(filled(path));
    expect([status, type]).toEqual([200, expect.stringContaining("application/json")]);
    expect(replyMisfits(name as EndpointName, body)).toEqual([]);
  });
});

describe("partners", () => {
  const list = (query: Record<string, string>) => server.get<PartnersReply>("/partners", query);

  it("are paged without loss or repetition, whatever the order", async () => {
    for (const sort of ["name", "-revenue", "change", "-deals", "lastDeal", "-tier", "number"]) {
      const seen: number[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const reply: PartnersReply = await list({ sort, cursor, limit: "200" });
        seen.push(...reply.rows.map(({ number }) => number));
        cursor = reply.next;
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 701, 701]);
    }
  });

  it("that are active and those that are not are all of them", async () => {
    const [active, inactive] = [await list({ active: "yes" }), await list({ active: "no" })];
    expect([active.total, inactive.total]).toEqual([513, 188]);
  });

  it("are found by name, number and place, in any case", async () => {
    const found = await list({ search: "a BIKE store" });
    expect(found.rows.map(({ number }) => number)).toContain(1);
    expect((await list({ search: "p-701" })).total).toBe(1);
    expect((await list({ search: "no such shop %_'\"" })).total).toBe(0);
  });

  it("each has its year, its tier and what is missing to the next, and its deals", async () => {
    const [row] = (await list({ sort: "-revenue", limit: "1" })).rows;
    const { partner, deals, trend } = await server.get<PartnerReply>(`/partners/P-${row?.number}`);
    expect(partner).toMatchObject({ ...row });
    expect(partner.tier?.missing).toEqual([]);
    expect(trend.at(-1)?.day).toBe("2020-05-31");
    const { total } = await server.get<MeasureReply>("/measures/partner-attached-revenue", {
      partner: `P-${row?.number}`,
    });
    expect(total.value).toBe(row?.revenueMinor);
    const deal = await server.get<DealReply>(`/deals/${deals[0]?.id}`);
    expect(deal.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(deal.amountMinor);
    expect(deal.parts.map(({ role, partner: of }) => [role, of.number])).toEqual([
      ["resold", row?.number],
      ["sourced", row?.number],
    ]);
  });

  it("have no revenue in months of which the facts say nothing, rather than zero", async () => {
    const { trend } = await server.get<PartnerReply>("/partners/P-8", { asOf: "2018-03-31" });
    expect(trend.filter(({ day }) => day < "2017-07-01").map(({ value }) => value)).toEqual(
      Array.from({ length: 27 }, () => null),
    );
  });
});

describe("a strategy that is not in force", () => {
  const sample = readFileSync(join(projectRoot, "samples/adventureworks/strategy.yaml"), "utf8");
  const post = (path: string, body: string) =>
    server.ask(path, {
      method: "POST",
      headers: { authorization: `Bearer ${server.site.localToken}`, "content-type": "application/yaml" },
      body,
    });

  it("is held against the same facts, and nothing is kept of it", async () => {
    const { body } = await post("/api/v1/drift", sample);
    const inForce = await server.get<DriftReply>("/drift");
    expect((body as DriftReply).lines).toEqual(inForce.lines);
    const changed = await post("/api/v1/drift", sample.replace("atLeast: 36M", "atLeast: 90M"));
    expect((changed.body as DriftReply).lines).not.toEqual(inForce.lines);
    expect((await server.get<DriftReply>("/drift")).lines).toEqual(inForce.lines);
  });

  it("has its own cells", async () => {
    const { body } = await post("/api/v1/coverage", sample.replace("need: 20", "need: 2"));
    const cell = (body as CoverageReply).cells.find(
      ({ cell: name }) => name === "germany/specialty-bike-shop",
    );
    expect(cell).toMatchObject({ need: 2, status: "covered" });
  });
});

describe("a workspace without facts and without a strategy", () => {
  it("says so, and does not fail", async () => {
    const empty = await openEmptyWorkspace();
    const answers = await Promise.all(asking.map(([, { path }]) => empty.ask(filled(path))));
    await empty.close();
    // Only the list of deals asks nothing of a strategy.
    expect(answers.map(({ status }) => status)).toEqual(
      asking.map(([name]) => (name === "deals" ? 200 : 404)),
    );
    expect(answers[1]?.body).toMatchObject({ detail: "The workspace has no strategy yet" });
  });
});
