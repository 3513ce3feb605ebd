import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import type { DocumentFormat, PrintedDocument } from "../domain/documents/document.ts";
import { unreachable } from "../domain/shared/unreachable.ts";

/**
 * Writes one file as a program of its own (own-process.ts starts it): the typesetter gives its memory back only by ending, the
 * libraries of the office formats count through a process, and neither may hold up whoever asked. Reads an order on standard
 * input; writes a line of JSON and then the bytes.
 */
export type Order = {
  readonly document: PrintedDocument;
  readonly format: Exclude<DocumentFormat, "md">;
  /** Where compiled code is kept between runs. */
  readonly cache: string;
};
export type Outcome = { readonly pages: number | null; readonly undrawn: string };

/** Whoever opens an office file sets it, with fonts of their own. */
const unset = { pages: null, undrawn: "" };

const order = JSON.parse(readFileSync(0, "utf8")) as Order;
enableCompileCache(order.cache);
const { bytes, ...outcome } = await written(order);
process.stdout.write(`${JSON.stringify(outcome satisfies Outcome)}\n`);
process.stdout.write(bytes);

async function written({ document, format }: Order): Promise<Outcome & { bytes: Uint8Array }> {
  switch (format) {
    case "pdf":
      return (await import("./pdf/typeset.ts")).typeset(document);
    case "docx":
      return { bytes: await (await import("./docx/document.ts")).docxOf(document), ...unset };
    case "pptx":
      return { bytes: await (await import("./pptx/deck.ts")).pptxOf(document), ...unset };
    case "xlsx":
      return { bytes: await (await import("./xlsx/workbook.ts")).xlsxOf(document), ...unset };
    default:
      return unreachable(format);
  }
}
