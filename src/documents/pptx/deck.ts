import { chartsOf, type PrintedDocument, type Section } from "../../domain/documents/document.ts";
import { chartAloud } from "../charts/figures-in-words.ts";
import { headingOf } from "../heading.ts";
import { officeFont, paletteOf } from "../look.ts";
import { sameBytes } from "../same-bytes.ts";
import { stampInWords } from "../stamp-in-words.ts";
import { area, inches, type Scale, usual } from "./grid.ts";
import { Deck, type Slide } from "./pptxgenjs.ts";
import { piecesOf } from "./pieces.ts";
import { type Placed, slidesOf } from "./flow.ts";

/** A document as slides: a slide a section, its finding as the title, text and charts that can be edited. */
export async function pptxOf(document: PrintedDocument): Promise<Uint8Array> {
  const deck = new Deck();
  deck.defineLayout({ name: "WIDE", width: inches.width, height: inches.height });
  deck.layout = "WIDE";
  deck.title = document.title;
  deck.author = document.stamp.company;
  // Of all the texts it is given, the library leaves this one as it is.
  deck.company = escaped(document.stamp.company);
  deck.theme = { headFontFace: officeFont, bodyFontFace: officeFont };
  cover(deck, document);
  for (const section of document.sections) addSection(deck, section, document);
  const bytes = await deck.write({ outputType: "uint8array" });
  return sameBytes(bytes as Uint8Array, document.stamp.asOf);
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function cover(deck: Deck, document: PrintedDocument): void {
  const { finding, stamp } = document;
  const slide = deck.addSlide();
  slide.background = { color: paletteOf.accent };
  const text = {
    x: 1,
    w: inches.width - 2,
    color: paletteOf.white,
    margin: 0,
    fontFace: officeFont,
  } as const;
  slide.addText(stamp.company, { ...text, y: 1.3, h: 0.5, fontSize: 18 });
  slide.addText(headingOf(document), {
    ...text,
    y: 2,
    h: 1.6,
    fontSize: 48,
    bold: true,
    valign: "middle",
    fit: "shrink",
  });
  slide.addText(finding, { ...text, y: 3.8, h: 1.6, w: 9.6, fontSize: 22, valign: "top", fit: "shrink" });
  slide.addText(stampInWords(stamp), { ...text, y: 6.7, h: 0.4, fontSize: 11 });
  slide.addNotes(stampInWords(stamp));
}

function addSection(deck: Deck, section: Section, document: PrintedDocument): void {
  for (const [index, placed] of slidesFor(section).entries()) {
    const slide = deck.addSlide();
    heading(slide, section, index > 0);
    foot(slide, document);
    for (const { piece, y } of placed) piece.draw(slide, y);
    slide.addNotes(notesOf(section, document));
  }
}

/** The largest that one slide holds, down to charts that can still be read; what fits at none of them goes on, as usual. */
const scales: readonly Scale[] = [
  { charts: 1, tables: 1.34 },
  { charts: 1, tables: 1.17 },
  usual,
  { charts: 0.8, tables: 1 },
  { charts: 0.62, tables: 1 },
  { charts: 0.55, tables: 0.92 },
];

function slidesFor({ blocks, finding }: Section): Placed[][] {
  const at = (scale: Scale) => slidesOf(blocks.flatMap((block) => piecesOf(block, finding, scale)));
  return scales.map(at).find(({ length }) => length === 1) ?? at(usual);
}

function heading(slide: Slide, { title, finding }: Section, goesOn: boolean): void {
  const text = { x: area.left, w: area.width, margin: 0, fontFace: officeFont } as const;
  const over = goesOn ? `${title}, continued` : title;
  slide.addText(finding === null ? "" : over, {
    ...text,
    y: 0.38,
    h: 0.3,
    fontSize: 13,
    bold: true,
    color: paletteOf.accent,
  });
  slide.addText(finding ?? over, {
    ...text,
    y: 0.68,
    h: 0.8,
    fontSize: (finding ?? over).length > 95 ? 21 : 25,
    bold: true,
    color: paletteOf.ink,
    valign: "middle",
    fit: "shrink",
  });
}

function foot(slide: Slide, { stamp }: PrintedDocument): void {
  slide.addShape("line", {
    x: area.left,
    y: 6.98,
    w: area.width,
    h: 0,
    line: { color: paletteOf.faint, width: 0.75 },
  });
  const text = {
    y: 7.04,
    h: 0.28,
    fontSize: 9,
    color: paletteOf.quiet,
    fontFace: officeFont,
    margin: 0,
  } as const;
  slide.addText(stampInWords(stamp), { ...text, x: area.left, w: area.width - 1 });
  slide.slideNumber = { ...text, x: area.left + area.width - 0.6, w: 0.6, align: "right" };
}

/** For who speaks: where the slide comes from, and every figure of its charts. */
function notesOf({ title, blocks }: Section, { stamp }: PrintedDocument): string {
  const charts = blocks.flatMap((block) =>
    chartsOf(block).map((chart) => `${chartAloud(chart)} ${chart.note ?? ""}`.trim()),
  );
  return [title, `Source: ${stampInWords(stamp)}.`, ...charts].join("\n\n");
}
