import { CST, type Document, Lexer, type Node } from "yaml";

/** The text of a document in the house style: `{ a: 1 }` with spaces, `[a, b]` without. */
export function written<T extends Node>(document: Document<T>): string {
  // Long texts stay on one line: a line that breaks elsewhere after an edit would be a difference that nobody made.
  return tightLists(
    document.toString({ indent: 2, lineWidth: 0, minContentWidth: 0, flowCollectionPadding: true }),
  );
}

function tightLists(text: string): string {
  const parts: string[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    const previous = parts.at(-1);
    // Marks of the lexer, not characters of the text.
    if (lexeme === CST.DOCUMENT || lexeme === CST.SCALAR) continue;
    if (lexeme === " " && previous === "[") continue;
    if (lexeme === "]" && previous === " ") parts.pop();
    parts.push(lexeme);
  }
  return parts.join("");
}
