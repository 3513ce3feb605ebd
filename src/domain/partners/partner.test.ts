import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../tests/world.ts";
import { isEnrolled, type Partner } from "./partner.ts";
import { elsewhere, regionOf } from "./region.ts";

const partner = (...enrollments: Partner["enrollments"]): Partner => ({
  id: "1",
  number: 1,
  name: "North",
  type: "msp",
  country: "US",
  state: null,
  city: null,
  signedOn: null,
  enrollments,
});

describe("a partner is enrolled", () => {
  const dated = partner({ program: "managed", enrolledOn: "2026-03-01", leftOn: "2026-09-01" });

  it("from the day it joined to the day before it left", () => {
    expect(
      ["2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01"].map((day) => isEnrolled(dated, day)),
    ).toEqual([false, true, true, false]);
  });

  it("always, when it joined on an unknown day and has not left", () => {
    expect(isEnrolled(partner({ program: "managed", enrolledOn: null, leftOn: null }), "1990-01-01")).toBe(
      true,
    );
  });

  it("in the programmes asked for", () => {
    expect([
      isEnrolled(dated, "2026-05-01", ["resale"]),
      isEnrolled(dated, "2026-05-01", ["managed"]),
    ]).toEqual([false, true]);
    expect(isEnrolled(partner(), "2026-05-01")).toBe(false);
  });
});

describe("the region of a partner", () => {
  const strategy = strategyWith({
    coverage: {
      regions: {
        gulf: { name: "Gulf", countries: ["US"], states: ["TX", "LA"] },
        states: { name: "Other states", countries: ["US"] },
        canada: { name: "Canada", countries: ["CA"] },
      },
    },
  });
  const regionIn = (country: string | null, state: string | null = null) =>
    regionOf(strategy, { country, state });

  it("is the first that holds its country and, where it names states, its state by code or name", () => {
    expect([regionIn("US", "TX"), regionIn("US", "Texas"), regionIn("US", "Ohio"), regionIn("CA")]).toEqual([
      "gulf",
      "gulf",
      "states",
      "canada",
    ]);
  });

  it("is elsewhere where no region holds a place that is known", () => {
    expect([regionIn("FR"), regionOf(strategyWith(), { country: "US", state: null })]).toEqual([
      elsewhere,
      elsewhere,
    ]);
  });

  it("is unknown where the country is, or the state where regions go by states", () => {
    const gulf = { name: "Gulf", countries: ["US"], states: ["TX"] };
    const byState = strategyWith({ coverage: { regions: { gulf } } });
    expect([regionIn(null, "TX"), regionOf(byState, { country: "US", state: null })]).toEqual([null, null]);
  });
});
