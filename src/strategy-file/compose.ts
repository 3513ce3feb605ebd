import { Composer, CST, Lexer, Parser } from "yaml";
import { deepestNesting, largestFile, mostLexemes, reading, type YamlDocument } from "./dialect.ts";

/** Why a text is not read any further, at an offset. */
export type Fault = {
  readonly offset: number;
  readonly length: number;
  readonly reason: string;
  readonly accepted: string;
};

/**
 * Composes the one document of a text, with the tokens it came from when it is to be edited. What a strategy file may not hold ends the reading where it stands, before anything is
 * built from it: size, depth, anchors, aliases, tags, directives, a second document.
 */
export function compose(
  text: string,
  keepSourceTokens: boolean,
): { document: YamlDocument } | { fault: Fault } {
  if (byteLength(text) > largestFile) return { fault: tooLarge };
  const parser = new Parser();
  const composer = new Composer({ ...reading, keepSourceTokens });
  const gate = gatekeeper();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    for (const token of parser.next(lexeme)) {
      // Where nothing makes sense, every character would become a token and a mistake of its own; the first one tells.
      if (token.type === "error") return { fault: { offset, length: lexeme.length, ...notYaml } };
      tokens.push(token);
    }
    const fault = gate(lexeme, offset) ?? nestingFault(parser, offset) ?? countFault(++lexemes, offset);
    if (fault) return { fault };
  }
  tokens.push(...parser.end());
  const [document] = composer.compose(tokens, true, text.length) as Iterable<YamlDocument>;
  if (!document) throw new Error("The composer returned no document");
  return { document };
}

type Gate = (lexeme: string, offset: number) => Fault | undefined;

/** Looks at each lexeme as it is read. Text that merely contains `*` or `&` is announced by a mark of its own and passes. */
function gatekeeper(): Gate {
  let previous = "";
  let started = false;
  let hasContent = false;
  return (lexeme, offset) => {
    const isText = previous === CST.SCALAR;
    previous = lexeme;
    const type = isText ? "scalar" : (CST.tokenType(lexeme) ?? "scalar");
    if (type === "doc-start") {
      if (started || hasContent) return { offset, length: 3, ...refusals.document };
      started = true;
    }
    if (!around.has(type)) hasContent = true;
    const refused = refusals[type as keyof typeof refusals];
    return refused ? { offset, length: lexeme.length, ...refused } : undefined;
  };
}

const around = new Set([
  "byte-order-mark",
  "doc-mode",
  "doc-start",
  "doc-end",
  "space",
  "newline",
  "comment",
]);

const quoteIt = "if it is meant as text, put it in quotes";
const refusals = {
  anchor: {
    reason: "anchors (`&name`) are not read: a value must stand where it is used",
    accepted: `write the value in each place; ${quoteIt}`,
  },
  alias: {
    reason: "aliases (`*name`) are not read: a value must stand where it is used",
    accepted: `write the value itself; ${quoteIt}`,
  },
  tag: {
    reason: "tags (`!name`) are not read: the format says what each value is",
    accepted: `leave the tag out; ${quoteIt}`,
  },
  "directive-line": {
    reason: "directives (`%…`) are not read: a strategy file is always YAML 1.2",
    accepted: "leave the line out",
  },
  document: {
    reason: "a second document begins here (`---`), and a file holds one strategy",
    accepted: "a file of its own for each strategy",
  },
};

const tooLarge: Fault = {
  offset: 0,
  length: 0,
  reason: "the file is larger than 5 MB",
  accepted: "a file of at most 5,000,000 bytes",
};

const notYaml = {
  reason: "this is not expected here",
  accepted: "`key: value` lines; quotes around a text with special characters, and brackets in pairs",
};

function countFault(lexemes: number, offset: number): Fault | undefined {
  if (lexemes <= mostLexemes) return undefined;
  return {
    offset,
    length: 1,
    reason: `the file holds more than ${mostLexemes} words and signs`,
    accepted: "a shorter file: a strategy of 5 MB needs fewer",
  };
}

function nestingFault(parser: Parser, offset: number): Fault | undefined {
  if (parser.stack.length <= deepestNesting) return undefined;
  const depth = parser.stack.filter(({ type }) =>
    /^(?:block-map|block-seq|flow-collection)$/.test(type),
  ).length;
  if (depth <= deepestNesting) return undefined;
  return {
    offset,
    length: 1,
    reason: `maps and lists are nested more than ${deepestNesting} deep`,
    accepted: `at most ${deepestNesting} levels`,
  };
}

function byteLength(text: string): number {
  if (text.length > largestFile || text.length * 3 <= largestFile) return text.length;
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Two units of a pair make four bytes; any other unit from U+0800 makes three.
    if (unit >= 0x80) bytes += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
