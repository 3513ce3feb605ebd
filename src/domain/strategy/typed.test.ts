import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writtenFrom } from "./typed.ts";

describe("what is typed into a field", () => {
  it.each([
    ["amount", "2M", "2M"],
    ["amount", "2m", "2M"],
    ["amount", "2 million", "2M"],
    ["amount", "$2,000,000", 2_000_000],
    ["amount", "250000", 250_000],
    ["amount", "€ 40k", "EUR 40K"],
    ["amount", "40K EUR", "EUR 40K"],
    ["amount", "usd 12M", "USD 12M"],
    ["amount", "€60.000", "EUR 60000"],
    ["amount", "60.000", 60_000],
    ["amount", "1.250.000,50", 1_250_000.5],
    ["amount", "1,5M", "1.5M"],
    ["amount", "1.250M", "1.250M"],
    ["amount", "900K €", "EUR 900K"],
    ["quantity", "€60.000", "EUR 60000"],
    ["number", "1,5", 1.5],
    ["share", "12,5%", "12.5%"],
    ["share", "30%", "30%"],
    ["share", "30 %", "30%"],
    ["share", "0.3", 0.3],
    ["share", "12.5 percent", "12.5%"],
    ["duration", "90 days", "90 days"],
    ["duration", "90d", "90 days"],
    ["duration", "2 Business Days", "2 business days"],
    ["duration", "3y", "3 years"],
    ["quantity", "2M", "2M"],
    ["quantity", "30 %", "30%"],
    ["quantity", "90 days", "90 days"],
    ["quantity", "1.5", 1.5],
    ["quantity", "-20%", "-20%"],
    ["number", "1,500", 1500],
    ["quarter", "fy28 q1", "FY28-Q1"],
    ["text", "2m", "2m"],
  ] as const)("as %s, %s is written %s", (kind, typed, written) => {
    expect(writtenFrom(kind, typed)).toBe(written);
  });

  it.each([
    ["share", "30"],
    ["amount", "about 2M"],
    ["amount", "1,25,00"],
    ["amount", "1.2.3"],
    ["duration", "soon"],
    ["number", "many"],
  ] as const)("that is no %s stays as it was typed: %s", (kind, typed) => {
    expect(writtenFrom(kind, typed)).toBe(typed);
  });

  it("is nothing when the field is empty", () => {
    expect(writtenFrom("amount", "  ")).toBeUndefined();
  });

  it("comes back from the file as it went in: writing what is written changes nothing", () => {
    const kinds = fc.constantFrom("amount", "share", "duration", "quantity", "number", "quarter");
    fc.assert(
      fc.property(
        kinds,
        fc.oneof(fc.string(), fc.stringMatching(/^\d{1,9}( ?[KMBkmd%]| days)?$/)),
        (kind, typed) => {
          const once = writtenFrom(kind, typed);
          if (once !== undefined) expect(writtenFrom(kind, String(once))).toBe(once);
        },
      ),
    );
  });
});
