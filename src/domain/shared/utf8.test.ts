import fc from "fast-check";
import { expect, it } from "vitest";
import { misfitOfUtf8 } from "./utf8.ts";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

it("text is text, in any script", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => misfitOfUtf8(bytes(text)) === undefined));
});

it("whatever a strict reader refuses has a place, and nothing else", () => {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 5 }),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const all = Buffer.concat(parts);
      const isText = (() => {
        try {
          strict.decode(all);
          return true;
        } catch {
          return false;
        }
      })();
      expect(misfitOfUtf8(all) === undefined).toBe(isText);
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  ["an umlaut of Latin-1", bytes("a: 1\nname: M", [0xfc], "ller\n"), { line: 2, column: 8 }],
  ["UTF-16", bytes([0xff, 0xfe, 0x61, 0]), { line: 1, column: 1 }],
  ["half a surrogate", bytes("x", [0xed, 0xa0, 0x80]), { line: 1, column: 2 }],
  ["a letter cut off at the end", bytes("🤝ü", [0xc3]), { line: 1, column: 4 }],
])("%s is found by line and column", (_, all, place) => {
  expect(misfitOfUtf8(all)).toEqual(place);
});
