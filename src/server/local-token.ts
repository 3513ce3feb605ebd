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

/** The server that is running on a data folder already; undefined when none answers. */
export async function runningServer(dataFolder: string): Promise<string | undefined> {
  try {
    const { url } = JSON.parse(readFileSync(join(dataFolder, "server.json"), "utf8")) as { url: string };
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Where the running server of a data folder answers; the command line finds it here. Returns what takes the note away. */
export function announce(dataFolder: string, url: string): () => void {
  const file = join(dataFolder, "server.json");
  writeFileSync(file, `${JSON.stringify({ url, pid: process.pid })}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
