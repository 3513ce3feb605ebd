import type { PrintedDocument } from "../domain/documents/document.ts";

/** The company stands over the title; the title need not say it again. */
export function headingOf({ title, stamp: { company } }: PrintedDocument): string {
  const start = `${company}: `;
  return title.startsWith(start) ? title.slice(start.length) : title;
}
