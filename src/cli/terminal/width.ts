/** Columns that a text takes on a terminal: wide characters take two, marks that join the character before take none. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  let width = 0;
  for (const cluster of clusters(text)) width += clusterWidth(cluster);
  return width;
}

/** The characters as people see them: a letter with its accents, an emoji with its parts. */
export const clusters = (text: string): string[] => {
  if (/^[\x20-\x7E]*$/.test(text)) return text.split("");
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
};
let segmenter: Intl.Segmenter | undefined;

/** The beginning of a text that fits into some columns, with `…` where something is left out. */
export function shortened(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = "";
  let width = 0;
  for (const cluster of clusters(text)) {
    width += clusterWidth(cluster);
    if (width > columns - 1) break;
    kept += cluster;
  }
  return `${kept}…`;
}

export const padEnd = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - displayWidth(text)));
export const padStart = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, columns - displayWidth(text))) + text;

// East Asian Wide and Fullwidth (Unicode 16, EastAsianWidth.txt), by block; emoji are found by their own property.
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u;

function clusterWidth(cluster: string): number {
  if (/^[\p{M}\p{Cf}]+$/u.test(cluster)) return 0;
  return wide.test(cluster) || /\p{Emoji_Presentation}|\uFE0F/u.test(cluster) ? 2 : 1;
}
