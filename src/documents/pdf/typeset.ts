import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { PrintedDocument } from "../../domain/documents/document.ts";
import { ownFile } from "../own-files.ts";
import type { Order, Outcome } from "./compile.ts";
import { inputOf } from "./input.ts";

/** A document set as pages, and how it came out. */
export type Typeset = { readonly bytes: Uint8Array; readonly pages: number };

const sizes = { read: [10, 9.5, 9.25, 9], show: [15] } as const;
const patienceMs = 30_000;

/**
 * Sets a document as a tagged PDF, the same bytes for the same document: dated by its as-of day. One that may have only so many
 * pages is set smaller, down to 9 points, before it becomes longer.
 */
export async function typeset(document: PrintedDocument): Promise<Typeset> {
  const slides = document.kind === "board";
  const { bytes, ...outcome } = await compiled({
    template: await readFile(ownFile("pdf", "document.typ"), "utf8"),
    input: JSON.stringify(inputOf(document, slides)),
    sizes: slides ? sizes.show : sizes.read,
    mostPages: document.mostPages,
    createdAt: Date.parse(`${document.stamp.asOf}T00:00:00Z`) / 1000,
  });
  if ("fault" in outcome) throw new Error(`The typesetter could not set ${document.title}: ${outcome.fault}`);
  return { bytes, pages: outcome.pages };
}

async function compiled(order: Order): Promise<Outcome & { bytes: Uint8Array }> {
  const child = spawn(process.execPath, ["--no-warnings", ownFile("pdf", "compile.ts")], {
    stdio: ["pipe", "pipe", "pipe"],
    timeout: patienceMs,
    killSignal: "SIGKILL",
    env: {},
  });
  // A child that ends early closes the pipe; what it said, and that it ended, is the error to report.
  child.stdin.on("error", () => {});
  child.stdin.end(JSON.stringify(order));
  const ended = new Promise<string | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve(
        code === 0
          ? null
          : signal
            ? `it was ended by ${signal}, at the latest after ${patienceMs / 1000} s`
            : `it ended with ${code}`,
      ),
    );
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [said, fault] = await Promise.all([text(child.stderr), ended]);
  if (fault !== null) throw new Error(`The typesetter failed: ${fault}. ${said}`);
  const all = Buffer.concat(chunks);
  const line = all.indexOf(10);
  return {
    ...(JSON.parse(all.toString("utf8", 0, line)) as Outcome),
    bytes: new Uint8Array(all.subarray(line + 1)),
  };
}
