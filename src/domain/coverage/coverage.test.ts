import { describe, expect, it } from "vitest";
import { factsOf, type Ledger, msp, reseller, strategyWith } from "../../../tests/world.ts";
import { answer } from "../measures/answer.ts";
import { coverageReport } from "./coverage.ts";

/** Cells of the market held against the partners that serve them (spec 2, "Coverage"). */
const asOf = "2026-10-31";
const regions = {
  south: { name: "South", countries: ["US"] },
  north: { name: "North", countries: ["CA"] },
};
const plain = {
  managed: { name: "Managed", types: ["msp"] },
  resale: { name: "Resale", types: ["regional-reseller"] },
};

function strategyFor(cells: readonly object[], more: object = {}) {
  return strategyWith({
    partnerTypes: { msp, "regional-reseller": reseller },
    programs: plain,
    coverage: {
      regions,
      verticals: { banking: { name: "Banking" } },
      sizes: { small: { name: "Small" } },
      cells,
    },
    ...more,
  });
}
function reportOf(cells: readonly object[], ledger: Ledger, more: object = {}) {
  const strategy = strategyFor(cells, more);
  return coverageReport(strategy, factsOf(strategy, asOf, ledger), asOf);
}
const cell = (more: object = {}) => ({ region: "south", route: "partner", types: ["msp"], need: 2, ...more });
const firstOf = (...asked: Parameters<typeof reportOf>) => reportOf(...asked).cells[0];

const partners = {
  A: {},
  B: {},
  Shop: { type: "regional-reseller", programs: ["resale"] },
  Abroad: { country: "CA" },
  Unenrolled: { programs: [] },
  Gone: { leftOn: "2026-10-31" },
};
const deals = [{ on: "2026-09-01", amount: 10, by: "A" }];

describe("a cell of partners", () => {
  it("counts partners of its types in its region that are enrolled, and the active among them", () => {
    expect(firstOf([cell()], { partners, deals })).toMatchObject({
      cell: "south",
      qualified: 2,
      active: 1,
      status: "covered",
      unknown: null,
      unknownShare: 0,
    });
  });

  it("is covered, partly covered or open by its need", () => {
    const statusFor = (need: number, ledger: Ledger = { partners }) =>
      firstOf([cell({ need })], ledger)?.status;
    expect([statusFor(2), statusFor(3), statusFor(1, { partners: { Abroad: { country: "CA" } } })]).toEqual([
      "covered",
      "partly",
      "open",
    ]);
  });

  it("serves all types where it names none", () => {
    const { types: _, ...any } = cell();
    expect(firstOf([any], { partners })?.qualified).toBe(3);
  });

  it("without a need is unknown; one for direct sales is neither", () => {
    const { need: _, ...without } = cell();
    expect(firstOf([without], { partners })).toMatchObject({
      status: "unknown",
      unknown: "the cell names no need",
    });
    expect(firstOf([{ region: "south", route: "direct" }], { partners })).toMatchObject({
      status: "direct",
      qualified: null,
      capacity: null,
    });
  });
});

describe("capacity", () => {
  it("of a partner that serves k cells is 1/k in each, and adds up to the partners", () => {
    const cells = [
      cell(),
      cell({ types: ["msp", "regional-reseller"] }),
      cell({ types: ["regional-reseller"] }),
      cell({ region: "north" }),
    ];
    const { cells: told } = reportOf(cells, { partners });
    expect(told.map(({ qualified, capacity }) => [qualified, capacity])).toEqual([
      [2, 1],
      [3, 1.5],
      [1, 0.5],
      [1, 1],
    ]);
    expect(told.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0)).toBe(4);
  });

  it("is not lost to rounding when three cells share a partner", () => {
    const { cells: told } = reportOf([cell(), cell({ vertical: "banking" }), cell()], {
      partners: { A: {} },
    });
    expect(told.map(({ capacity }) => capacity)).toEqual([0.333333, null, 0.333333]);
  });
});

describe("certification", () => {
  const programs = {
    ...plain,
    managed: { ...plain.managed, certifications: [{ id: "analyst", name: "Analyst" }] },
  };
  const certified = [{ partner: "A", person: "Ann", from: "2026-01-01" }];

  it("is needed where the partner's own programme has any, and there alone", () => {
    const both = cell({ types: ["msp", "regional-reseller"], need: 2 });
    expect(firstOf([both], { partners, deals, certified }, { programs })).toMatchObject({
      qualified: 2,
      active: 1,
      status: "covered",
    });
  });

  it("makes the cell unknown while none were imported, unless nobody could need one", () => {
    expect(firstOf([cell()], { partners }, { programs })).toMatchObject({
      status: "unknown",
      qualified: null,
      unknown: "no certifications were imported",
      gapArr: null,
    });
    expect(
      firstOf([cell({ types: ["regional-reseller"], need: 1 })], { partners }, { programs })?.status,
    ).toBe("covered");
  });

  it("lapses", () => {
    const lapsed = [{ partner: "A", person: "Ann", from: "2025-01-01", until: "2026-10-31" }];
    expect(firstOf([cell()], { partners, certified: lapsed }, { programs })?.qualified).toBe(0);
  });
});

