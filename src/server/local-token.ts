import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The key of the local owner, kept in the data folder for this user's eyes only (mode 0600). Made once. */
export function localToken(dataFolder: string): string {
  const file = join(dataFolder, "local.token");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const token = randomBytes(32).toString("base64url");
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: "wx" });
  return token;
}

/** Where a server answers, and which database it has. */
export type Announced = { readonly url: string; readonly database: string };

/** The server that is running on a data folder already; undefined when none answers. */
export async function runningServer(dataFolder: string): Promise<Announced | undefined> {
  try {
    const note = JSON.parse(readFileSync(join(dataFolder, "server.json"), "utf8")) as Announced;
    const answer = await fetch(`${note.url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? note : undefined;
  } catch {
    return undefined;
  }
}

/** A database by its address without user and password. */
export function databaseNamed(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) return "the embedded PostgreSQL";
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname.toLowerCase()}:${port || "5432"}${pathname}`;
}

/** Where the running server of a data folder answers; the command line finds it here. Returns what takes the note away. */
export function announce(dataFolder: string, announced: Announced): () => void {
  const file = join(dataFolder, "server.json");
  writeFileSync(file, `${JSON.stringify({ ...announced, pid: process.pid })}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
