import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Connection } from "../database/connection.ts";
import { type EmbeddedPostgres, startEmbedded } from "../database/embedded.ts";
import { migrate } from "../database/migrate.ts";
import { temporaryDataFolder } from "../database/test-database.ts";
import { loadedAt } from "../../tests/server/sample.ts";
import { asOwnerOf, siteOn } from "../../tests/server/site.ts";
import { createApp } from "./app.ts";
import { loadSample } from "./workspaces/sample.ts";

/** The database stops under a server that goes on, and comes back. */
const dataDir = temporaryDataFolder();
let database: EmbeddedPostgres;
let connection: Connection;
let app: ReturnType<typeof createApp>;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await startEmbedded({ dataDir });
  await migrate(database.url());
  connection = connect(database.url());
  const loaded = await loadSample(connection, loadedAt);
  app = createApp(siteOn(connection, { now: () => loadedAt }), "/nowhere");
  headers = asOwnerOf(loaded?.workspaceId ?? "");
});
afterAll(async () => {
  await app.close();
  await connection.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const ask = async () => {
  const before = performance.now();
  const reply = await app.inject({ url: "/api/v1/drift", headers });
  return {
    status: reply.statusCode,
    retryAfter: reply.headers["retry-after"],
    seconds: (performance.now() - before) / 1000,
    body: reply.json() as object,
  };
};

describe("while the database is gone", () => {
  it("every question is answered within two seconds: not ready, try again; and right when it is back", async () => {
    expect((await ask()).status).toBe(200);
    await database.stop();
    for (const { status, retryAfter, seconds, body } of [
      await ask(),
      ...(await Promise.all([ask(), ask(), ask()])),
    ]) {
      expect([status, Number(retryAfter)]).toEqual([503, 5]);
      expect(seconds).toBeLessThan(2.5);
      expect(body).toMatchObject({
        title: "Not ready",
        detail: "The database does not answer; try again in a moment",
      });
    }
    database = await startEmbedded({ dataDir });
    expect((await ask()).status).toBe(200);
  });
});
