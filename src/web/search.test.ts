import fc from "fast-check";
import { expect, test } from "vitest";
import { carried, filtersOf, knownSearch, readSearch, writeSearch } from "./search.ts";

test("what is written into an address is read back", () => {
  const search = fc.dictionary(fc.constantFrom(...carried, "search", "why"), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(search, (asked) => {
      expect(readSearch(writeSearch(asked).slice(1))).toEqual({ ...asked });
    }),
  );
});

test("addresses stay readable", () => {
  expect(writeSearch({ tier: "volume/gold,shop/gold", why: "active-partners;to:2020-05-31" })).toBe(
    "?tier=volume/gold,shop/gold&why=active-partners;to:2020-05-31",
  );
});

test("from page to page go the day and the filters, not what belongs to one page", () => {
  const search = knownSearch({
    asOf: "2020-05-31",
    region: "france",
    why: "x",
    sort: "name",
    utm_source: "mail",
  });
  expect(search).toEqual({ asOf: "2020-05-31", region: "france", why: "x", sort: "name" });
  expect(filtersOf(search)).toEqual({ asOf: "2020-05-31", region: "france" });
});
