const wide = /[MWmw@%]/;
const narrow = /[iljtfrI.,:;'|!() ]/;

/** About how wide a text is in points: no font is at hand where a picture is laid out, and labels need little precision. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text)
    width +=
      (letter.codePointAt(0) ?? 0) > 0x2e80
        ? 1
        : wide.test(letter)
          ? 0.82
          : narrow.test(letter)
            ? 0.3
            : /[A-Z]/.test(letter)
              ? 0.66
              : 0.5;
  return width * size;
}

/** About how many lines a text takes where words wrap, and a word wider than the line is broken; a little too many rather than too few. */
export function lineCount(text: string, width: number, size: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/\s+/)) {
      const wide = widthOf(word, size) * slack;
      if (used > 0 && used + wide > width) {
        lines++;
        used = 0;
      }
      lines += Math.max(0, Math.ceil(wide / width) - 1);
      used += (wide > width ? wide % width : wide) + widthOf(" ", size);
    }
  }
  return lines;
}

/** Another font may stand in for ours. */
const slack = 1.12;

/** A label in lines that fit a width; what does not fit the last line ends in an ellipsis, the table beside has it whole. */
export function linesOf(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  const kept = lines.slice(0, most);
  const isCut = lines.length > most;
  return kept.map((one, index) => shortened(one, width, size, isCut && index === most - 1));
}

function shortened(line: string, width: number, size: number, isCut: boolean): string {
  if (!isCut && widthOf(line, size) <= width * 1.05) return line;
  let letters = Array.from(line);
  while (letters.length > 1 && widthOf(`${letters.join("")}…`, size) > width) letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}
