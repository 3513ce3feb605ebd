import { describe, expect, it } from "vitest";
import { factsOf, type Ledger, msp, reseller, strategyWith, won } from "../../../tests/world.ts";
import { answer } from "./answer.ts";
import { measureIds } from "./catalogue.ts";
import type { Scope } from "./scope.ts";

/** Unknown is a value of its own, with a reason; it is never shown as zero (spec 2, catalogue). */
const asOf = "2026-10-31";
const parts = {
  partnerTypes: {
    msp: { ...msp, target: { partners: 1, share: "50%" } },
    "regional-reseller": { ...reseller, target: { partners: 1, share: "50%" } },
  },
  programs: {
    managed: {
      name: "Managed",
      types: ["msp"],
      tiers: [
        { id: "registered", name: "Registered", criteria: [] },
        {
          id: "silver",
          name: "Silver",
          criteria: [{ metric: "partner-sourced-revenue", over: "12 months", atLeast: 100 }],
        },
        { id: "gold", name: "Gold", criteria: [{ metric: "certified-people", atLeast: 1 }] },
      ],
    },
  },
  landscape: {
    acme: { name: "Acme", type: "msp", status: "contacted" },
    gone: { name: "Gone", type: "msp", status: "declined" },
    shop: { name: "Shop", type: "regional-reseller", status: "identified" },
  },
};
const sales: Ledger = {
  partners: { North: {}, Idle: {} },
  deals: [won("2025-03-01", 300), won("2026-03-01", 100)],
};

function ask(
  measure: string,
  ledger: Ledger,
  more: { scope?: Scope; window?: { from: string; to: string }; day?: string; extra?: object } = {},
) {
  const { scope = {}, window, day = asOf, extra = {} } = more;
  const strategy = strategyWith({ ...parts, ...extra });
  const dimensions = scope.partner ? (["partner"] as const) : [];
  const days = window ? [window.to] : [];
  const facts = factsOf(strategy, day, ledger, { dimensions, days });
  return answer(strategy, facts, { measure, asOf: day, scope, window });
}
const valueOf = (...asked: Parameters<typeof ask>) => ask(...asked).value;
const reasonOf = (...asked: Parameters<typeof ask>) => {
  const { value, unknown, rows } = ask(...asked);
  expect([value, rows]).toEqual([null, 0]);
  return unknown;
};

describe("a workspace without facts", () => {
  it.each(measureIds.filter((id) => id !== "candidates" && id !== "design-alignment"))(
    "does not know %s and says why",
    (measure) => {
      expect(reasonOf(measure, {})).toMatch(/^(no |there are no |the |deals |signature)/);
    },
  );

  it("knows what the strategy itself says", () => {
    expect([valueOf("candidates", {}), valueOf("design-alignment", {})]).toEqual([2, expect.any(Number)]);
  });
});

describe("reasons", () => {
  it.each([
    ["partner-nps", "no surveys were imported"],
    ["certified-people", "no certifications were imported"],
    ["program-roi", "no spend was imported"],
    ["return-by-type", "no spend was imported"],
    ["investment-alignment", "no spend was imported"],
    ["attention-share", "no touches were imported"],
    ["meetings-held", "no touches were imported"],
    ["partner-sourced-share", "no source holds all deals, so the whole is unknown"],
    ["revenue", "no source holds all deals, so the whole is unknown"],
    ["partner-sourced-arr", "no subscriptions were imported"],
    ["partner-influenced-revenue", "no deal carries an influenced part"],
    ["partner-sourced-pipeline", "the source holds no opening dates"],
    ["partner-retention", "2 partners joined on an unknown day"],
    ["partners-per-manager", "the budget names no partner managers"],
    ["market-coverage", "the cells name no accounts"],
    ["channel-share-of-market", "the cells name no addressable ARR"],
    ["no-such-measure", "there is no measure no-such-measure"],
  ])("sales alone do not tell %s: %s", (measure, reason) => {
    expect(reasonOf(measure, sales)).toBe(reason);
  });

  it("a measure of one's own has no values until they are imported", () => {
    const measures = {
      "app-installs": { name: "App installs", unit: "count", kind: "leading", aggregate: "sum" },
    };
    expect(reasonOf("app-installs", sales, { extra: { measures } })).toBe(
      "no values of App installs were imported",
    );
  });
});

