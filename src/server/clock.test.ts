import { expect, it } from "vitest";
import { dayIn } from "./clock.ts";

it.each([
  ["America/Chicago", "2026-11-20T05:59:59Z", "2026-11-19"],
  ["America/Chicago", "2026-11-20T06:00:00Z", "2026-11-20"],
  ["America/Chicago", "2026-07-20T05:00:00Z", "2026-07-20"],
  ["Pacific/Auckland", "2026-11-19T11:00:00Z", "2026-11-20"],
  [undefined, "2026-11-19T23:59:59Z", "2026-11-19"],
  ["Middle/Earth", "2026-11-19T23:59:59Z", "2026-11-19"],
])("today in %s at %s is %s", (timeZone, moment, day) => {
  expect(dayIn(timeZone, new Date(moment))).toBe(day);
});
