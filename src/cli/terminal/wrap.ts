import { clusters, displayWidth } from "./width.ts";

/** The lines of a text within some columns, broken between words, and inside a word only when it is longer than a line. */
export function wrapped(text: string, columns: number): string[] {
  return text.split("\n").flatMap((paragraph) => wrappedParagraph(paragraph, Math.max(1, columns)));
}

/** A text beside a label: the lines after the first stand under the text, not under the label. */
export function hanging(label: string, text: string, columns: number): string[] {
  const indent = displayWidth(label);
  const [first = "", ...rest] = wrapped(text, Math.max(10, columns - indent));
  return [`${label}${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)];
}

function wrappedParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ").flatMap((word) => pieces(word, columns))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word];
  const parts: string[] = [];
  let part = "";
  for (const cluster of clusters(word)) {
    if (part !== "" && displayWidth(part + cluster) > columns) {
      parts.push(part);
      part = "";
    }
    part += cluster;
  }
  return [...parts, part];
}
