import type { DocumentFormat, PrintedDocument } from "../domain/documents/document.ts";
import { markdownOf } from "./markdown.ts";
import { inOwnProcess } from "./own-process.ts";
import { writable } from "./plain-text.ts";

/** A file that a document became; `pages` is known of a PDF alone. */
export type PrintedFile = { readonly bytes: Uint8Array; readonly pages: number | null };

/** Writes a document in a format, always the same bytes for the same document. */
export async function printed(document: PrintedDocument, format: DocumentFormat): Promise<PrintedFile> {
  const clean = writable(document);
  if (format === "md") return { bytes: new TextEncoder().encode(markdownOf(clean)), pages: null };
  return inOwnProcess({ document: clean, format });
}

/** Says that a document came out longer than it may be; null where it did not, or where nobody knows. */
export const tooLong = ({ title, mostPages }: PrintedDocument, { pages }: PrintedFile): string | null =>
  mostPages === null || pages === null || pages <= mostPages
    ? null
    : `${title} prints on ${pages} pages, and may have ${mostPages} at most`;
