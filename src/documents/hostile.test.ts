import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseXml } from "@cj-tech-master/excelts/xml";
import { describe, expect, it } from "vitest";
import type { PrintedDocument } from "../domain/documents/document.ts";
import { printed } from "./print.ts";
import { everyBlock } from "./test-document.ts";
import { charactersOf, openedOffice, openedPdf, squeezed } from "./test-opened.ts";

const hostile = join(import.meta.dirname, "../../tests/hostile");
const naughty = JSON.parse(readFileSync(join(hostile, "blns/blns.json"), "utf8")) as string[];
const formulas = readFileSync(join(hostile, "csv-formula-injection/payloads.txt"), "utf8")
  .split("\n")
  .filter(Boolean);

/** What each format would take for its own marks, short enough to be found again in one piece. */
const marks = [
  "#panic()",
  "#import x",
  "*a* _b_ `c`",
  "$x^2$ @ref",
  "<label> \\#",
  "]#[ }{ //",
  "= head /*",
  "<w:t>&amp;</w:t>",
  "]]><!--",
  "&lt;&#0;",
  "=1+1",
  "+cmd|' /C",
  "@SUM(A1)",
  "-2+3",
  "%s ${x} {{y}}",
  "'; DROP",
  'a"b<c>d&e',
];

/** The same document with the texts of a list in place of every text of its own, one after the other. */
function filled(document: PrintedDocument, texts: readonly string[]): PrintedDocument {
  let next = 0;
  const kept = new Set(["kind", "align", "shape", "unit", "currency", "asOf"]);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return kept.has(key) ? value : (texts[next++ % texts.length] ?? "");
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  return walk(document, "") as PrintedDocument;
}

const full = (texts: readonly string[]): PrintedDocument =>
  filled(everyBlock("board", [{ kind: "list", ordered: false, items: [...texts] }]), texts);

const officeFormats = ["docx", "pptx", "xlsx"] as const;

describe("hostile text", () => {
  it("comes out of a PDF as the characters that it is", async () => {
    const { bytes } = await printed(full(marks), "pdf");
    const { text } = await openedPdf(bytes);
    for (const mark of marks) expect(squeezed(text), mark).toContain(squeezed(mark));
  });

  it.each(officeFormats)("comes out of %s as the characters that it is", async (format) => {
    const parts = openedOffice((await printed(full(marks), format)).bytes);
    const text = [...parts].map(([, xml]) => charactersOf(xml)).join("\n");
    // A workbook has the tables alone; a list is none of them.
    for (const mark of format === "xlsx" ? marks.slice(0, 12) : marks)
      expect(squeezed(text), mark).toContain(squeezed(mark));
  });

  it.each(officeFormats)("leaves every part of %s an XML that a strict reader takes", async (format) => {
    const parts = openedOffice((await printed(full([...marks, ...naughty, ...formulas]), format)).bytes);
    for (const [name, xml] of parts)
      if (/\.(xml|rels)$/.test(name)) {
        expect(() => parseXml(xml), name).not.toThrow();
        // The parser forgives a bare sign; an office program does not open the file.
        expect(xml, name).not.toMatch(/&(?!(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos);)/i);
      }
  });

  it("of the big list and of formulas prints as PDF, in every field", async () => {
    for (const kind of ["board", "plan"] as const) {
      const { pages } = await printed({ ...full([...naughty, ...formulas]), kind }, "pdf");
      expect(pages).toBeGreaterThan(1);
    }
  });

  it("is no formula in a workbook", async () => {
    const parts = openedOffice((await printed(full([...formulas, ...marks]), "xlsx")).bytes);
    for (const [name, xml] of parts)
      if (name.startsWith("xl/worksheets/")) expect(xml, name).not.toContain("<f>");
  });

  it("without a place to break stays within its cell", async () => {
    const long = "https://example.com/".padEnd(120, "abcdefghij");
    for (const kind of ["board", "plan"] as const) {
      const { bytes } = await printed({ ...full([long]), kind }, "pdf");
      expect((await openedPdf(bytes)).reach).toBeLessThan(1);
    }
  });
});
