import type { DocumentFormat, PrintedDocument } from "../domain/documents/document.ts";
import { markdownOf } from "./markdown.ts";
import { inOwnProcess } from "./own-process.ts";
import { writable } from "./plain-text.ts";

/** A file that a document became; `pages` is known of a PDF alone, and only a PDF has letters of its own to lack. */
export type PrintedFile = {
  readonly bytes: Uint8Array;
  readonly pages: number | null;
  readonly undrawn: string;
};

/** Writes a document in a format, always the same bytes for the same document. */
export async function printed(document: PrintedDocument, format: DocumentFormat): Promise<PrintedFile> {
  const clean = writable(document);
  if (format === "md")
    return { bytes: new TextEncoder().encode(markdownOf(clean)), pages: null, undrawn: "" };
  return inOwnProcess({ document: clean, format });
}

/** Says that a document came out longer than it may be; null where it did not, or where nobody knows. */
export const tooLong = ({ title, mostPages }: PrintedDocument, { pages }: PrintedFile): string | null =>
  mostPages === null || pages === null || pages <= mostPages
    ? null
    : `${title} prints on ${pages} pages, and may have ${mostPages} at most`;

/** As many letters as say which writing is meant. */
const lettersNamed = 12;

/** Says which letters stand as boxes, and what to do; null where all are drawn. */
export function lacking({ undrawn }: Pick<PrintedFile, "undrawn">): string | null {
  const letters = Array.from(undrawn);
  if (letters.length === 0) return null;
  const shown = `${letters.slice(0, lettersNamed).join("")}${letters.length > lettersNamed ? " …" : ""}`;
  return `No font of this machine has ${shown}: boxes stand in their place. Install one that does, such as Noto Sans CJK, or print for Word`;
}
