import type { FastifyInstance } from "fastify";
import { newId } from "../../src/database/ids.ts";
import { inWorkspace, type Tx } from "../../src/database/connection.ts";
import { createTestDatabase, type TestDatabase } from "../../src/database/test-database.ts";
import { createApp } from "../../src/server/app.ts";
import type { Site } from "../../src/server/http/site.ts";
import { loadSample } from "../../src/server/workspaces/sample.ts";
import { asOwnerOf, siteOn } from "./site.ts";

/** The moment at which everything in these tests is loaded. */
export const loadedAt = new Date("2026-11-20T10:00:00Z");

export type Reply = { readonly status: number; readonly type: string; readonly body: unknown };

export type SampleServer = {
  readonly database: TestDatabase;
  readonly site: Site;
  readonly workspace: string;
  readonly app: FastifyInstance;
  /** Asks the API with the key of the local owner: `get("/measures/active-partners", { asOf: "2020-05-31" })`. */
  get<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>;
  ask(
    url: string,
    more?: { method?: "GET" | "POST"; headers?: Record<string, string>; body?: string },
  ): Promise<Reply>;
  inside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes facts by hand; as after every write, what was kept of the facts before is of an older revision. */
  writing(work: (tx: Tx) => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

/** The AdventureWorks sample in a database of its own, behind the whole HTTP program. */
export async function openSample(): Promise<SampleServer> {
  const database = await createTestDatabase();
  const loaded = await loadSample(database.connection, loadedAt);
  if (!loaded) throw new Error("The sample was not loaded");
  return serverOn(database, loaded.workspaceId);
}

/** A workspace without facts and, until a test adds one, without a strategy. */
export async function openEmptyWorkspace(): Promise<SampleServer> {
  const database = await createTestDatabase();
  const workspace = newId();
  await inWorkspace(database.connection, workspace, (tx) =>
    tx
      .insertInto("workspaces")
      .values({
        id: workspace,
        name: "Halyard",
        currency: "USD",
        is_sample: false,
        requires_totp: false,
        facts_revision: 0,
        created_at: loadedAt.toISOString(),
      })
      .execute(),
  );
  return serverOn(database, workspace);
}

function serverOn(database: TestDatabase, workspace: string): SampleServer {
  const site = siteOn(database.connection, { now: () => loadedAt });
  const app = createApp(site, "/nowhere");
  const ask: SampleServer["ask"] = async (url, { method = "GET", headers = {}, body } = {}) => {
    const reply = await app.inject({
      method,
      url,
      headers: { ...asOwnerOf(workspace), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const type = String(reply.headers["content-type"] ?? "");
    return { status: reply.statusCode, type, body: type.includes("json") ? reply.json() : reply.body };
  };
  return {
    database,
    site,
    workspace,
    app,
    ask,
    async get<T>(path: string, query: Readonly<Record<string, string>> = {}) {
      const url = `/api/v1${path}?${new URLSearchParams(query).toString()}`;
      const { status, body } = await ask(url);
      if (status !== 200) throw new Error(`${url} answered ${status}: ${JSON.stringify(body)}`);
      return body as T;
    },
    inside: (work) => inWorkspace(database.connection, workspace, work),
    writing: (work) =>
      inWorkspace(database.connection, workspace, async (tx) => {
        await work(tx);
        await tx
          .updateTable("workspaces")
          .set(({ eb }) => ({ facts_revision: eb("facts_revision", "+", 1) }))
          .where("id", "=", workspace)
          .execute();
      }),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
