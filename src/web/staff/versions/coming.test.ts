import { expect, it } from "vitest";
import type { VersionRow } from "../../../contract/drafts.ts";
import { comingAfter } from "./coming.ts";

const row = (version: number, state: VersionRow["state"], adoptedFrom: string | null): VersionRow => ({
  version,
  name: "Plan",
  fileName: "strategy.yaml",
  state,
  adoptedFrom,
  submitted: { at: "2026-11-30T12:00:00Z", by: null, note: null },
  adopted: null,
});

it("is the next version whose day is still to come", () => {
  const rows = [
    row(4, "in-review", null),
    row(3, "adopted", "2027-01-01"),
    row(2, "adopted", "2026-12-01"),
    row(1, "adopted", null),
  ];
  expect(comingAfter("2026-11-30", rows)).toEqual({ version: 2, from: "2026-12-01" });
  expect(comingAfter("2026-12-01", rows)).toEqual({ version: 3, from: "2027-01-01" });
  expect(comingAfter("2027-01-01", rows)).toBeUndefined();
});
