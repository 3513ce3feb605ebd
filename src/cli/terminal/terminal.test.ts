import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wantsColor } from "./colors.ts";
import { printable } from "./printable.ts";
import { screenOn } from "./screen.ts";
import { table } from "./table.ts";
import { clusters, displayWidth, shortened } from "./width.ts";
import { hanging, wrapped } from "./wrap.ts";

describe("the width of a text", () => {
  it.each([
    ["plain", 5],
    ["naïve café", 10],
    ["日本語", 6],
    ["한국", 4],
    ["ｆｕｌｌ", 8],
    ["e\u0301", 1],
    ["👩‍👩‍👧‍👦!", 3],
    ["↑ · – …", 7],
  ])("%s takes %i columns", (text, columns) => expect(displayWidth(text)).toBe(columns));

  it("shortening never breaks a character in two and never exceeds the room", () => {
    expect(shortened("日本語です", 6)).toBe("日本…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, columns) => {
        const short = shortened(text, columns);
        expect(displayWidth(short)).toBeLessThanOrEqual(columns);
        expect(clusters(text).join("").startsWith(short.replace(/…$/, ""))).toBe(true);
      }),
    );
  });
});

describe("wrapping", () => {
  it("breaks between words, and inside one only when it is longer than the line", () => {
    expect(wrapped("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrapped("abcdefghij k", 4)).toEqual(["abcd", "efgh", "ij k"]);
    expect(wrapped("日本語 です", 5)).toEqual(["日本", "語", "です"]);
    expect(hanging("why  ", "one two three four", 16)).toEqual(["why  one two", "     three four"]);
  });

  it("loses no word and keeps every line within the columns", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z語]{1,12}$/)),
        fc.integer({ min: 2, max: 30 }),
        (words, columns) => {
          const lines = wrapped(words.join(" "), columns);
          expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});

describe("a table", () => {
  const columns = [
    { title: "name" },
    { title: "score", align: "right" },
    { title: "remark", flexible: true },
  ] as const;
  const rows = [
    ["northgate", "81", "the first of three that we want to sign"],
    ["日本", "5.5", ""],
  ];

  it("aligns by what is seen and wraps the flexible column", () => {
    expect(table(columns, rows, 40)).toEqual([
      "name       score  remark",
      "northgate     81  the first of three",
      "                  that we want to sign",
      "日本         5.5",
    ]);
  });

  it("puts one field to a line where the columns have no room", () => {
    expect(table(columns, rows.slice(0, 1), 24)).toEqual([
      "name    northgate",
      "score   81",
      "remark  the first of",
      "        three that we",
      "        want to sign",
    ]);
  });
});

describe("what is printed", () => {
  it("cannot move the cursor, ring the bell or turn the direction of writing", () => {
    expect(printable("a\u001B[31m\u0007b\tc\u202Ed\ne")).toBe("a\uFFFD[31m\uFFFDb c\uFFFDd\ne");
  });

  it("has colour on a terminal only; NO_COLOR and FORCE_COLOR decide otherwise", () => {
    expect(wantsColor(true, {})).toBe(true);
    expect(wantsColor(false, {})).toBe(false);
    expect(wantsColor(true, { NO_COLOR: "1" })).toBe(false);
    expect(wantsColor(true, { NO_COLOR: "" })).toBe(true);
    expect(wantsColor(false, { FORCE_COLOR: "1" })).toBe(true);
    expect(wantsColor(true, { TERM: "dumb" })).toBe(false);
  });

  it("is 80 columns wide where there is no terminal, and never wider than one reads well", () => {
    const to = (columns?: number) => ({
      write: () => true,
      isTTY: columns !== undefined,
      columns: columns ?? 0,
    });
    expect(screenOn(to(), {}).width).toBe(80);
    expect(screenOn(to(40), {}).width).toBe(40);
    expect(screenOn(to(300), {}).width).toBe(120);
  });
});
