import { rmSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { acrossWorkspaces, connect, type Connection } from "../../../src/database/connection.ts";
import { type EmbeddedPostgres, startEmbedded } from "../../../src/database/embedded.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { temporaryDataFolder } from "../../../src/database/test-database.ts";
import { createApp } from "../../../src/server/app.ts";
import { siteOn } from "../site.ts";
import { allOfPostgres } from "./processes.ts";

/** Whether the server lives and is ready, with a PostgreSQL of its own that is stopped, hung and changed under it. */
const dataDir = temporaryDataFolder();
let database: EmbeddedPostgres;
let connection: Connection;
let app: ReturnType<typeof createApp>;
let stopping = false;
let halted: number[] = [];

beforeAll(async () => {
  database = await startEmbedded({ dataDir });
  await migrate(database.url());
  connection = connect(database.url(), { rolesSignIn: true });
  const embedded = { dataFolder: dataDir, superuserUrl: database.superuserUrl() };
  app = createApp(siteOn(connection, { embedded }), "/nowhere", { stopping: () => stopping });
});
afterEach(() => wake());
afterAll(async () => {
  await app.close();
  await connection.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

function wake(): void {
  for (const pid of halted) process.kill(pid, "SIGCONT");
  halted = [];
}

async function ask(url: string) {
  const begun = performance.now();
  const { statusCode, body } = await app.inject({ url, headers: { host: "10.20.30.40:80" } });
  return { status: statusCode, body, seconds: (performance.now() - begun) / 1000 };
}
/** A look is shared for a second. */
const pause = (milliseconds = 1_050) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const ok = { status: 200, body: '{"status":"ok"}' };
const failing = { status: 503, body: '{"status":"fail"}' };
/** A look gives the database half a second, which a busy machine may not have in the first one: ready is what comes, and stays. */
const becomesReady = () =>
  expect.poll(() => ask("/readyz"), { interval: 1_050, timeout: 20_000 }).toMatchObject(ok);

describe("the probes", () => {
  it("answer by any name of the machine, and say nothing but ok", async () => {
    for (const url of ["/livez", "/healthz"]) expect(await ask(url)).toMatchObject(ok);
    await becomesReady();
  });

  it("share one look, so that asking often asks the database once", async () => {
    await pause();
    const before = connection.pools["staff"]?.totalCount;
    await Promise.all(Array.from({ length: 50 }, () => ask("/readyz")));
    expect(connection.pools["staff"]?.totalCount).toBe(before);
  });

  it("are not ready while the program stops; alive all the same", async () => {
    stopping = true;
    await pause();
    expect(await ask("/readyz")).toMatchObject(failing);
    expect(await ask("/livez")).toMatchObject(ok);
    stopping = false;
    await becomesReady();
  });

  it("are not ready on a database that a newer program has migrated", async () => {
    const newer = (text: ReturnType<typeof sql>) =>
      acrossWorkspaces(connection, "a test", (tx) => text.execute(tx));
    await newer(sql`insert into migrations values (9999, '9999-future.sql', 'x', now())`);
    await pause();
    expect(await ask("/readyz")).toMatchObject(failing);
    await newer(sql`delete from migrations where number = 9999`);
    await becomesReady();
  });

  it.runIf(process.platform === "linux")(
    "are not ready, within two seconds, on a database that hangs, and ready when it goes on",
    async () => {
      halted = allOfPostgres(dataDir);
      for (const pid of halted) process.kill(pid, "SIGSTOP");
      await pause();
      for (const { seconds, ...reply } of [await ask("/readyz"), await ask("/readyz")]) {
        expect(reply).toEqual(failing);
        expect(seconds).toBeLessThan(2);
      }
      expect(await ask("/livez")).toMatchObject(ok);
      wake();
      await becomesReady();
    },
  );

  it("are not ready, within two seconds, on a database that is gone, and ready when it is back", async () => {
    await database.stop();
    await pause();
    const { seconds, ...reply } = await ask("/readyz");
    expect(reply).toEqual(failing);
    expect(seconds).toBeLessThan(2);
    database = await startEmbedded({ dataDir });
    await becomesReady();
  });
});
