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

/**
 * A serif that every office program has, with figures of one width. Where it is not, as on most machines with Linux, the free one
 * whose letters are as wide comes with the office program; of Cambria that is seldom so, and a wider font takes a sixth page.
 */
export const officeFont = "Times New Roman";
export const officeFontAlias = "Liberation Serif";
