import type { Block, Line, Section } from "./outline.ts";
import { normal } from "./said.ts";

/**
 * Sections as a reader sees them: a line that is strong from end to end, or the title of a part that folds away, is a heading over
 * what follows, up to the next one. Where it names nothing, what follows still stands under the heading around it.
 */
export const withInnerTitles = (sections: readonly Section[]): Section[] => {
  const isNumbered = ["1", "2"].every((number) =>
    sections.some(({ titles }) => numbered.exec(titles.at(-1) ?? "")?.[1] === number),
  );
  const plain = (title: string): string => withoutPicture(isNumbered ? title.replace(numbered, "") : title);
  return sections
    .map((section) => ({ ...section, titles: section.titles.map(plain) }))
    .flatMap(split)
    .map((section) => ({ ...section, titles: section.titles.map(withoutPicture) }));
};

/** `2 Bets`: a number without its point, which is one where the headings of the document are counted so. */
const numbered = /^(\d{1,2})\s+(?=\p{L})/u;

/** Folds in folds, as deep as anybody reads. */
const deepest = 6;

/** A picture before the words of a heading is an ornament. */
const withoutPicture = (title: string): string =>
  title.replace(/^(?:\p{Extended_Pictographic}[\u{FE0F}\u{200D}]*\s*)+(?=\S)/u, "");

function split(section: Section): Section[] {
  const isParted = section.blocks.some(
    (block) => block.kind === "title" || (block.kind === "paragraph" && opensElement(section, block.lines)),
  );
  if (!isParted) return [section];
  const found: Section[] = [];
  const folds: string[] = [];
  let chapter: string | undefined;
  let open: Section & { readonly blocks: Block[] } = { ...section, blocks: [] };
  const begin = (line: number, ...inner: readonly string[]): void => {
    found.push(open);
    const isInner = inner.length + folds.length > 0;
    open = { titles: [...section.titles, ...folds, ...inner], line, blocks: [], isInner, outer: section };
  };
  for (const block of section.blocks) {
    if (block.kind === "title" && block.folds && folds.length < deepest) {
      folds.push(block.text);
      begin(block.line);
    } else if (block.kind === "title" && isLabel(block.text))
      open.blocks.push({ kind: "paragraph", lines: [{ line: block.line, text: `${block.text}:` }] });
    else if (block.kind === "title") {
      if (isChapter.test(block.text)) chapter = block.text;
      begin(block.line, ...(isWithin(block.text, chapter) ? [chapter ?? ""] : []), block.text);
    } else if (block.kind === "paragraph" && opensElement(section, block.lines)) {
      const [first, ...rest] = block.lines;
      if (first) begin(first.line, first.text);
      if (rest.length > 0) open.blocks.push({ kind: "paragraph", lines: rest });
    } else if (block.kind === "fold-end") {
      folds.pop();
      begin(0);
    } else open.blocks.push(block);
  }
  return [...found, open];
}

const isChapter = /^\d{1,2}[.)]?\s+\S/;
/** `3.1 Bar associations` stands in chapter `3. Partners`, though no mark says so. */
const isWithin = (title: string, chapter: string | undefined): boolean =>
  chapter !== undefined && title.startsWith(`${Number.parseInt(chapter, 10)}.`) && /^\d+\.\d/.test(title);

/** A plain line that begins an element of the part that the heading names: an objective of the OKRs, a tier by its number. */
function opensElement({ titles }: Section, [first, second]: readonly Line[]): boolean {
  const heading = normal(titles.at(-1) ?? "");
  if (/\bokrs?\b|\bkey results\b/.test(heading))
    return /^(?:objective(?: \d+)?:|O\d+:)\s+\S/i.test(first?.text ?? "");
  return (
    /\btiers?\b/.test(heading) &&
    /^tier \d+\s*[:–—-]\s*\S/i.test(first?.text ?? "") &&
    /^[\p{L} ]{3,40}:\s/u.test(second?.text ?? "")
  );
}

/** What a tier gives and asks is announced inside it, and is no chapter of its own. */
const isLabel = (text: string): boolean =>
  /^(?:key )?(?:benefits|requirements|criteria|commitments)$/.test(normal(text));

/** The same as our own prints mean them: a strong line is a caption, and no heading. */
export const withCaptions = (sections: readonly Section[]): Section[] =>
  sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === "title" ? { kind: "paragraph", lines: [{ line: block.line, text: block.text }] } : block,
    ),
  }));
