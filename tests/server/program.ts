import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../cli/run.ts";

export type Running = {
  readonly child: ChildProcess;
  readonly url: string;
  /** All that was said to people so far. */
  said(): string;
  /** All that was logged so far. */
  logged(): string;
  /** Resolves to the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
};

/** Starts the server as a person does and waits until it is open, or has ended. */
export async function startProgram(
  env: Record<string, string>,
  args: readonly string[] = ["--port", "0"],
): Promise<Running> {
  const child = spawn(process.execPath, [join(projectRoot, "src/server/main.ts"), ...args], {
    cwd: projectRoot,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let log = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    log += chunk;
  });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve) => {
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const open = /open at (\S+)/.exec(text);
      if (open?.[1]) resolve(open[1]);
    });
    void once(child.stderr ?? child, "close").then(() => resolve(""));
  });
  return { child, url, said: () => text, logged: () => log, ended };
}
