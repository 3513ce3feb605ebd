import { officeFont, officeFontAlias } from "../look.ts";

/**
 * What a machine without our font may take for it: one of the same widths, so that the pages stay as they are, or else another
 * with serifs.
 */
export const fontTable = {
  path: "word/fontTable.xml",
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${officeFont}"><w:altName w:val="${officeFontAlias}"/><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`,
} as const;
