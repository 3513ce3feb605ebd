import type { IStylesOptions } from "docx";
import type { PrintedDocument } from "../../domain/documents/document.ts";
import { officeFont, paletteOf } from "../look.ts";

/** How large a document is set in Word. Distances in twentieths of a point, sizes of letters in half points. */
export type Form = {
  /** A4, with as much around it on every side. */
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly margin: number;
    /** What is left for text. */
    readonly text: number;
  };
  readonly text: number;
  readonly cell: number;
  readonly quiet: number;
  /** The share of the usual distances. */
  readonly air: number;
};

const a4 = { width: 11906, height: 16838 } as const;
const paged = (margin: number): Form["page"] => ({ ...a4, margin, text: a4.width - 2 * margin });

/** What may have only so many pages is set closer. */
export const formOf = ({ mostPages }: PrintedDocument): Form =>
  mostPages === null
    ? { page: paged(1134), text: 20, cell: 18, quiet: 17, air: 1 }
    : { page: paged(794), text: 18, cell: 16, quiet: 15, air: 0.5 };

const { ink, quiet, accent } = paletteOf;

export const stylesOf = ({ text, cell, quiet: small, air }: Form): IStylesOptions => ({
  default: {
    document: {
      run: { font: officeFont, size: text, color: ink, language: { value: "en-US" } },
      paragraph: { spacing: { after: 100 * air, line: air < 1 ? 240 : 264, lineRule: "auto" } },
    },
    title: {
      run: { size: 2.4 * text, bold: true, color: ink },
      paragraph: { spacing: { before: 0, after: 120 } },
    },
    heading1: {
      run: { size: 1.5 * text, bold: true, color: accent },
      paragraph: { spacing: { before: 360 * air, after: 80 * air }, keepNext: true },
    },
    heading2: {
      run: { size: text + 2, bold: true, color: ink },
      paragraph: { spacing: { before: 220 * air, after: 80 * air }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      run: { size: text + 4 },
      paragraph: { spacing: { after: 240 * air } },
    },
    {
      id: "Finding",
      name: "Finding",
      basedOn: "Normal",
      run: { italics: true, size: text + 1 },
      paragraph: { spacing: { after: 140 * air }, keepNext: true },
    },
    {
      id: "Statement",
      name: "Statement",
      basedOn: "Normal",
      run: { size: text + 3 },
      paragraph: { spacing: { before: 120 * air, after: 160 * air }, indent: { left: 200 } },
    },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      run: { size: text - 1, bold: true },
      paragraph: { spacing: { before: 240 * air, after: 80 * air }, keepNext: true },
    },
    {
      id: "Cell",
      name: "Cell",
      basedOn: "Normal",
      run: { size: cell },
      paragraph: { spacing: { before: 30 * air, after: 30 * air, line: 240, lineRule: "auto" } },
    },
    {
      id: "Quiet",
      name: "Quiet",
      basedOn: "Normal",
      run: { size: small, color: quiet },
      paragraph: { spacing: { before: 40 * air, after: 60 * air } },
    },
    { id: "Footer", name: "footer", basedOn: "Normal", run: { size: 15, color: quiet } },
  ],
});
