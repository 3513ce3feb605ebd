import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { counted, listed } from "../../domain/check/figures.ts";
import {
  type DocumentFormat,
  type DocumentKind,
  formatsOf,
  type PrintedDocument,
} from "../../domain/documents/document.ts";
import { agreementOf, documentOf } from "../../domain/documents/documents.ts";
import type { Ground } from "../../domain/documents/ground.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { lacking, type PrintedFile, printed, tooLong } from "../../documents/print.ts";
import { type ExitCode, exitCodes, refuse, type Shell } from "../shell.ts";
import { loadModel } from "../strategy-model.ts";
import { printable } from "../terminal/printable.ts";
import { asOfDay } from "../today.ts";

export type PrintOptions = {
  readonly as?: DocumentKind;
  readonly to: DocumentFormat;
  readonly out?: string;
  readonly asOf?: string;
  readonly agreement?: string;
};

/**
 * `entente print FILE`: the strategy as one of its documents. The bytes go to standard output when that is no terminal, else
 * into a file; 1 when the document came out longer than it may be.
 */
export async function print(shell: Shell, name: string, options: PrintOptions): Promise<ExitCode> {
  const strategy = await loadModel(shell, name);
  if ("exitCode" in strategy) return strategy.exitCode;
  const day = asOfDay(options.asOf, strategy, shell.now());
  if (!day.ok) return refuse(shell, day);
  const version = name === "-" ? "standard input" : basename(name);
  const document = documentAsked({ strategy, asOf: day.value, version, approver: null }, options);
  if (!document.ok) return refuse(shell, document);
  const file = await printed(document.value, options.to);
  const kept = await keep(shell, document.value, file, options);
  return "exitCode" in kept ? kept.exitCode : say(shell, document.value, file, kept.path);
}

function documentAsked(ground: Ground, { as, agreement, to }: PrintOptions): Decision<PrintedDocument> {
  if (as !== undefined && agreement !== undefined)
    return no("--as prints the strategy and --agreement one agreement", "one of the two");
  if (as === undefined && agreement === undefined)
    return no("it is not said which document", "--as plan, or --agreement with the slug of an agreement");
  const document =
    agreement === undefined ? yes(documentOf(as ?? "plan", ground)) : agreementOf(agreement, ground);
  if (!document.ok) return document;
  const formats = formatsOf[document.value.kind];
  return formats.includes(to)
    ? document
    : no(`${document.value.kind} is not printed as ${to}`, `--to ${listed(formats, "or")}`);
}

/** Where the bytes went: a path, or null for standard output. */
async function keep(
  shell: Shell,
  document: PrintedDocument,
  { bytes }: PrintedFile,
  { to, out, agreement }: PrintOptions,
): Promise<{ path: string | null } | { exitCode: ExitCode }> {
  if (out === "-" || (out === undefined && !shell.out.isTerminal)) {
    shell.out.writeBytes(bytes);
    return { path: null };
  }
  const path = out ?? fileName(document, to, agreement);
  try {
    await writeFile(path, bytes);
    return { path };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { exitCode: refuse(shell, { reason: `${path} cannot be written: ${reason}` }) };
  }
}

/** Company, kind and day, in letters that every system takes: `halyard-security-plan-2026-11-20.pdf`. */
function fileName(
  { kind, stamp }: PrintedDocument,
  format: DocumentFormat,
  agreement: string | undefined,
): string {
  const company = stamp.company
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return [company, agreement ?? kind, `${stamp.asOf}.${format}`].filter((part) => part !== "").join("-");
}

/** Says where it is, how long it came out, and whether that is too long. */
function say({ err }: Shell, document: PrintedDocument, file: PrintedFile, path: string | null): ExitCode {
  const { pages, bytes } = file;
  const size = `${Math.max(1, Math.round(bytes.length / 1000))} KB`;
  const length = pages === null ? size : `${counted(pages, "page")}, ${size}`;
  err.write(path === null ? `${length}\n` : `wrote ${printable(path)}: ${length}\n`);
  const boxes = lacking(file);
  if (boxes !== null) err.write(`${err.colors.yellow("warning")}  ${printable(boxes)}\n`);
  const excess = tooLong(document, file);
  if (excess === null) return exitCodes.nothingToDo;
  err.write(`${err.colors.yellow("warning")}  ${printable(excess)}: entente explain LEN-001\n`);
  return exitCodes.found;
}
