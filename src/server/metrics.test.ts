import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwnerOf, siteOn } from "../../tests/server/site.ts";
import { nilId } from "../database/ids.ts";
import { projectFolder } from "../database/project-folder.ts";
import { createTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { createApp } from "./app.ts";
import { createMetrics, listenForMetrics, type Metrics } from "./metrics.ts";

let database: TestDatabase;
let metrics: Metrics;
let app: ReturnType<typeof createApp>;
const now = new Date("2026-11-20T10:00:00Z");
let backupAt: number | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  metrics = createMetrics(database.connection, { now: () => now, backupAt: () => backupAt });
  app = createApp(siteOn(database.connection), "/nowhere", { metrics });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const ask = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: "localhost", ...headers } });
const linesOf = async (name: string) =>
  (await metrics.text()).split("\n").filter((line) => line.startsWith(name));

describe("metrics", () => {
  it("count requests by the template of their route, and hold nothing that was asked", async () => {
    for (const number of ["P-1", "P-2", "hunter2"]) await ask(`/api/v1/partners/${number}?asOf=hunter2`);
    await ask("/hunter2/nothing.txt");
    expect(await linesOf("entente_http_request_duration_seconds_count")).toEqual([
      'entente_http_request_duration_seconds_count{method="GET",route="/api/v1/partners/:number",status="401"} 3',
      'entente_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
    ]);
    expect(await metrics.text()).not.toContain("hunter2");
  });

  it("show the connections of each pool", async () => {
    expect(await linesOf("entente_database_connections{")).toContain(
      'entente_database_connections{pool="staff",state="waiting"} 0',
    );
  });

  it("say how old the last backup and the last noted heads are, and NaN where there is none", async () => {
    expect(await linesOf("entente_last_backup_age_seconds")).toEqual(["entente_last_backup_age_seconds Nan"]);
    backupAt = now.getTime() - 90_000;
    metrics.headsNoted(new Date(now.getTime() - 5_000));
    expect(await linesOf("entente_last_backup_age_seconds")).toEqual(["entente_last_backup_age_seconds 90"]);
    expect(await linesOf("entente_audit_heads_age_seconds")).toEqual(["entente_audit_heads_age_seconds 5"]);
  });

  it("are all in the guide, under the names they have", async () => {
    const guide = readFileSync(join(projectFolder(), "docs/guide/operations.md"), "utf8");
    const names = [...(await metrics.text()).matchAll(/^# TYPE (entente_\w+)/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) expect(guide).toContain(`\`${name}\``);
  });
});

describe("who may read them", () => {
  it("on the port of the pages, the local owner alone", async () => {
    expect((await ask("/metrics")).statusCode).toBe(401);
    expect((await ask("/metrics", { authorization: "Bearer guess" })).statusCode).toBe(401);
    const reply = await ask("/metrics", asOwnerOf(nilId));
    expect([reply.statusCode, reply.headers["content-type"]]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    const elsewhere = await app.inject({
      url: "/metrics",
      headers: asOwnerOf(nilId),
      remoteAddress: "192.0.2.1",
    });
    expect(elsewhere.statusCode).toBe(401);
  });

  it("on a port of their own, whoever is on this machine; not a page whose name points here", async () => {
    const close = await listenForMetrics(metrics, 47_471);
    const at = (path: string, host = "127.0.0.1:47471") =>
      app.server &&
      fetch(`http://127.0.0.1:47471${path}`, { headers: { host } }).then(({ status }) => status);
    expect([await at("/metrics"), await at("/"), await at("/api/v1/people")]).toEqual([200, 404, 404]);
    await close();
    const apart = createApp(siteOn(database.connection), "/nowhere", { metrics, metricsApart: true });
    const reply = await apart.inject({ url: "/metrics", headers: asOwnerOf(nilId) });
    expect(reply.statusCode).toBe(404);
    await apart.close();
  });
});
