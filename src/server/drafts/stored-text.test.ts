import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StoredText, storedText, textFrom } from "./stored-text.ts";

const example = readFileSync(new URL("../../../samples/halyard/strategy.yaml", import.meta.url), "utf8");

/** What is kept of texts that were saved one after the other. */
function kept(texts: readonly string[]): StoredText[] {
  const stored: StoredText[] = [];
  for (const [index, text] of texts.entries()) {
    const whole = stored.findLastIndex((one) => one.whole !== null);
    const before = texts[index - 1];
    stored.push(
      storedText(text, before === undefined ? undefined : { text: before, steps: index - 1 - whole }),
    );
  }
  return stored;
}

const readBack = (stored: readonly StoredText[], index: number): string => {
  const whole = stored.slice(0, index + 1).findLastIndex((one) => one.whole !== null);
  return textFrom(stored.slice(whole, index + 1));
};

describe("the texts of saves", () => {
  it("are read back byte for byte, whatever they are", () => {
    const line = fc.constantFrom("a: 1\n", "a: 1\r\n", "# x\n", "\n", "\r\n", "b: 2\n", "\uFEFF", "no end");
    const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join(""));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const stored = kept(texts);
        for (const [index, one] of texts.entries()) expect(readBack(stored, index)).toBe(one);
      }),
    );
  });

  it("take the room of what changed, and a whole one comes back every fifty saves", () => {
    const texts = Array.from({ length: 200 }, (_, index) => example.replace("growth", `growth ${index}`));
    const stored = kept(texts);
    expect(stored.filter(({ whole }) => whole !== null).length).toBe(4);
    expect(JSON.stringify(stored).length).toBeLessThan(6 * example.length);
    expect(readBack(stored, 149)).toBe(texts[149]);
  });

  it("are whole where another text took their place", () => {
    expect(kept([example, "entente: 1\n"])[1]).toEqual({ whole: "entente: 1\n", lines: null });
  });
});
