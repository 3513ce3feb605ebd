import { spawn } from "node:child_process";
import { constants } from "node:os";
import { serverProgram } from "../server-program.ts";
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