describe("what is not known of partners", () => {
  it("a region: the cell says how much, and is unknown where those partners could make up what is missing", () => {
    const some = { partners: { A: {}, Somewhere: { country: null } } };
    expect(firstOf([cell()], some)).toMatchObject({
      status: "unknown",
      qualified: 1,
      unknownShare: 0.5,
      unknown: "1 partners of its types carry no region",
    });
    expect(firstOf([cell({ need: 1 })], some)).toMatchObject({ status: "covered", unknownShare: 0.5 });
    expect(firstOf([cell({ need: 3 })], some)).toMatchObject({ status: "partly", unknownShare: 0.5 });
  });

  it("a vertical or a size: a cell that names one is unknown as soon as a partner could serve it", () => {
    expect(firstOf([cell({ vertical: "banking", size: "small" })], { partners })).toMatchObject({
      status: "unknown",
      unknown: "2 partners of the region carry no vertical and size",
      unknownShare: 1,
    });
    expect(
      firstOf([cell({ vertical: "banking" })], { partners: { Abroad: { country: "CA" } } }),
    ).toMatchObject({ status: "open", qualified: 0 });
  });
});

describe("gaps", () => {
  it("are valued in ARR by the part of the need that is missing, and ranked by it, then by partners", () => {
    const cells = [
      cell({ region: "north", need: 11, types: ["msp"] }),
      cell({ need: 4, arr: "1M" }),
      cell({ need: 3, arr: "9M", types: ["regional-reseller"] }),
      cell({ need: 1 }),
    ];
    const { cells: told, gaps, summary } = reportOf(cells, { partners });
    expect(told.map(({ gapArr }) => gapArr?.amountMinor ?? null)).toEqual([
      null,
      50_000_000,
      600_000_000,
      null,
    ]);
    expect(gaps.map(({ missing }) => missing)).toEqual([2, 2, 10]);
    expect(summary).toEqual({ covered: 1, partly: 3, open: 0, unknown: 0, direct: 0 });
  });

  it("name the candidates under recruitment that would close them", () => {
    const candidate = (more: object) => ({ name: "Acme", type: "msp", status: "contacted", ...more });
    const landscape = {
      fits: candidate({}),
      "in-region": candidate({ region: "south" }),
      elsewhere: candidate({ region: "north" }),
      signed: candidate({ status: "signed" }),
      declined: candidate({ status: "declined" }),
      "other-type": candidate({ type: "regional-reseller" }),
    };
    expect(firstOf([cell({ need: 9 })], { partners }, { landscape })?.candidates).toEqual([
      "fits",
      "in-region",
    ]);
  });
});

describe("measures of the market", () => {
  const measured = (measure: string, cells: readonly object[], scope = {}) => {
    const strategy = strategyFor(cells);
    return answer(strategy, factsOf(strategy, asOf, { partners, deals }), { measure, asOf, scope });
  };
  const cells = [
    cell({ accounts: 300, arr: "200" }),
    cell({ region: "north", accounts: 100, arr: "50", types: ["regional-reseller"] }),
    { region: "north", route: "direct", accounts: 900, arr: "900" },
  ];

  it("count accounts of cells with a qualified partner among those that partners are to cover", () => {
    expect(measured("market-coverage", cells)).toMatchObject({ value: 0.75, rows: 2 });
    expect(measured("market-coverage", cells, { region: ["north"] })).toMatchObject({ value: 0, rows: 1 });
    expect(measured("coverage-density", cells)).toMatchObject({ value: 0.5, rows: 2 });
    expect(measured("market-coverage", [...cells, cell({ types: ["regional-reseller"] })]).notes).toEqual([
      "1 cells name no accounts and are left out",
    ]);
  });

  it("are counted by cell, so by no other part of the partners than their region", () => {
    expect(measured("market-coverage", cells, { type: ["msp"] }).unknown).toMatch(/by region only/);
  });

  it("hold revenue against the ARR of the same cells, and are unknown while one names none", () => {
    expect(measured("channel-share-of-market", cells).value).toBe(10 / 250);
    expect(measured("channel-share-of-market", cells, { region: ["south"] }).value).toBe(10 / 200);
    expect(measured("channel-share-of-market", [...cells, cell({ vertical: "banking" })]).unknown).toBe(
      "1 cells name no addressable ARR",
    );
  });

  it("count the customers of a place once, however many partner types have a cell there", () => {
    const shared = [...cells, cell({ accounts: 300, arr: "200", types: ["regional-reseller"] })];
    expect(measured("market-coverage", shared)).toMatchObject({ value: 0.75, rows: 3 });
    // The cell for resellers brings a third qualified partner, and no further customer.
    expect(measured("coverage-density", shared).value).toBe(0.75);
    expect(measured("channel-share-of-market", shared).value).toBe(10 / 250);
  });
});
