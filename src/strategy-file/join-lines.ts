import { bare, type LineChange, lineChanges, linesIn } from "./line-changes.ts";

/**
 * Puts into a text what another one changed since the text that both come from, line by line. Where both changed the same
 * lines those of the text stay, with the comments that the other one wrote there. What the lines say as values is not looked
 * at: whoever joins them reads the result. `onlyComments` takes nothing but comments and empty lines from the other one.
 */
export function joinLines(base: string, onto: string, other: string, onlyComments = false): string {
  const mark = onto.startsWith("\uFEFF") ? "\uFEFF" : "";
  const lines = linesIn(unmarked(onto));
  const baseLines = linesIn(unmarked(base));
  const own = lineChanges(baseLines, lines);
  const eol = onto.includes("\r\n") ? "\r\n" : "\n";
  let text = mark;
  let done = 0;
  for (const change of lineChanges(baseLines, linesIn(unmarked(other)))) {
    const isWhole = !onlyComments || isAboutComments(change, baseLines);
    const { from, to, put } = placed(change, own, { base: baseLines, lines }, isWhole);
    text += ended(lines.slice(done, Math.max(done, from)).join(""), eol);
    text += put.map((line) => bare(line) + eol).join("");
    done = Math.max(done, to);
  }
  return text + lines.slice(done).join("");
}

const unmarked = (text: string): string => text.replace(/^\uFEFF/, "");

/** A last line without an end gets one before anything follows it. */
const ended = (text: string, eol: string): string => (text === "" || text.endsWith("\n") ? text : text + eol);

type Placed = { readonly from: number; readonly to: number; readonly put: readonly string[] };

/** Where a change of the base goes in the text that has changes of its own, and what goes there. */
function placed(
  change: LineChange,
  own: readonly LineChange[],
  { base, lines }: { readonly base: readonly string[]; readonly lines: readonly string[] },
  isWhole: boolean,
): Placed {
  const met = own.filter((one) => overlap(one, change) || isSame(one, change));
  const [first] = met;
  if (!first && isWhole) {
    const shift = shiftAt(change.from, own);
    return { from: change.from + shift, to: change.to + shift, put: change.lines };
  }
  const line = Math.min(first?.from ?? change.from, change.from);
  const from = line + shiftAt(line, first ? own.slice(0, own.indexOf(first)) : own);
  // What the base says as well and is not here was taken away here.
  const isSaid = (comment: string) => [...lines, ...base].some((line) => bare(line).endsWith(comment.trim()));
  return { from, to: from, put: change.lines.flatMap(commentOf).filter((comment) => !isSaid(comment)) };
}

/** What is said on a line, as a line of its own. A sign within quotes is no comment. */
function commentOf(line: string): string[] {
  if (isComment(line)) return [line];
  const [, indent = "", comment] = /^(\s*)[^\s"'][^"']*\s(#[^"']*)$/.exec(bare(line)) ?? [];
  return comment === undefined ? [] : [indent + comment];
}

/** How far a line of the base has moved by the own changes before it. */
const shiftAt = (line: number, own: readonly LineChange[]): number =>
  own
    .filter(({ to }) => to <= line)
    .reduce((shift, { from, to, lines }) => shift + lines.length - (to - from), 0);

const isSame = (one: LineChange, other: LineChange): boolean =>
  one.from === other.from &&
  one.to === other.to &&
  one.lines.length === other.lines.length &&
  one.lines.every((line, at) => bare(line) === bare(other.lines[at] ?? ""));

/** Two that put lines in at one place both do; one that takes lines away that the other changes meets it. */
const overlap = (one: LineChange, other: LineChange): boolean => one.from < other.to && other.from < one.to;

const isComment = (line: string): boolean => /^\s*#/.test(line);

function isAboutComments({ from, to, lines }: LineChange, base: readonly string[]): boolean {
  const said = (some: readonly string[]) =>
    some.map(bare).filter((line) => line.trim() !== "" && !isComment(line));
  return said(base.slice(from, to)).join("\n") === said(lines).join("\n");
}
