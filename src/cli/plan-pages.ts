import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { planCouldBeLong } from "../domain/documents/plan-pages.ts";
import type { Day } from "../domain/shared/dates.ts";
import type { Shell } from "./shell.ts";
import type { StrategySource } from "./strategy-source.ts";

/**
 * On how many pages the plan prints; null where nobody needs to know, because the strategy is far too short for more than five,
 * or where it cannot be typeset, which is said. Typesetting takes longer than all of the check, so a text is typeset once and its
 * pages are noted: checking it again does not wait.
 */
export async function planPagesOf(
  { err }: Shell,
  { file, reading }: StrategySource,
  asOf: Day,
): Promise<number | null> {
  const { strategy, misfits } = reading;
  // With a value that does not fit, the plan would be another one tomorrow.
  if (!strategy || misfits.length > 0 || !planCouldBeLong(strategy)) return null;
  const key = keyOf(file.text);
  const noted = notes();
  const known = noted[key];
  if (known !== undefined) return known;
  try {
    const { planLength } = await import("../documents/plan-length.ts");
    const pages = await planLength({ strategy, asOf, version: "the file", approver: null });
    if (pages !== null) note({ ...noted, [key]: pages });
    return pages;
  } catch (error) {
    err.write(`The plan could not be typeset, so LEN-001 is not judged: ${(error as Error).message}\n`);
    return null;
  }
}

const most = 200;

/** The text, and the program as it was built: another one may set the plan otherwise. */
const keyOf = (text: string): string =>
  createHash("sha256")
    .update(String(statSync(import.meta.filename).mtimeMs))
    .update(text)
    .digest("hex")
    .slice(0, 32);

type Notes = Readonly<Record<string, number>>;

function notes(): Notes {
  try {
    return JSON.parse(readFileSync(notesFile(), "utf8")) as Notes;
  } catch {
    return {};
  }
}

/** Written whole and moved into place, since two checks may run at once; where nothing can be written, nothing is noted. */
function note(all: Notes): void {
  const kept = Object.fromEntries(Object.entries(all).slice(-most));
  const own = `${notesFile()}.${process.pid}`;
  try {
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, JSON.stringify(kept));
    renameSync(own, notesFile());
  } catch {
    return;
  }
}

/** Beside the compiled code that the launcher keeps: what may be thrown away at any time. */
function notesFile(): string {
  return join(import.meta.dirname, "..", "..", "node_modules", ".cache", "entente", "plan-pages.json");
}
