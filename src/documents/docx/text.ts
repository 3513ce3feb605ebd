import { TextRun } from "docx";
import type { Text } from "../../domain/documents/document.ts";
import { partsOf } from "../plain-text.ts";

/** Text with the parts that stand out in bold; a line break of the text is one of the paragraph. */
export const runs = (text: Text, allStrong = false): TextRun[] =>
  partsOf(text).flatMap(({ text: part, strong }) =>
    part
      .split(/\r\n|\r|\n/)
      .map(
        (line, index) =>
          new TextRun({ text: line, bold: strong || allStrong, ...(index > 0 ? { break: 1 } : {}) }),
      ),
  );
