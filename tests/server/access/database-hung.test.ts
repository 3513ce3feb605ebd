import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../../../src/database/connection.ts";
import { type EmbeddedPostgres, startEmbedded } from "../../../src/database/embedded.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { temporaryDataFolder } from "../../../src/database/test-database.ts";
import { allOfPostgres, halt, wake } from "../../../src/database/test-halting.ts";
import { createApp } from "../../../src/server/app.ts";
import { loadSample } from "../../../src/server/workspaces/sample.ts";
import { asOwnerOf, siteOn } from "../site.ts";

/** The database is there and says nothing (spec 5, Reliability); that it is gone is tried in src/server/database-gone.test.ts. */
const dataDir = temporaryDataFolder();
const at = new Date("2026-11-20T10:00:00Z");
let database: EmbeddedPostgres;
let connection: Connection;
let app: ReturnType<typeof createApp>;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await startEmbedded({ dataDir });
  await migrate(database.url());
  connection = connect(database.url(), { rolesSignIn: true });
  const loaded = await loadSample(connection, at);
  app = createApp(siteOn(connection, { now: () => at }), "/nowhere");
  headers = asOwnerOf(loaded?.workspaceId ?? "");
});
afterAll(async () => {
  wake();
  await app.close();
  await connection.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const ask = async (url: string, more: Record<string, string>) => {
  const begun = performance.now();
  const { statusCode, body } = await app.inject({ url, headers: { host: "127.0.0.1:4747", ...more } });
  return { url, status: statusCode, seconds: (performance.now() - begun) / 1000, body };
};

/** By the key of the local owner, and with a cookie that has to be looked up first. */
const askAll = () =>
  Promise.all([
    ask("/api/v1/drift", headers),
    ask("/api/v1/deals?limit=1", headers),
    ask("/api/v1/deals", { cookie: "entente=a-session-that-nobody-has" }),
  ]);

describe.runIf(process.platform === "linux")("while the database hangs", () => {
  it("every question is answered within two seconds or little more: not ready; and right when it goes on", async () => {
    expect((await askAll()).map(({ status }) => status)).toEqual([200, 200, 401]);
    halt(allOfPostgres(dataDir));
    for (const { url, status, seconds, body } of [...(await askAll()), ...(await askAll())]) {
      expect([url, status, body]).toEqual([url, 503, expect.stringContaining("does not answer")]);
      expect(seconds).toBeLessThan(2.6);
    }
    wake();
    expect((await askAll()).map(({ status }) => status)).toEqual([200, 200, 401]);
  });
});
