import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { giveFolder, type RunAs } from "./run-as.ts";

/** How the server is reached, and what must be said to it so. */
export type Address = {
  readonly settings: readonly string[];
  url(user: string, database: string): string;
  release(): void;
};

/**
 * A socket in a folder that only its owner may enter, and no TCP: the file system keeps everybody else out, no port is
 * taken, nothing listens on the network. Windows has no such folder for PostgreSQL: loopback TCP and a password there.
 */
export async function chooseAddress(dataFolder: string, user: RunAs): Promise<Address> {
  return process.platform === "win32" ? loopbackAddress(dataFolder) : socketAddress(dataFolder, user);
}

const socketPort = 5432;
/** 103 bytes on macOS, the shortest limit, less `/.s.PGSQL.5432.lock`. */
const longestSocketFolder = 84;

function socketAddress(dataFolder: string, user: RunAs): Address {
  const own = join(dataFolder, "socket");
  const fits = Buffer.byteLength(own) <= longestSocketFolder;
  const folder = fits ? own : mkdtempSync(join(shortTemporaryFolder(), "entente-"));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveFolder(folder, user);
  chmodSync(folder, 0o700);
  const query = `host=${encodeURIComponent(folder)}&port=${socketPort}`;
  return {
    settings: [
      "listen_addresses=",
      `port=${socketPort}`,
      `unix_socket_directories=${folder}`,
      "unix_socket_permissions=0700",
    ],
    url: (name, database) => `postgresql://${name}@localhost/${database}?${query}`,
    release: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const shortTemporaryFolder = (): string =>
  Buffer.byteLength(tmpdir()) <= longestSocketFolder - "/entente-123456".length ? tmpdir() : "/tmp";

async function loopbackAddress(dataFolder: string): Promise<Address> {
  const port = await freePort();
  const password = superuserPassword(dataFolder);
  return {
    settings: ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories="],
    url: (name, database) => `postgresql://${name}:${password}@127.0.0.1:${port}/${database}`,
    release: () => undefined,
  };
}

/** The password of every role that may sign in over TCP; made once, kept where only the owner reads. */
export function superuserPassword(dataFolder: string): string {
  const path = passwordFile(dataFolder);
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  return readFileSync(path, "utf8");
}

export const passwordFile = (dataFolder: string): string => join(dataFolder, "postgres.password");

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No free port")),
      );
    });
  });
}
