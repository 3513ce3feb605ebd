import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Connection, connect } from "../src/database/connection.ts";
import { type EmbeddedPostgres, startEmbedded } from "../src/database/embedded.ts";
import { migrate } from "../src/database/migrate.ts";

/** An embedded PostgreSQL as `npm start` sets it up, in a temporary folder, and what the measurements need of it. */
export type Ground = {
  /** Files that PostgreSQL may read. */
  readonly folder: string;
  readonly url: string;
  readonly connection: Connection;
  /** Past the policies, because they forbid COPY into the tables they guard. */
  readonly superuser: pg.Client;
  leave(): Promise<void>;
};

export async function prepareGround(): Promise<Ground> {
  const folder = temporaryFolder();
  try {
    const server = await startEmbedded({ dataDir: join(folder, "data") });
    return await openOn(folder, server);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Open to the user who runs PostgreSQL, who is another one where we are root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  chmodSync(folder, 0o755);
  return folder;
}

async function openOn(folder: string, server: EmbeddedPostgres): Promise<Ground> {
  const url = server.url();
  await migrate(url);
  const connection = connect(url, { rolesSignIn: true });
  const superuser = new pg.Client({ connectionString: server.superuserUrl("entente") });
  await superuser.connect();
  const leave = async (): Promise<void> => {
    await superuser.end();
    await connection.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { folder, url, connection, superuser, leave };
}
