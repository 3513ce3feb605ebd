/** The colors of the documents that are not charts, without the sign that some formats put before them. */
export const paletteOf = {
  ink: "1D2424",
  quiet: "5A6464",
  faint: "D5DAD9",
  accent: "0B5C5A",
  open: "9A3A08",
  paper: "F5F3EC",
  white: "FFFFFF",
} as const;

/** A serif that every office program has, with figures of one width. */
export const officeFont = "Cambria";
/** A free one whose letters are as wide. */
export const officeFontAlias = "Caladea";
