import type { DocumentFormat, PrintedDocument } from "../domain/documents/document.ts";
import { markdownOf } from "./markdown.ts";

/** A file that a document became. */
export type PrintedFile = { readonly bytes: Uint8Array; readonly pages: number | null };

/** Writes a document in a format, always the same bytes for the same document. */
export async function printed(document: PrintedDocument, format: DocumentFormat): Promise<PrintedFile> {
  if (format === "md") return { bytes: new TextEncoder().encode(markdownOf(document)), pages: null };
  throw new Error(`No writer for ${format}`);
}
