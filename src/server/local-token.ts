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

/** Where the running server of a data folder answers; the command line finds it here. Returns what takes the note away. */
export function announce(dataFolder: string, url: string): () => void {
  const file = join(dataFolder, "server.json");
  writeFileSync(file, `${JSON.stringify({ url, pid: process.pid })}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
