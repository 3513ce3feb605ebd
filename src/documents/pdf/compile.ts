import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

/**
 * Runs as a program of its own (typeset.ts starts it): the compiler keeps memory of every document that it sets, and gives it
 * back only by ending. Reads one order on standard input, writes a line of JSON and then the bytes.
 */
export type Order = {
  readonly template: string;
  /** JSON that the template reads as data. */
  readonly input: string;
  /** Sizes of the text in points, the best first; the next is tried when the pages are more than `mostPages`. */
  readonly sizes: readonly number[];
  readonly mostPages: number | null;
  /** Seconds since 1970, the same for the same document. */
  readonly createdAt: number;
};
export type Outcome =
  | { readonly pages: number; readonly size: number; readonly isAccessible: boolean }
  | { readonly fault: string };

const order = JSON.parse(readFileSync(0, "utf8")) as Order;
const compiler = NodeCompiler.create();

function run(): { outcome: Outcome; bytes: Uint8Array } {
  const tried = order.sizes.map((size) => size.toString());
  for (const [index, size] of tried.entries()) {
    const compiled = compiler.compile({
      mainFileContent: order.template,
      inputs: { input: order.input, size },
    });
    const pages = compiled.result?.numOfPages;
    if (!compiled.result || pages === undefined) {
      const error = compiled.takeError();
      const fault = error ? JSON.stringify(compiler.fetchDiagnostics(error)) : "no document";
      return { outcome: { fault }, bytes: new Uint8Array() };
    }
    if (order.mostPages !== null && pages > order.mostPages && index < tried.length - 1) continue;
    const { bytes, isAccessible } = written(compiled.result);
    return { outcome: { pages, size: Number(size), isAccessible }, bytes };
  }
  return { outcome: { fault: "no size to try" }, bytes: new Uint8Array() };
}

/** To the standard of accessibility; a text with characters that no font at hand has cannot meet it, and is tagged all the same. */
function written(document: Parameters<typeof compiler.pdf>[0]): { bytes: Uint8Array; isAccessible: boolean } {
  const creationTimestamp = order.createdAt;
  try {
    return { bytes: compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp }), isAccessible: true };
  } catch {
    return { bytes: compiler.pdf(document, { creationTimestamp }), isAccessible: false };
  }
}

const { outcome, bytes } = run();
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.stdout.write(bytes);
