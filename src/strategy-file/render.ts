import { Document, isCollection, isMap, isPair, isScalar, isSeq, type Scalar } from "yaml";
import { reading } from "./dialect.ts";
import { written } from "./write.ts";

/** Where a value is written: inside brackets or as lines of a block, how far in, and with which quotes if any. */
export type Setting = Style & { readonly indent: string; readonly eol: string };
type Style = {
  readonly inFlow: boolean;
  readonly quote?: Scalar.Type | undefined;
  /** Texts of several lines in quotes, where a block would not say the same. */
  readonly quoteLines?: boolean;
};

/** `key: value`, or `- value` (inside brackets the bare value) for a list; the first line is not indented. */
export function entryText(key: string | undefined, value: unknown, setting: Setting): string {
  const document = new Document(key === undefined ? [value] : { [key]: value }, {
    ...reading,
    aliasDuplicateObjects: false,
  });
  const { contents } = document;
  if (!isCollection(contents)) throw new Error("An entry is written from a list or a map");
  for (const item of contents.items) styled(isPair(item) ? item.value : item, setting);
  if (setting.inFlow) contents.flow = true;
  // Only what the library puts there goes: other white space at the end of a text, such as a no-break space, is its own.
  const text = written(document).replace(/[ \n]+$/, "");
  if (setting.inFlow) return text.slice(1, -1).replaceAll(/^[ \n]+|[ \n]+$/g, "");
  return text.replaceAll("\n", `${setting.eol}${setting.indent}`).replaceAll(/[ \t]+(?=\r?\n)/g, "");
}

/** What follows the colon of a key, or the dash of a list: ` value`, or the lines of a block. */
export function afterMark(isPairValue: boolean, value: unknown, setting: Setting): string {
  const text = entryText(isPairValue ? "k" : undefined, value, setting);
  if (isPairValue) return text.slice("k:".length);
  return setting.inFlow ? text : text.slice("-".length);
}

/** Writes lists of plain values on one line, and gives a new text the quotes that the old one had. */
function styled(node: unknown, { quote, inFlow, quoteLines = false }: Style): void {
  if (isMap(node)) for (const { value } of node.items) styled(value, { inFlow, quoteLines });
  if (isSeq(node)) {
    node.flow = node.items.every(isScalar);
    for (const item of node.items) styled(item, { inFlow: inFlow || node.flow, quoteLines });
  }
  if (!isScalar(node) || typeof node.value !== "string") return;
  if (node.value.includes("\n")) {
    if (inFlow || quoteLines) node.type = "QUOTE_DOUBLE";
  } else if (quote) node.type = quote;
}
