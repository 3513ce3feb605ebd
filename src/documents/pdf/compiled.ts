import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

export type Order = {
  readonly template: string;
  /** JSON that the template reads as data. */
  readonly input: string;
  /**
   * Sizes of the text in points, the best first. Where only so many pages may be, the next is tried until they suffice; else the
   * second is taken where it saves a page, so that no last page holds three lines.
   */
  readonly sizes: readonly number[];
  readonly mostPages: number | null;
  /** Pages that it should have: it is set smaller where that reaches them, and not where it does not. */
  readonly wantedPages: number | null;
  /** Seconds since 1970, the same for the same document. */
  readonly createdAt: number;
};

export type Compiled = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Letters that no font at hand has, each once; the page shows boxes instead. */
  readonly undrawn: string;
};

/** A template set with its data. The compiler keeps memory of all that it set: only a process that ends soon may call this. */
export function compiled(order: Order): Compiled {
  const compiler = NodeCompiler.create();
  const pagesAt = (size: number) => {
    const result = compiler.compile({
      mainFileContent: order.template,
      inputs: { input: order.input, size: String(size) },
    });
    if (result.result) return result.result;
    const error = result.takeError();
    throw new Error(
      `The typesetter could not set it: ${error ? JSON.stringify(compiler.fetchDiagnostics(error)) : "no reason"}`,
    );
  };
  const [best = 10, ...smaller] = order.sizes;
  let document = pagesAt(best);
  const enough = order.mostPages ?? order.wantedPages;
  for (const size of enough === null ? smaller.slice(0, 1) : smaller) {
    if (document.numOfPages <= (enough ?? 1)) break;
    const closer = pagesAt(size);
    if (closer.numOfPages < document.numOfPages || order.mostPages !== null) document = closer;
  }
  return { ...written(compiler, document, order.createdAt), pages: document.numOfPages };
}

/** To the standard of accessibility; a text with letters that no font at hand has cannot meet it, and is tagged all the same. */
function written(
  compiler: NodeCompiler,
  document: Parameters<NodeCompiler["pdf"]>[0],
  creationTimestamp: number,
): Pick<Compiled, "bytes" | "undrawn"> {
  try {
    return { bytes: compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp }), undrawn: "" };
  } catch (error) {
    return { bytes: compiler.pdf(document, { creationTimestamp }), undrawn: lettersNamedBy(error) };
  }
}

/** The standard names every letter without a glyph: ``the text `"合"` could not be displayed``. */
function lettersNamedBy(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const letters = [...said.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map(
    ([, text = ""]) =>
      text.replace(/\\+u\{([\da-f]+)\}/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
  );
  return [...new Set(letters)].join("");
}
