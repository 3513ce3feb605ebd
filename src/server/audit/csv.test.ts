import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it, test } from "vitest";
import { csvRow } from "./csv.ts";

const read = (text: string): string[] => (parse(text, { relax_column_count: true }) as string[][])[0] ?? [];

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0x", "=cmd|' /C calc'!A0"])(
  "%j is not run by a spreadsheet",
  (text) => {
    expect(read(csvRow([text, text]))).toEqual([`'${text}`, `'${text}`]);
  },
);

it("brings back every text but for the apostrophe", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 2 }), (cells) => {
      const back = read(csvRow(cells)).map((cell) => cell.replace(/^'([=+\-@\t\r\n\0])/, "$1"));
      expect(back).toEqual(cells);
    }),
  );
});

it("leaves numbers numbers and what is not there empty", () => {
  expect(csvRow([-12, null, "a"])).toBe("-12,,a\r\n");
});
