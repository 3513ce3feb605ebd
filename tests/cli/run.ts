import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
export const example = join(projectRoot, "samples/halyard/strategy.yaml");
export const completeDay = "2026-11-20";

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the command line in a process of its own, as a shell would. */
export function entente(
  args: readonly string[],
  input = "",
  env: Record<string, string> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectRoot, "src/cli/main.ts"), ...args], {
    cwd: projectRoot,
    env: { PATH: process.env["PATH"], ...env },
  });
  const text = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      text[stream] += chunk;
    });
  }
  // A command that does not read its input may have ended before we write it.
  child.stdin.on("error", () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...text }));
  });
}

/** A file in a folder of its own that goes when the test ends. */
export function temporaryFile(content: string | Uint8Array, name = "strategy.yaml"): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}
