import type { IStylesOptions } from "docx";
import { officeFont, paletteOf } from "../look.ts";

const margin = 1134;
/** A4 in twentieths of a point, two centimetres around. */
export const page = {
  width: 11906,
  height: 16838,
  margin: { top: margin, right: margin, bottom: margin, left: margin, footer: 500 },
  text: 11906 - 2 * margin,
} as const;

const { ink, quiet, accent } = paletteOf;

/** Sizes in half points, distances in twentieths. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: officeFont, size: 20, color: ink, language: { value: "en-US" } },
      paragraph: { spacing: { after: 100, line: 264, lineRule: "auto" } },
    },
    title: { run: { size: 48, bold: true, color: ink }, paragraph: { spacing: { before: 0, after: 120 } } },
    heading1: {
      run: { size: 30, bold: true, color: accent },
      paragraph: { spacing: { before: 360, after: 80 }, keepNext: true },
    },
    heading2: {
      run: { size: 22, bold: true, color: ink },
      paragraph: { spacing: { before: 220, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      run: { size: 24 },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: "Finding",
      name: "Finding",
      basedOn: "Normal",
      run: { italics: true, size: 21 },
      paragraph: { spacing: { after: 140 }, keepNext: true },
    },
    {
      id: "Statement",
      name: "Statement",
      basedOn: "Normal",
      run: { size: 23 },
      paragraph: { spacing: { before: 120, after: 160 }, indent: { left: 200 } },
    },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      run: { size: 19, bold: true },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    {
      id: "Cell",
      name: "Cell",
      basedOn: "Normal",
      run: { size: 18 },
      paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: "auto" } },
    },
    {
      id: "Quiet",
      name: "Quiet",
      basedOn: "Normal",
      run: { size: 17, color: quiet },
      paragraph: { spacing: { before: 40, after: 60 } },
    },
    { id: "Footer", name: "footer", basedOn: "Normal", run: { size: 15, color: quiet } },
  ],
};
