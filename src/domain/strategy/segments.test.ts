import fc from "fast-check";
import { expect, test } from "vitest";
import { betMatchesCell, excludedPlaces } from "./segments.ts";
import type { Bet, Cell } from "./strategy.ts";

const bet = (more: Partial<Bet>): Bet => ({ name: "A bet", partnerType: "msp", ...more });
const cell = (more: Partial<Cell>): Cell => ({ region: "north", types: ["msp"], ...more });

test("what a bet or a cell leaves out means all", () => {
  expect(betMatchesCell(bet({}), cell({ vertical: "banking" }))).toBe(true);
  expect(betMatchesCell(bet({ segment: { regions: [] } }), cell({}))).toBe(true);
  expect(betMatchesCell(bet({ segment: { verticals: ["banking"] } }), cell({}))).toBe(true);
  expect(betMatchesCell(bet({ segment: { verticals: ["banking"] } }), cell({ vertical: "retail" }))).toBe(
    false,
  );
});

test("a cell of other partner types, or of none, is not the bet's; a bet without a type plays in all", () => {
  expect(betMatchesCell(bet({}), cell({ types: ["reseller"] }))).toBe(false);
  expect(betMatchesCell(bet({}), { region: "north", route: "direct" })).toBe(false);
  expect(betMatchesCell({ name: "Any" }, { region: "north", route: "direct" })).toBe(true);
});

const places = fc.subarray(["a", "b", "c"]);
const segment = fc.record({ regions: places, verticals: places, sizes: places });

test("an exclusion that names nothing excludes nothing", () => {
  fc.assert(fc.property(segment, (named) => excludedPlaces({}, named).length === 0));
});

test("excluding more can only bring more inside, as long as no dimension is added", () => {
  fc.assert(
    fc.property(segment, segment, (excluded, named) => {
      const wider = { ...excluded, regions: excluded.regions.length ? ["a", "b", "c"] : [] };
      return excludedPlaces(excluded, named).every((place) => excludedPlaces(wider, named).includes(place));
    }),
  );
});
