import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cellOf,
  readAmount,
  readCountry,
  readDay,
  readOptionalText,
  readText,
  readWholeNumber,
} from "./cells.ts";

const codeOf = (reading: { fault?: { code: string } }) => reading.fault?.code;

describe("a value of a file", () => {
  it("is nothing when it is empty or the text NULL, and only then", () => {
    expect(["", "NULL", "null", "nil", " ", "0"].map(cellOf)).toEqual([null, null, "null", "nil", " ", "0"]);
  });

  it("keeps its text byte for byte, and cannot hold the character 0", () => {
    expect(readText(" é=1+1\t")).toEqual({ value: " é=1+1\t" });
    expect(codeOf(readText("a\0b"))).toBe("not-text");
    expect(codeOf(readOptionalText("\0"))).toBe("not-text");
    expect(codeOf(readText(null))).toBe("missing-value");
    expect(readOptionalText(null)).toEqual({ value: null });
  });
});

describe("an amount", () => {
  it.each([
    ["2024.99", 202_499],
    ["0.1", 10],
    ["-12.5", -1_250],
    [" 7 ", 700],
    ["1.500", 150],
    ["100000000000", 10_000_000_000_000],
  ])("reads %s exactly", (text, minor) => {
    expect(readAmount(text, "USD")).toEqual({ value: minor });
  });

  it.each([
    "1.005",
    "1,000.00",
    "1.000,00",
    "abc",
    "$5",
    "1e3",
    "--1",
    "1.",
    ".5",
    "0x10",
    "Infinity",
    "100000000000.01",
  ])("refuses %s and says what is accepted", (text) => {
    expect(readAmount(text, "USD")).toEqual({
      fault: {
        code: "not-an-amount",
        accepted: "a plain decimal with at most 2 decimals, such as 1234.50, up to 100 billion",
      },
    });
  });

  it("has the decimals of its currency", () => {
    expect(readAmount("1.005", "KWD")).toEqual({ value: 1_005 });
    expect(codeOf(readAmount("1.5", "JPY"))).toBe("not-an-amount");
    expect(codeOf(readAmount(null, "JPY"))).toBe("missing-value");
  });

  it("never loses a cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (minor) => {
        const digits = String(Math.abs(minor)).padStart(3, "0");
        const text = `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(readAmount(text, "USD")).toEqual({ value: minor });
      }),
    );
  });
});

describe("a day", () => {
  it.each(["2020-02-29", "2020-02-29 00:00:00", "2020-02-29T00:00:00.000", " 2020-02-29 "])(
    "reads %j",
    (text) => {
      expect(readDay(text)).toEqual({ value: "2020-02-29" });
    },
  );

  it.each(["2019-02-29", "2020-13-01", "29.02.2020", "02/29/2020", "2020-02-29 13:00:00", "yesterday"])(
    "refuses %s",
    (text) => {
      expect(readDay(text)).toEqual({ fault: { code: "not-a-day", accepted: "a day such as 2020-05-31" } });
    },
  );
});

describe("a whole number", () => {
  it("fits 32 bits or is refused", () => {
    expect([readWholeNumber("12"), readWholeNumber("-3")]).toEqual([{ value: 12 }, { value: -3 }]);
    expect(["1.5", "2147483648", "1e3", "twelve"].map((text) => codeOf(readWholeNumber(text)))).toEqual(
      Array.from({ length: 4 }, () => "not-a-whole-number"),
    );
  });
});

describe("a country", () => {
  it.each([
    ["United States", "US"],
    ["united kingdom", "GB"],
    ["GB", "GB"],
    ["France", "FR"],
    ["Germany", "DE"],
    ["Australia", "AU"],
    ["Canada", "CA"],
  ])("named %s is %s", (name, code) => {
    expect(readCountry(name)).toEqual({ value: code });
  });

  it("that is not named stays unknown; one that does not exist is refused", () => {
    expect(readCountry(null)).toEqual({ value: null });
    expect(["Atlantis", "European Union", "ZZ", "UK1"].map((name) => codeOf(readCountry(name)))).toEqual(
      Array.from({ length: 4 }, () => "not-a-country"),
    );
  });
});
