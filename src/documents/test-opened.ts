import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a reader finds in a printed file, with other libraries than the ones that wrote it. */
export type OpenedPdf = {
  readonly pages: number;
  readonly text: string;
  readonly title: string;
  readonly isTagged: boolean;
  /** The roles of the structure, over all pages. */
  readonly roles: ReadonlySet<string>;
  /** What is said instead of pictures. */
  readonly alternatives: readonly string[];
  /** How far to the right the characters reach, over all pages, as a share of the width of the page. */
  readonly reach: number;
  /** Texts that stand off their page, in part or as a whole. */
  readonly astray: readonly string[];
  /** Every piece of text with where it begins and ends from the left, in points. */
  readonly pieces: readonly { readonly text: string; readonly left: number; readonly right: number }[];
};

export async function openedPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const texts: string[] = [];
  const roles = new Set<string>();
  const alternatives: string[] = [];
  const astray: string[] = [];
  const pieces: OpenedPdf["pieces"][number][] = [];
  let reach = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const [, , width = 1, height = 1] = page.view;
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      reach = Math.max(reach, x / width + item.width / width);
      pieces.push({ text: item.str, left: x, right: x + item.width });
      if (x < 0 || y < 0 || x + item.width > width || y + item.height > height)
        astray.push(`page ${number}: ${item.str}`);
    }
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
    walk(await page.getStructTree(), roles, alternatives);
  }
  const marked = await pdf.getMarkInfo();
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string } };
  return {
    pages: pdf.numPages,
    text: texts.join("\n"),
    title: info.Title ?? "",
    isTagged: marked?.Marked === true,
    roles,
    alternatives,
    reach,
    astray,
    pieces,
  };
}

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly unknown[] };

function walk(node: unknown, roles: Set<string>, alternatives: string[]): void {
  if (typeof node !== "object" || node === null) return;
  const { role, alt, children } = node as Node;
  if (role !== undefined) roles.add(role);
  if (alt !== undefined) alternatives.push(alt);
  for (const child of children ?? []) walk(child, roles, alternatives);
}

/** The parts of an office file by name; those of the workbooks inside it as well. */
export function openedOffice(bytes: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith(".xlsx"))
      for (const [inner, text] of openedOffice(content)) parts.set(`${name}/${inner}`, text);
    else parts.set(name, strFromU8(content));
  }
  return parts;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** The characters between the tags, and of no attribute, put together. */
export const charactersOf = (xml: string): string =>
  xml
    .replace(/<(?:w:br|a:br)[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
      decimal
        ? String.fromCodePoint(Number(decimal))
        : hex
          ? String.fromCodePoint(Number.parseInt(hex, 16))
          : (entities[name as string] ?? whole),
    );

/** Text for comparing: lines, spaces and places to break are the writer's. */
export const squeezed = (text: string): string => text.normalize("NFKC").replace(/[\s\u200B\u00AD]/g, "");
