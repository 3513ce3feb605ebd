import { startTestServer, testServerVariable } from "../src/database/test-database.ts";

/** One embedded PostgreSQL for the whole run; every test file that asks gets a database of its own in it. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  process.env[testServerVariable] = server.urls;
  return () => server.stop();
}
