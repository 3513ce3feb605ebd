import { expect, it } from "vitest";
import { amountText, counted, listed, percent, plain } from "./figures.ts";

it("a share is in per cent, without binary dust and with two decimals at most", () => {
  expect([0.95, 0.07, 1 / 3, 1.5, -0.01].map(percent)).toEqual(["95%", "7%", "33.33%", "150%", "-1%"]);
});

it("an amount is grouped and shows minor units only where there are any", () => {
  expect(amountText(1_250_000, "USD")).toBe("USD 12,500");
  expect(amountText(123_456_789, "USD")).toBe("USD 1,234,567.89");
  expect(amountText(-100_000, "USD")).toBe("USD -1,000");
  expect(amountText(5000, "JPY")).toBe("JPY 5,000");
  expect(amountText(5, "KWD")).toBe("KWD 0.005");
});

it("lists and counts read as sentences", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => listed(words))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(listed(["a", "b"], "or")).toBe("a or b");
  expect([counted(1, "partner"), counted(0.5, "partner"), counted(2, "person", "people")]).toEqual([
    "1 partner",
    "0.5 partners",
    "2 people",
  ]);
  expect(plain(0.1 + 0.2)).toBe("0.3");
});
