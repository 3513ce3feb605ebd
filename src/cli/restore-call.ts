import { type ChildProcess, spawn } from "node:child_process";
import type { RestoreAsked, RestoreTold } from "../contract/restore.ts";
import { serverProgram } from "./server-program.ts";

/** Has the server program restore a backup, in a process of its own that serves nobody. Never a word to a server. */
export async function restoreCall(asked: RestoreAsked): Promise<RestoreTold> {
  const program = serverProgram();
  if (!program)
    return {
      ok: false,
      reason: "the server is not part of this installation",
      accepted: "npm install, then npm run build",
    };
  const child = spawn(process.execPath, [program, "--restore"], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  const told = await answerOf(child, asked);
  return told ?? { ok: false, reason: Buffer.concat(said).toString().trim() || "the restore ended halfway" };
}

/** The program says that it listens, is asked, and answers; undefined when it ended before that. */
const answerOf = (child: ChildProcess, asked: RestoreAsked): Promise<RestoreTold | undefined> =>
  new Promise((resolve) => {
    child.once("message", () => {
      child.once("message", (told) => resolve(told as RestoreTold));
      child.send(asked);
    });
    child.once("exit", () => resolve(undefined));
    child.once("error", () => resolve(undefined));
  });
