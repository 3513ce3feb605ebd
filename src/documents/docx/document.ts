import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from "docx";
import type { PrintedDocument, Section } from "../../domain/documents/document.ts";
import { headingOf } from "../heading.ts";
import { paletteOf } from "../look.ts";
import { sameBytes } from "../same-bytes.ts";
import { stampInWords } from "../stamp-in-words.ts";
import { blocksOf } from "./blocks.ts";
import { fontTable } from "./font-table.ts";
import { type Form, formOf, stylesOf } from "./styles.ts";

/** A document as a Word file: headings by style, real tables, charts that can be edited. */
export async function docxOf(document: PrintedDocument): Promise<Uint8Array> {
  const form = formOf(document);
  const { width, height, margin } = form.page;
  const file = new Document({
    title: document.title,
    creator: document.stamp.company,
    description: document.finding,
    styles: stylesOf(form),
    numbering: { config: [numbers] },
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: {
              top: margin,
              right: margin,
              bottom: margin,
              left: margin,
              footer: Math.round(margin * 0.4),
            },
          },
        },
        footers: { default: foot(document, form) },
        children: [
          ...head(document),
          ...document.sections.flatMap((section, index) => sectionOf(section, index, form)),
        ],
      },
    ],
  });
  return sameBytes(await Packer.toBuffer(file, undefined, [fontTable]), document.stamp.asOf);
}

const head = (document: PrintedDocument): Paragraph[] => [
  new Paragraph({ style: "Quiet", children: [new TextRun(document.stamp.company)] }),
  new Paragraph({ style: "Title", children: [new TextRun(headingOf(document))] }),
  new Paragraph({
    style: "Subtitle",
    border: { bottom: { style: BorderStyle.SINGLE, size: 10, color: paletteOf.accent, space: 8 } },
    children: [new TextRun(document.finding)],
  }),
];

const sectionOf = (section: Section, index: number, form: Form) => [
  new Paragraph({ style: "Heading1", children: [new TextRun(section.title)] }),
  ...(section.finding === null
    ? []
    : [new Paragraph({ style: "Finding", children: [new TextRun(section.finding)] })]),
  ...section.blocks.flatMap((block, at) => blocksOf(block, index * 1000 + at, form)),
];

const numbers = {
  reference: "numbers",
  levels: [
    {
      level: 0,
      format: "decimal" as const,
      text: "%1.",
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 360, hanging: 360 } } },
    },
  ],
};

const foot = ({ stamp }: PrintedDocument, { page }: Form): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: paletteOf.faint, space: 6 } },
        tabStops: [{ type: TabStopType.RIGHT, position: page.text }],
        children: [
          new TextRun(stampInWords(stamp)),
          new TextRun({ children: ["\t", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
