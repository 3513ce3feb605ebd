import type { DocumentFormat, PrintedDocument } from "../domain/documents/document.ts";
import { unreachable } from "../domain/shared/unreachable.ts";
import { markdownOf } from "./markdown.ts";
import { writable } from "./plain-text.ts";

/** A file that a document became; `pages` is known of a PDF alone. */
export type PrintedFile = { readonly bytes: Uint8Array; readonly pages: number | null };

/**
 * Writes a document in a format, always the same bytes for the same document. Each writer is loaded when it is asked for: a
 * command that prints nothing does not wait for them.
 */
export async function printed(document: PrintedDocument, format: DocumentFormat): Promise<PrintedFile> {
  const clean = writable(document);
  switch (format) {
    case "md":
      return { bytes: new TextEncoder().encode(markdownOf(clean)), pages: null };
    case "pdf":
      return (await import("./pdf/typeset.ts")).typeset(clean);
    case "docx":
      return { bytes: await (await import("./docx/document.ts")).docxOf(clean), pages: null };
    case "pptx":
      return { bytes: await (await import("./pptx/deck.ts")).pptxOf(clean), pages: null };
    case "xlsx":
      return { bytes: await (await import("./xlsx/workbook.ts")).xlsxOf(clean), pages: null };
    default:
      return unreachable(format);
  }
}

/** Says that a document came out longer than it may be; null where it did not, or where nobody knows. */
export const tooLong = ({ title, mostPages }: PrintedDocument, { pages }: PrintedFile): string | null =>
  mostPages === null || pages === null || pages <= mostPages
    ? null
    : `${title} prints on ${pages} pages, and may have ${mostPages} at most`;
