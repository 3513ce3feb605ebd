const longest = 31;

/** Names that Excel takes for sheets: at most 31 letters, none of its signs, no two alike but for the case of letters. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((text) => {
    const plain =
      text
        .replace(/[\\/*?:[\]\p{C}]/gu, " ")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/^'+|'+$/g, "") || "Sheet";
    // Excel keeps this name for itself.
    const base = plain.toLowerCase() === "history" ? "History of" : plain;
    for (let number = 1; ; number++) {
      const end = number === 1 ? "" : ` ${number}`;
      const name = `${cut(base, longest - end.length)}${end}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** Shortened to so many code units, never inside a pair of them. */
function cut(text: string, length: number): string {
  let short = "";
  for (const letter of text) {
    if (short.length + letter.length > length) break;
    short += letter;
  }
  return short.trim().replace(/'+$/, "");
}
