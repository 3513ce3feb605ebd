import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Connection, connect } from "./connection.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";

export type TestDatabase = {
  /** As the owner of the tables; `connection` is open on it. */
  readonly url: string;
  readonly superuserUrl: string;
  readonly connection: Connection;
  drop(): Promise<void>;
};

/**
 * A migrated, empty database of its own for a test file: a copy of the run's template, which costs less than a tenth
 * of a second. Call `drop` when done.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return openTestDatabase(` template ${template}`);
}

/** The same without tables, for tests of migrations. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  return openTestDatabase("");
}

/** A folder for an embedded server of a test's own. Not created: the server makes it, open to the user who runs it. */
export function temporaryDataFolder(): string {
  return join(tmpdir(), `entente-test-${randomBytes(6).toString("hex")}`);
}

/** The server of a test run: its addresses as one text for the environment; `stop` discards the data, too. */
type TestServer = { readonly urls: string; discard(): void; stop(): Promise<void> };

export const testServerVariable = "ENTENTE_TEST_SERVER";

/** Starts a server with a migrated template. It may forget its data: nothing is synced to disk. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = temporaryDataFolder();
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
  const server = await startEmbedded({ dataDir, settings });
  await query(server.superuserUrl(), `create database ${template} owner entente_owner`);
  await migrate(server.url(template));
  await query(server.superuserUrl(), `alter database ${template} is_template true allow_connections false`);
  const discard = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  return {
    urls: JSON.stringify({ owner: server.url(), superuser: server.superuserUrl() }),
    discard,
    stop: () => server.stop().finally(discard),
  };
}

const template = "entente_template";

async function openTestDatabase(from: string): Promise<TestDatabase> {
  const { owner, superuser } = await serverOfThisRun();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await query(superuser, `create database ${name} owner entente_owner${from}`);
  const url = withDatabase(owner, name);
  const connection = connect(url, { rolesSignIn: true });
  return {
    url,
    superuserUrl: withDatabase(superuser, name),
    connection,
    drop: async () => {
      await connection.close();
      await query(superuser, `drop database ${name} with (force)`);
    },
  };
}

type Urls = { readonly owner: string; readonly superuser: string };

/** Set by tests/global-setup.ts for the whole run; a program that was started without it gets a server of its own. */
async function serverOfThisRun(): Promise<Urls> {
  process.env[testServerVariable] ??= await ownServer();
  return JSON.parse(process.env[testServerVariable]) as Urls;
}

let started: Promise<TestServer> | undefined;

async function ownServer(): Promise<string> {
  started ??= startTestServer();
  const server = await started;
  process.once("exit", () => server.discard());
  return server.urls;
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
