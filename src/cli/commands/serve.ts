import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { refuse, type Shell } from "../shell.ts";

export type ServeOptions = { readonly port?: string; readonly host?: string; readonly strategy?: string };

/** `entente serve`: the server in a process of its own, with our settings, our signals and its exit code. */
export async function serve(shell: Shell, options: ServeOptions): Promise<number> {
  const server = serverProgram();
  if (!server)
    return refuse(shell, {
      reason: "the server is not part of this installation",
      accepted: "npm install, then npm run build",
    });
  const settings = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  // The channel tells the server when we are gone, even by a kill that nobody can catch.
  const child = spawn(process.execPath, [server, ...settings], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  process.on("SIGINT", () => {
    // Ctrl-C reaches the server from the terminal itself; a second one from us could mean "at once".
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** The built server beside the built command line, else the sources. */
function serverProgram(): string | undefined {
  const places = ["../server.js", "../../src/server/main.ts", "../../server/main.ts"].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  return places.find((place) => existsSync(place));
}
