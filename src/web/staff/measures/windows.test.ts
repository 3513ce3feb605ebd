import { expect, test } from "vitest";
import { countsWindow, windowInWords } from "./windows.ts";

test("a window of whole months is said in months, any other by its days", () => {
  expect(windowInWords({ from: "2019-06-01", to: "2020-05-31" })).toBe("12 months to 31 May 2020");
  expect(windowInWords({ from: "2020-05-01", to: "2020-05-31" })).toBe("1 month to 31 May 2020");
  expect(windowInWords({ from: "2019-06-15", to: "2020-05-31" })).toBe("15 June 2019 to 31 May 2020");
  expect(windowInWords({ from: "2020-05-31", to: "2020-05-31" })).toBe("the day, 31 May 2020");
});

test("what is counted on a day has no window", () => {
  expect(countsWindow("partner-sourced-revenue")).toBe(true);
  expect(countsWindow("win-rate")).toBe(true);
  expect(countsWindow("active-partners")).toBe(false);
  expect(countsWindow("partners-in-tier")).toBe(false);
});
