import type { Block, FrontMatterEntry, Item, Outline, Section } from "./outline.ts";
import type { Assumption } from "./result.ts";

/**
 * An outline without the marks that note programs put into Markdown: `[[Anna Berg]]` and `[[people/anna|Anna]]` link to a page,
 * `[~anna]` names a person, `%%…%%` is a comment, and `^risk-1` at the end of a line is its address. Words stay; that a link is read as its words is said.
 */
export function withoutNoteMarks(outline: Outline): { outline: Outline; assumption: Assumption | undefined } {
  const line = outline.lines.findIndex((text) => pageLink.test(text));
  return {
    outline: {
      ...outline,
      frontMatter: outline.frontMatter.map(
        (entry): FrontMatterEntry => ({ ...entry, value: plain(entry.value) }),
      ),
      sections: outline.sections.map(
        (section): Section => ({
          ...section,
          titles: section.titles.map(plain),
          blocks: section.blocks.map(blockOf),
        }),
      ),
    },
    assumption:
      line < 0
        ? undefined
        : {
            words: "“[[…]]” is read as a link to a page, by the words in it",
            change: "write [ … ] with one bracket where something is still to be filled in",
            line: line + 1,
          },
  };
}

/** `[[_TOC_]]` makes a list of contents, and is no link. */
const pageLink = /\[\[(?!_?TOC_?\]\])[^[\]]+\]\]/i;

const plain = (text: string): string =>
  text
    .replaceAll(/!?\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g, (_, page: string, words: string | undefined) =>
      (words ?? page.replace(/^.*\//, "")).trim(),
    )
    .replaceAll(/\[~([^\]\s]+)\]/g, "$1")
    .replaceAll(/%%[^%]*%%/g, "")
    .replace(/(?<=\S)\s\^[A-Za-z0-9-]+\s*$/, "");

function blockOf(block: Block): Block {
  switch (block.kind) {
    case "list":
      return { ...block, items: block.items.map(itemOf) };
    case "table":
      return { ...block, header: rowOf(block.header), rows: block.rows.map(rowOf) };
    case "title":
      return { ...block, text: plain(block.text) };
    case "fold-end":
      return block;
    case "paragraph":
    case "verbatim":
    case "aside":
      return { ...block, lines: block.lines.map((line) => ({ ...line, text: plain(line.text) })) };
  }
}

const itemOf = ({ lines, children, ...rest }: Item): Item => ({
  ...rest,
  lines: lines.map((line) => ({ ...line, text: plain(line.text) })),
  children: children.map(blockOf),
});

const rowOf = <R extends { readonly cells: readonly string[] }>(row: R): R => ({
  ...row,
  cells: row.cells.map(plain),
});
