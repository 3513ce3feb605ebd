import type { Document, DocumentOptions, ParsedNode, ParseOptions, ScalarTag, SchemaOptions } from "yaml";

/**
 * The YAML of a strategy file: the core of YAML 1.2 (null, true and false, decimal numbers, text) and nothing that lets a value
 * mean something other than what is written at its place.
 */
export const largestFile = 5_000_000;
export const deepestNesting = 64;
/** Words, signs and spaces: memory and time grow with these, not with the size. A real 5 MB file has about 1.6 million. */
export const mostLexemes = 2_000_000;

export type YamlDocument = Document.Parsed<ParsedNode>;

const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/**
 * A number as the model reads it, or undefined when a double cannot hold it (more than 15 digits that do not come back, or too
 * large): then the text itself is the value, so that no digit is lost. Hexadecimal, octal, .inf and .nan are text.
 */
export function exactNumber(source: string): number | undefined {
  if (!decimal.test(source)) return undefined;
  const value = Number(source);
  if (!Number.isFinite(value)) return undefined;
  const digits = source
    .replace(/[eE].*$/, "")
    .replace(/[^\d]/g, "")
    .replace(/^0+/, "");
  return digits.length <= 15 || String(value) === source ? value : undefined;
}

/** Every number is written back as it was: 12.10 stays 12.10. */
const numberTag: ScalarTag = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: decimal,
  resolve: (source) => Number(source),
  stringify: ({ source, value }) => source ?? (Object.is(value, -0) ? "-0" : String(value)),
};

/** Keys are compared by ourselves: the library compares every key with every other one. */
export const reading: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: "failsafe",
  customTags: ["null", "bool", numberTag],
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
};
