import type { Path } from "../domain/strategy/path.ts";
import { compose, type Fault } from "./compose.ts";
import type { YamlDocument } from "./dialect.ts";
import { type Lines, linesOf } from "./lines.ts";
import { plain } from "./plain.ts";
import { type Position, positionIn } from "./position.ts";
import { syntaxFaults } from "./syntax.ts";

/** Why a text is not a strategy file, where, and what would be accepted there. */
type FileProblem = Position & { readonly reason: string; readonly accepted: string };

export type ParsedFile = {
  /** The text that was read, without a byte order mark; positions count in it. */
  readonly text: string;
  /** The YAML tree with comments and offsets; undefined when the reading ended early. */
  readonly document: YamlDocument | undefined;
  /** Plain data for `readStrategy`; undefined as soon as there is a problem. */
  readonly data: unknown;
  readonly problems: readonly FileProblem[];
  readonly lines: Lines;
  /** Where a value stands, else its nearest existing parent key (spec 1, "Check rules"). */
  readonly positionOf: (path: Path) => Position;
};

const mostProblems = 20;

/** Reads the text of a strategy file. Never throws on a text: whatever is wrong with it comes back as problems. */
export function parseStrategyFile(source: string): ParsedFile {
  return parsed(source, false);
}

/** The same reading for those who change the text: each node knows the signs around it. */
export function parseForEditing(source: string): ParsedFile {
  return parsed(source, true);
}

function parsed(source: string, keepSourceTokens: boolean): ParsedFile {
  const text = source.replace(/^\uFEFF/, "");
  const lines = linesOf(text);
  const control = controlCharacterIn(text);
  if (control) return unread(text, undefined, [control], lines);
  const conflict = conflictOfGitIn(text);
  if (conflict) return unread(text, undefined, [conflict], lines);
  const composed = compose(text, keepSourceTokens);
  if ("fault" in composed) return unread(text, undefined, [composed.fault], lines);
  const { document } = composed;
  if (document.contents === null || isBlank(document)) return unread(text, document, [empty], lines);
  const faults = syntaxFaults(document, text);
  const data = plain(document.contents, (fault) => faults.push(fault));
  if (faults.length > 0) return unread(text, document, faults, lines);
  return { text, document, data, problems: [], lines, positionOf: positionIn(document, lines) };
}

/** YAML 1.2 allows no control character but tab and line ends, and neither database nor page can keep one. */
function controlCharacterIn(text: string): Fault | undefined {
  // eslint-disable-next-line no-control-regex
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.exec(text);
  if (!found) return undefined;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return {
    offset: found.index,
    length: 1,
    reason: `a control character (U+${code})`,
    accepted: "the text without this character, which no page shows",
  };
}

/** The lines that git puts around two versions could pass for text, and what is between them for one strategy. */
function conflictOfGitIn(text: string): Fault | undefined {
  const begins = text.search(/^<{7}(?= |\r?$)/m);
  const middle = begins < 0 ? "" : text.slice(begins);
  const ends = middle.slice(Math.max(0, middle.search(/^={7}\r?$/m)));
  if (!ends.startsWith("=======") || !/^>{7}(?= |\r?$)/m.test(ends)) return undefined;
  return {
    offset: begins,
    length: 7,
    reason: "git has left a conflict here: two versions of the same lines",
    accepted:
      "one of the two, or both as one, without the lines that begin with <<<<<<<, ======= and >>>>>>>",
  };
}

const isBlank = ({ contents, errors }: YamlDocument): boolean =>
  errors.length === 0 && contents !== null && "source" in contents && contents.source === "";

const empty: Fault = {
  offset: 0,
  length: 0,
  reason: "the file is empty",
  accepted: "a strategy: `entente: 1`, then `strategy:` and `company:` with their names",
};

function unread(
  text: string,
  document: YamlDocument | undefined,
  faults: readonly Fault[],
  lines: Lines,
): ParsedFile {
  const ordered = faults.toSorted((a, b) => a.offset - b.offset).slice(0, mostProblems);
  const problems = ordered.map(({ offset, length, reason, accepted }) => ({
    ...lines.placeOf(offset),
    length: Math.max(0, Math.min(length, lines.endOfLine(offset) - offset)),
    reason,
    accepted,
  }));
  const positionOf = document ? positionIn(document, lines) : () => ({ line: 1, column: 1, length: 0 });
  return { text, document, data: undefined, problems, lines, positionOf };
}
