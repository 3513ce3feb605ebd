import { describe, expect, test } from "vitest";
import {
  changeInWords,
  counted,
  fullValue,
  longDay,
  shortValue,
  signedValue,
  forReaders,
} from "./numbers.ts";

describe("a value", () => {
  test.each([
    ["money", 3_313_974_807, "US$33.1M", "US$33,139,748.07"],
    ["money", -65_488_813, "\u2212US$655K", "\u2212US$654,888.13"],
    ["share", 0.6753246, "67.5%", "67.5%"],
    ["count", 3616, "3,616", "3,616"],
    ["count", 41.5, "41.5", "41.5"],
    ["count", 513.42, "513", "513"],
    ["days", 1, "1 day", "1 day"],
    ["ratio", 50.0714, "50.07", "50.07"],
  ] as const)("of %s reads short and in full", (unit, value, short, full) => {
    expect(shortValue(unit, value, "USD")).toBe(short);
    expect(fullValue(unit, value, "USD")).toBe(full);
  });

  test("of a currency without minor units has none", () => {
    expect(fullValue("money", 1200, "JPY")).toBe("JP\u00A51,200");
  });
});

describe("a difference", () => {
  test("of shares is in points, and carries its sign", () => {
    expect(signedValue("share", -0.125, "USD")).toBe("\u221212.5 pts");
    expect(signedValue("money", 9_056_774, "USD")).toBe("+US$90.6K");
    expect(signedValue("count", 0, "USD")).toBe("0");
  });
  test("against nothing is no percentage", () => {
    expect(changeInWords(100, 0)).toBeNull();
    expect(changeInWords(131, 100)).toBe("+31%");
    expect(changeInWords(97.6, 100)).toBe("\u22122.4%");
  });
});

test("amounts and days in sentences are written for readers, other words in capitals and numbers stay", () => {
  expect(forReaders("at least USD 36M by 2020-06-30; EUR -2K; FAQ 12; 2020-13-40")).toBe(
    "at least US$36M by 30 June 2020; \u2212\u20AC2K; FAQ 12; 2020-13-40",
  );
});

test("days and counts are written out", () => {
  expect(longDay("2020-05-31")).toBe("31 May 2020");
  expect(counted(1, "partner")).toBe("1 partner");
  expect(counted(1204, "deal")).toBe("1,204 deals");
});
