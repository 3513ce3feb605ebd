import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csvText } from "./csv.ts";

const read = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });

describe("a CSV file", () => {
  test("brings back every text that no spreadsheet would run", () => {
    const harmless = fc.string({ minLength: 1 }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(harmless, harmless), { minLength: 1 }), (rows) => {
        expect(read(csvText(["a", "b"], rows))).toEqual([["a", "b"], ...rows]);
      }),
    );
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"])(
    "takes the formula out of %j",
    (text) => {
      expect(read(csvText(["a"], [[text]]))[1]?.[0]).toBe(`'${text}`);
    },
  );

  test("leaves numbers numbers, below zero too, and what is not known empty", () => {
    expect(csvText(["a", "b"], [[-12.5, null]])).toBe("\uFEFFa,b\r\n-12.5,\r\n");
  });
});
