import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../tests/world.ts";
import { activeInWords, activeWindow, yearBefore } from "./definitions.ts";

describe("twelve months before a day", () => {
  it.each([
    ["2026-10-15", "2025-10-15"],
    ["2020-02-28", "2019-02-28"],
    ["2020-02-29", "2019-02-28"],
    ["2021-02-28", "2020-02-29"],
    ["2026-06-30", "2025-06-30"],
  ])("%s is %s; a month-end looks back to a month-end", (day, before) => {
    expect(yearBefore(day)).toBe(before);
  });
});

describe("the window that makes a partner active", () => {
  const within = (time: string) =>
    activeWindow(strategyWith({ definitions: { active: { event: "won-deal", within: time } } }), "2026-10-31")
      .from;

  it.each([
    ["12 months", "2025-11-01"],
    ["2 quarters", "2026-05-01"],
    ["90 days", "2026-08-03"],
    ["2 weeks", "2026-10-18"],
  ])("of %s begins on %s, so that it ends with the day itself", (time, from) => {
    expect(within(time)).toBe(from);
  });

  it("is revenue won within 12 months where the strategy does not say", () => {
    expect(activeWindow(strategyWith(), "2026-10-31").from).toBe("2025-11-01");
    expect(activeInWords(strategyWith())).toBe("active: won revenue within 12 months");
  });
});
