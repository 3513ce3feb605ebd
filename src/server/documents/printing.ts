import type { DocumentFormat, PrintedDocument } from "../../domain/documents/document.ts";
import { printed, type PrintedFile } from "../../documents/print.ts";
import { Refused } from "../http/problems.ts";

/** Each document is set by a process of its own; more than these at once would take the machine from everybody else. */
const most = { atOnce: 2, waiting: 20 };

let running = 0;
const waiting: (() => void)[] = [];

/** Sets a document when its turn comes; refuses (503) when too many wait already. */
export async function printInTurn(document: PrintedDocument, format: DocumentFormat): Promise<PrintedFile> {
  if (waiting.length >= most.waiting)
    throw new Refused(503, "Too many documents are being set; try again in a minute");
  if (running >= most.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await printed(document, format);
  } finally {
    running--;
    waiting.shift()?.();
  }
}
