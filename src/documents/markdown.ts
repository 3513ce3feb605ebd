import type { PrintedDocument } from "../domain/documents/document.ts";

/** A document as Markdown. */
export const markdownOf = ({ title, finding }: PrintedDocument): string => `# ${title}\n\n${finding}\n`;
