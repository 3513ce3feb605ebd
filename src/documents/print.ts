import type { DocumentFormat, PrintedDocument } from "../domain/documents/document.ts";
import { markdownOf } from "./markdown.ts";
import { writable } from "./plain-text.ts";

/** A file that a document became. */
export type PrintedFile = { readonly bytes: Uint8Array; readonly pages: number | null };

/** Writes a document in a format, always the same bytes for the same document. */
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
    default:
      throw new Error(`No writer for ${format}`);
  }
}
