import { expect, it } from "vitest";
import { isValid } from "./certification.ts";

it.each([
  ["2024-12-31", false],
  ["2025-01-01", true],
  ["2026-12-31", true],
  ["2027-01-01", false],
])("a certification of 2025 that expires with the first day of 2027: on %s, valid is %s", (day, valid) => {
  expect(isValid({ earnedOn: "2025-01-01", expiresOn: "2027-01-01" }, day)).toBe(valid);
});

it("one without an expiry holds on", () => {
  expect(isValid({ earnedOn: "2025-01-01", expiresOn: null }, "2099-12-31")).toBe(true);
});
