import type { Block, Item } from "./outline.ts";
import { labelled, normal } from "./said.ts";

/** The labels that stand right under a heading: lines, items of lists and rows of tables that begin with one, and strong lines. */
export const labelsUnder = (blocks: readonly Block[]): string[] => blocks.flatMap(labelsIn);

function labelsIn(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return block.lines.flatMap(({ text }) => labelOf(text));
    case "list":
      return block.items.flatMap(labelOfItem);
    case "table":
      return block.header.cells.length === 2
        ? [block.header, ...block.rows].map(({ cells }) => normal(cells[0] ?? ""))
        : [];
    case "title":
      return [normal(block.text)];
    case "verbatim":
    case "aside":
    case "fold-end":
      return [];
  }
}

/** An item with a list under it may be a label without a colon. */
function labelOfItem({ lines, children }: Item): string[] {
  const text = lines.map((line) => line.text).join(" ");
  return children.length > 0 && !labelled(text) ? [normal(text)] : labelOf(text);
}

const labelOf = (text: string): string[] => {
  const label = labelled(text)?.label;
  return label === undefined ? [] : [normal(label)];
};