describe("the time of the facts", () => {
  it("is unknown before their first day and after their last, and known with a remark at the edges", () => {
    expect(reasonOf("partner-sourced-revenue", sales, { day: "2025-02-28" })).toBe(
      "the facts begin on 2025-03-01",
    );
    expect(reasonOf("partner-sourced-revenue", sales, { day: "2027-03-01" })).toBe(
      "the facts end on 2026-03-01",
    );
    expect(ask("partner-sourced-revenue", sales, { day: "2025-03-01" })).toMatchObject({
      value: 30_000,
      notes: ["the window begins before the facts do (2025-03-01)"],
    });
    expect(ask("active-partners", sales).notes).toContain("the window ends after the facts do (2026-03-01)");
  });

  it("does not reach back far enough for last year's largest or last year's active", () => {
    expect(reasonOf("active-retention", sales, { day: "2026-02-28" })).toBe("the facts begin on 2025-03-01");
    expect(reasonOf("top-partners-lost", sales, { day: "2026-02-28" })).toBe("the facts begin on 2025-03-01");
    expect(valueOf("active-retention", sales, { day: "2026-03-01" })).toBe(1);
  });

  it("zero within the facts is zero", () => {
    const window = { from: "2025-06-01", to: "2025-06-30" };
    expect(ask("partner-sourced-revenue", sales, { window })).toMatchObject({
      value: 0,
      unknown: null,
      rows: 0,
    });
  });
});

describe("money in another currency", () => {
  const mixed: Ledger = {
    ...sales,
    deals: [...(sales.deals ?? []), { ...won("2026-04-01", 50, "Idle"), currency: "EUR" }],
  };

  it("is never added: figures that hold some are unknown, others are not", () => {
    for (const measure of [
      "partner-sourced-revenue",
      "partner-attached-revenue",
      "revenue-per-partner",
      "partner-concentration",
      "revenue-mix-alignment",
    ])
      expect(reasonOf(measure, mixed)).toBe("deals in EUR cannot be added to USD");
    expect(valueOf("partner-sourced-revenue", mixed, { scope: { partner: ["P-1"] } })).toBe(10_000);
    const before = { from: "2026-03-01", to: "2026-03-31" };
    expect(valueOf("partner-sourced-revenue", mixed, { window: before })).toBe(10_000);
  });

  it("still makes a partner active, and counts as a deal", () => {
    expect(valueOf("active-partners", mixed)).toBe(2);
    const closed = {
      ...mixed,
      holdsAllDeals: true,
      deals: [...(mixed.deals ?? []), { ...won("2026-05-01", 9), lost: true }],
    } as const;
    expect(valueOf("win-rate", closed)).toBeCloseTo(2 / 3, 12);
  });

  it("in spend makes returns unknown", () => {
    const spent = { ...sales, spend: [{ on: "2026-03-01", amount: 10, currency: "EUR" }] };
    expect(reasonOf("return-by-type", spent)).toBe("spend in EUR cannot be added to USD");
  });
});

describe("a denominator of zero", () => {
  it("is unknown, not infinite and not zero", () => {
    const idle = { ...sales, deals: [won("2024-03-01", 0), won("2026-03-01", 0)] };
    expect(reasonOf("revenue-per-partner", idle)).toBe("there are no active partners");
    expect(reasonOf("partner-concentration", idle)).toMatch(/^there are no/);
    expect(reasonOf("revenue-mix-alignment", idle)).toBe("no partner revenue was won in the 12 months");
    expect(reasonOf("active-partner-ratio", sales, { scope: { type: ["regional-reseller"] } })).toBe(
      "there are no partners",
    );
  });
});

describe("figures of the company", () => {
  const whole: Ledger = {
    ...sales,
    holdsAllDeals: true,
    deals: [...(sales.deals ?? []), { on: "2026-06-01", amount: 300 }],
  };

  it("need a source that holds all deals; then shares have their whole", () => {
    expect(ask("revenue", whole)).toMatchObject({ value: 40_000, rows: 2 });
    expect(ask("partner-sourced-share", whole)).toMatchObject({ value: 0.25, rows: 2 });
    const scope = { type: ["regional-reseller"] };
    expect(ask("partner-sourced-share", whole, { scope })).toMatchObject({ value: 0, rows: 2 });
  });

  it("have no part that belongs to partners: a cut of them is unknown, not zero", () => {
    for (const measure of ["revenue", "win-rate", "pipeline"])
      expect(reasonOf(measure, whole, { scope: { type: ["msp"] } })).toMatch(
        /cannot be told apart by partners/,
      );
  });
});

