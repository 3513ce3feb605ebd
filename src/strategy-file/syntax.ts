import { type ErrorCode, visit } from "yaml";
import type { Fault } from "./compose.ts";
import type { YamlDocument } from "./dialect.ts";

/** The syntax errors of a document in our own words: what stands there, and what would be accepted. */
export function syntaxFaults(document: YamlDocument, text: string): Fault[] {
  return document.errors.map(({ code, pos, message }) => {
    const [start, end] = pos;
    if (/closing .*quote/.test(message)) return openQuote(document, start);
    // A tab where the indentation stands is reported under several codes; only the text tells.
    const known = isTabIndent(text, start) ? advice.TAB_AS_INDENT : advice[code];
    return {
      offset: Math.min(start, text.length),
      length: Math.max(1, end - start),
      reason: known?.[0] ?? lowerFirst(message),
      accepted: known?.[1] ?? "YAML 1.2: `key: value`, lists with `-`, two spaces for each level",
    };
  });
}

const advice: Partial<Record<ErrorCode, readonly [reason: string, accepted: string]>> = {
  BAD_INDENT: ["the indentation fits no level above it", "the same number of spaces as the fields beside it"],
  TAB_AS_INDENT: ["a tab is used to indent", "spaces, two for each level"],
  BLOCK_AS_IMPLICIT_KEY: [
    "a map begins on the line of another key, or a text holds `: `",
    "the map on lines of its own, or quotes around the text",
  ],
  BLOCK_IN_FLOW: ["a list with `-` stands inside brackets", "`[a, b]` inside brackets"],
  MISSING_CHAR: [
    "a `:`, a comma, a bracket or a quote is missing",
    "`key: value`, `[a, b]`, `{ a: 1, b: 2 }`, and each quote closed",
  ],
  MULTILINE_IMPLICIT_KEY: [
    "a key goes over more than one line; a `:` may be missing",
    "`key: value` on one line",
  ],
  KEY_OVER_1024_CHARS: ["a key has more than 1,024 characters", "a short key"],
  BAD_DQ_ESCAPE: [
    "`\\` begins an escape that YAML does not know",
    "`\\\\` for a backslash, or single quotes",
  ],
  BAD_SCALAR_START: ["a text may not begin with this character", "quotes around the text"],
  UNEXPECTED_TOKEN: [
    "this is not expected here",
    "quotes around a text with special characters, and brackets in pairs",
  ],
  BAD_COLLECTION_TYPE: ["a list and a map are mixed", "either `- item` lines or `key: value` lines"],
};

/** A quote that is never closed is found at the end of the file; where it opens is where the mistake is. */
function openQuote(document: YamlDocument, missingAt: number): Fault {
  let offset = missingAt;
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isQuoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
      if (isQuoted && range && range[0] < missingAt && missingAt <= range[1] + 1) offset = range[0];
    },
  });
  return {
    offset,
    length: 1,
    reason: "this quote is never closed",
    accepted: "a quote at the end of the text too",
  };
}

function isTabIndent(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset + 1);
  return /^\s*\t/.test(line);
}

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
