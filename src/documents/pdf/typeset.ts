import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PrintedDocument } from "../../domain/documents/document.ts";
import { type Compiled, compiled } from "./compiled.ts";
import { inputOf } from "./input.ts";

const sizes = { read: [10, 9.5, 9], show: [15] } as const;

/**
 * Sets a document as a tagged PDF, the same bytes for the same document: dated by its as-of day. One that may have only so many
 * pages is set smaller, down to 9 points, before it becomes longer.
 */
export function typeset(document: PrintedDocument): Compiled {
  const slides = document.kind === "board";
  return compiled({
    template: readFileSync(join(import.meta.dirname, "document.typ"), "utf8"),
    input: JSON.stringify(inputOf(document, slides)),
    sizes: slides ? sizes.show : sizes.read,
    mostPages: document.mostPages,
    // Its purpose is to be one page; a strategy of many bets has more to say than one holds.
    wantedPages: document.kind === "where-to-win" ? 1 : null,
    createdAt: Date.parse(`${document.stamp.asOf}T00:00:00Z`) / 1000,
  });
}