describe("touches and spend", () => {
  const busy: Ledger = {
    ...sales,
    touches: [
      { on: "2026-05-01", with: "North", meeting: true },
      { on: "2026-05-02", with: "North" },
      { on: "2026-05-03", with: "Idle" },
    ],
    spend: [{ on: "2026-05-01", amount: 20, for: "North" }],
  };
  const ofNorth = { scope: { partner: ["P-1"] } };

  it("are counted, though touches have no currency", () => {
    expect([valueOf("meetings-held", busy), valueOf("attention-share", busy, ofNorth)]).toEqual([1, 2 / 3]);
    expect([valueOf("return-by-type", busy), valueOf("program-roi", busy)]).toEqual([5, 5]);
  });

  it("make partners active where any activity does", () => {
    const extra = { definitions: { active: { event: "any-activity", within: "6 months" } } };
    const talked = { partners: { North: {}, Idle: {} }, touches: busy.touches ?? [] };
    expect(ask("active-partners", talked, { extra }).unknown).toBeNull();
    expect(reasonOf("active-partners", { partners: { North: {} } }, { extra })).toBe(
      "no deals and no touches were imported",
    );
  });

  it("spent on nobody in particular count in the whole and make every part unknown", () => {
    const unbooked = { ...busy, spend: [...(busy.spend ?? []), { on: "2026-05-01", amount: 30 }] };
    expect(valueOf("return-by-type", unbooked)).toBe(2);
    expect(reasonOf("return-by-type", unbooked, { scope: { type: ["msp"] } })).toBe(
      "1 amounts were spent on no partner, so they belong to no part",
    );
  });
});

describe("a scope that nobody can tell", () => {
  it.each<[Scope, string]>([
    [{ vertical: ["banking"] }, "no partner or account carries a vertical"],
    [{ size: ["small"] }, "no partner or account carries a company size"],
    [{ activity: ["webinar"] }, "no kinds of activity are recorded"],
    [{ respondent: ["partner"] }, "no surveys were imported"],
    [{ tier: ["gold"] }, "Gold asks for certified people, and no certifications were imported"],
  ])("%o is unknown: %s", (scope, reason) => {
    expect(reasonOf("partner-sourced-revenue", sales, { scope })).toBe(reason);
    expect(reasonOf("enrolled-partners", sales, { scope })).toBe(reason);
  });

  it("a tier is empty only where its criteria could be evaluated", () => {
    expect(valueOf("partners-in-tier", sales, { scope: { tier: ["silver"] } })).toBe(1);
    expect(reasonOf("partners-in-tier", sales, { scope: { tier: ["silver"] }, day: "2028-01-31" })).toBe(
      "the facts end on 2026-03-01",
    );
    const certified = { ...sales, certified: [{ partner: "Idle", person: "Ann", from: "2026-01-01" }] };
    expect(valueOf("partners-in-tier", certified, { scope: { tier: ["managed/gold"] } })).toBe(1);
  });

  it("single partners are unknown to facts that were not kept by partner", () => {
    const strategy = strategyWith(parts);
    const facts = factsOf(strategy, asOf, sales);
    const question = { measure: "partner-sourced-revenue", asOf, scope: { partner: ["P-1"] } };
    expect(answer(strategy, facts, question)).toMatchObject({
      value: null,
      unknown: "these facts are not kept partner by partner",
    });
  });

  it("candidates are told by type, category and programme, and never by tier", () => {
    expect(valueOf("candidates", {}, { scope: { type: ["msp"] } })).toBe(1);
    expect(valueOf("candidates", {}, { scope: { program: ["managed"] } })).toBe(1);
    expect(valueOf("candidates", {}, { scope: { category: ["distribution"] } })).toBe(2);
    expect(reasonOf("candidates", {}, { scope: { tier: ["gold"] } })).toMatch(/candidate/);
  });
});

describe("days on which nothing was counted", () => {
  it("are unknown for every count of partners, not zero", () => {
    const strategy = strategyWith(parts);
    const facts = factsOf(strategy, asOf, {
      ...sales,
      certified: [{ partner: "North", person: "Ann", from: "2026-01-01" }],
    });
    for (const measure of [
      "enrolled-partners",
      "active-partners",
      "certified-people",
      "certified-partners",
      "composition-alignment",
    ]) {
      const window = { from: "2026-05-01", to: "2026-05-13" };
      expect(answer(strategy, facts, { measure, asOf, scope: {}, window }).value).toBeNull();
    }
  });
});
