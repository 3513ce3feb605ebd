import { access, writeFile } from "node:fs/promises";
import { importDocument } from "../../domain/document-import/import-document.ts";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { periodParts } from "../../domain/shared/fiscal.ts";
import { currencies } from "../../domain/shared/currency.ts";
import { draftFile } from "../../strategy-file/document/draft-file.ts";
import { outlineOf } from "../../strategy-file/document/outline.ts";
import { importReport } from "../import-report.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { readText } from "../strategy-text.ts";

export type ImportDocumentOptions = {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly currency?: string;
  readonly year?: string;
};

/** `entente import-doc FILE`: a draft from a Markdown document, with what was recognised, what is to fill and what was not read. */
export async function importDoc(
  shell: Shell,
  name: string,
  options: ImportDocumentOptions,
): Promise<ExitCode> {
  const wrong = wrongOption(options);
  if (wrong) return refuse(shell, wrong);
  const text = await readText(name, "a Markdown file");
  if (!text.ok) return refuse(shell, text);
  const outline = outlineOf(text.value);
  if (!outline.ok) return refuse(shell, outline);
  const imported = importDocument(outline.value, options);
  const saved =
    options.out === undefined ? undefined : await save(shell, imported, name, options.out, options.force);
  if (saved !== undefined && saved !== exitCodes.nothingToDo) return saved;
  if (options.json) writeJson(shell, { version: 1, ...imported });
  else shell.out.write(`${importReport(imported, name, options.out, shell.out).join("\n")}\n`);
  return isWhole(imported) ? exitCodes.nothingToDo : exitCodes.found;
}

const isWhole = ({
  placeholders,
  unrecognised,
  conflicts,
  recognised,
  assumptions,
}: ImportedDocument): boolean =>
  [placeholders, unrecognised, conflicts, assumptions].every((list) => list.length === 0) &&
  recognised.every(({ left }) => left.length === 0);

function wrongOption({
  currency,
  year,
}: ImportDocumentOptions): { reason: string; accepted: string } | undefined {
  if (currency !== undefined && !currencies.has(currency))
    return { reason: `${currency} is no currency`, accepted: "an ISO 4217 code such as USD" };
  if (year !== undefined && periodParts(year)?.kind !== "year")
    return { reason: `${year} is no fiscal year`, accepted: "a fiscal year such as FY28" };
  return undefined;
}

/** Writes the draft; a file that is there already stays unless --force says otherwise. */
async function save(
  shell: Shell,
  imported: ImportedDocument,
  source: string,
  out: string,
  force: boolean | undefined,
): Promise<ExitCode> {
  if (!force && (await exists(out)))
    return refuse(shell, {
      reason: `${out} exists already, and nothing was written`,
      accepted: "another name, or --force to write over it",
    });
  try {
    await writeFile(out, draftFile(imported, source), { flag: force ? "w" : "wx" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(shell, { reason: `${out} cannot be written: ${reason}` });
  }
  return exitCodes.nothingToDo;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
