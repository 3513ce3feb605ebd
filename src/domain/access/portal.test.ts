import { expect, test } from "vitest";
import { type CompanyInQuestion, hasPortal } from "./partner-people.ts";

const today = "2026-11-20";

test.each<[CompanyInQuestion, boolean]>([
  [{ status: "active", leftOn: null }, true],
  [{ status: "prospect", leftOn: null }, true],
  [{ status: "active", leftOn: "2026-11-21" }, true],
  [{ status: "active", leftOn: today }, false],
  [{ status: "active", leftOn: "2020-01-01" }, false],
  [{ status: "left", leftOn: null }, false],
  [{ status: "left", leftOn: "2027-01-01" }, false],
])("a company with %j has a portal on that day: %s", (company, expected) => {
  expect(hasPortal(company, today).ok).toBe(expected);
});
