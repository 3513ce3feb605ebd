import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, type Finding } from "../check/check.ts";
import { currencies } from "../shared/currency.ts";
import { addDays, dayFromNumber, dayNumber } from "../shared/dates.ts";
import { checklists } from "../strategy/checklists.ts";
import { industries, stages } from "../strategy/closed-sets.ts";
import { readStrategy } from "../strategy/read.ts";
import { zeroPartnerTest } from "../strategy/zero-partner.ts";
import { readAmount } from "../strategy/values.ts";
import type { StarterAnswers } from "./answers.ts";
import type { Industry } from "./industry.ts";
import type { Stage } from "./stage.ts";
import { starterFor } from "./starter.ts";

const today = "2026-11-30";

const answersOf = (stage: Stage, industry: Industry, more: Partial<StarterAnswers> = {}): StarterAnswers => ({
  stage,
  industry,
  company: "Brightwater",
  product: "Water metering for utilities",
  currency: "USD",
  fiscalYearStart: 2,
  arr: { current: amount("12M"), target: amount("30M"), by: "2029-01-31" },
  idealCustomers: ["Utilities with 20,000 to 200,000 meters"],
  markets: ["US", "DACH", "FR"],
  ...more,
});

function amount(written: string) {
  const read = readAmount(written);
  if (!read) throw new Error(`${written} is not an amount`);
  return read;
}

function made(answers: StarterAnswers, day = today) {
  const result = starterFor(answers, day);
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  const { starter } = result;
  const reading = readStrategy(starter.strategy);
  if (!reading.strategy || reading.misfits.length > 0) throw new Error(JSON.stringify(reading.misfits));
  return { ...starter, read: reading.strategy, report: check(reading, day) };
}

/** What only the company can say, so the check asks for it: with the reason why no starter can. */
const leftToThePerson: Readonly<Record<string, string>> = {
  "GAP-002": "the evidence for a gap is the company's",
  "SRC-001": "nothing was read, so nothing is grounded",
  "CMP-002": "rivals were not asked for",
  "BUD-012": "only finance approves",
  "OWN-002": "nobody has signed off yet",
};
/** Only where the ARR to add does not pay the people of the stage: a starter splits a sum, and knows of no salaries. */
const tooSmallForThePeople = "BUD-015";

const worth = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== "note");
const unexpected = (findings: readonly Finding[], allowed?: string) =>
  worth(findings)
    .filter(({ rule, severity }) => severity === "error" || !(rule in leftToThePerson || rule === allowed))
    .map(({ rule, path, message }) => `${rule} ${path}: ${message}`);

const combinations = stages.flatMap((stage) => industries.map((industry) => ({ stage, industry })));

describe("every starter", () => {
  it.each(combinations)(
    "$stage × $industry passes the check but for what only the company can say",
    ({ stage, industry }) => {
      const { report } = made(answersOf(stage, industry));
      expect(unexpected(report.findings)).toEqual([]);
    },
  );

  const answers = fc
    .record({
      combination: fc.constantFrom(...combinations),
      currency: fc.constantFrom(...currencies),
      fiscalYearStart: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: dayNumber("2026-01-01"), max: dayNumber("2045-12-31") }).map(dayFromNumber),
      // A quarter has at most 92 days: sooner, a target may lie before the strategy takes effect.
      ahead: fc.integer({ min: 92, max: 3650 }),
      current: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900_000_000 })),
      step: fc.oneof(
        fc.integer({ min: 100_000, max: 1_000_000 }),
        fc.integer({ min: 100_000, max: 50_000_000_000 }),
      ),
      markets: fc.uniqueArray(fc.constantFrom("US", "DACH", "FR", "Japan", "nordics", "BR", "uk-ireland"), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(({ combination: { stage, industry }, day, ahead, current, step, ...more }) => ({
      day,
      answers: answersOf(stage, industry, {
        ...more,
        arr: {
          current: amount(String(current)),
          target: amount(String(current + step)),
          by: addDays(day, ahead),
        },
      }),
    }));

  it("passes it for any amounts, currency, fiscal year, day and markets", () => {
    fc.assert(
      fc.property(answers, ({ answers: asked, day }) => {
        expect(unexpected(made(asked, day).report.findings, tooSmallForThePeople)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(combinations)(
    "$stage × $industry fills the quick-win list, but for the ten partners to name",
    ({ stage, industry }) => {
      const [quickWin] = checklists(made(answersOf(stage, industry)).read);
      const open = quickWin?.items.filter(({ done }) => !done).map(({ id }) => id);
      expect(open).toEqual(["target-partners"]);
    },
  );

  it.each(combinations)(
    "$stage × $industry has its zero-partner test and its three years once it is said what is brought today",
    ({ stage, industry }) => {
      const { read } = made(
        answersOf(stage, industry, {
          partnerArr: amount("1.2M"),
          direct: { sellers: 12, quota: amount("900K"), attainment: 0.8 },
        }),
      );
      expect(zeroPartnerTest(read)).toMatchObject({ ok: true, value: { sellers: 12, attainment: 0.8 } });
      const executive = checklists(read)[2]?.items.find(({ id }) => id === "projection");
      expect(executive?.missing ?? "").not.toMatch(/baseline/);
    },
  );

  it("would not pass with what its stage forbids: a distributor in the early stage is found", () => {
    const { strategy } = made(answersOf("early", "other"));
    const partnerTypes = Object.fromEntries(
      Object.entries(strategy.partnerTypes ?? {}).map(([slug, type]) => [
        slug,
        { ...type, kind: "distributor" },
      ]),
    );
    const { findings } = check(readStrategy({ ...strategy, partnerTypes }), today);
    expect(unexpected(findings).some((finding) => finding.startsWith("STG-001"))).toBe(true);
  });

  it("names no source, no candidate, no rival and no decision: nobody has read or decided anything", () => {
    for (const { stage, industry } of combinations) {
      const { strategy } = made(answersOf(stage, industry));
      expect([strategy.sources, strategy.landscape, strategy.competitors, strategy.decisions]).toEqual([
        {},
        {},
        {},
        {},
      ]);
      expect(strategy.budget?.approved).toBeUndefined();
      expect(strategy.strategy.signoff).toBeUndefined();
    }
  });

  it("marks each gap as unconfirmed, and lists it among the assumptions with a way and a day to find out", () => {
    for (const { stage, industry } of combinations) {
      const { strategy } = made(answersOf(stage, industry));
      for (const [slug, gap] of Object.entries(strategy.gaps ?? {})) {
        expect(gap.statement).toMatch(/^To confirm: /);
        expect(strategy.assumptions?.[slug]).toMatchObject({ confidence: "low", status: "open" });
      }
    }
  });
});

describe("stages differ", () => {
  const strategyOf = (stage: Stage, industry: Industry = "cybersecurity") =>
    made(answersOf(stage, industry)).read;
  const each = industries.map((industry) => ({ industry }));
  const partnersOf = (stage: Stage, industry: Industry) =>
    Object.values(strategyOf(stage, industry).partnerTypes ?? {}).reduce(
      (sum, { target }) => sum + (target?.partners ?? 0),
      0,
    );
  const kindsOf = (stage: Stage, industry: Industry) =>
    Object.values(strategyOf(stage, industry).partnerTypes ?? {}).map(({ kind }) => kind);

  it.each(each)(
    "early $industry: two types, at most fifteen partners, no distributor, no market development funds",
    ({ industry }) => {
      expect(kindsOf("early", industry)).toHaveLength(2);
      expect(kindsOf("early", industry)).not.toContain("distributor");
      expect(partnersOf("early", industry)).toBeLessThanOrEqual(15);
      expect(strategyOf("early", industry).budget?.lines?.some(({ kind }) => kind === "mdf")).toBe(false);
    },
  );

  it("early: partners sell in the first market only", () => {
    const cells = strategyOf("early").coverage?.cells ?? [];
    const regions = new Set(cells.filter(({ route }) => route !== "direct").map(({ region }) => region));
    expect([...regions]).toEqual(["united-states"]);
  });

  it.each(each)(
    "growth $industry: every market has partner cells, and activation, funds and registration are there",
    ({ industry }) => {
      const { coverage, budget, programs } = strategyOf("growth", industry);
      const covered = new Set(
        coverage?.cells?.filter(({ route }) => route !== "direct").map(({ region }) => region),
      );
      expect([...covered]).toEqual(["united-states", "dach", "france"]);
      expect(budget?.lines?.map(({ purpose }) => purpose)).toContain("activation");
      expect(budget?.lines?.map(({ kind }) => kind)).toContain("mdf");
      expect(Object.values(programs ?? {}).every(({ registration }) => registration !== undefined)).toBe(
        true,
      );
    },
  );

  it.each(each)(
    "mature $industry: the active bet names a vertical, and a third of the lines is strategic or deeper",
    ({ industry }) => {
      const { bets, budget, programs } = strategyOf("mature", industry);
      expect(Object.values(bets ?? {})[0]?.segment?.verticals).toHaveLength(1);
      expect(budget?.purposeShare?.strategic).toBeGreaterThanOrEqual(0.33);
      expect(Object.values(programs ?? {})[0]?.tiers).toHaveLength(4);
    },
  );

  it.each(each)(
    "expansion $industry: partner cells are new, and the active bet plays in one of them",
    ({ industry }) => {
      const { coverage, bets } = strategyOf("expansion", industry);
      expect(coverage?.cells?.filter(({ route }) => route !== "direct").every((cell) => cell.new)).toBe(true);
      expect(Object.values(bets ?? {})[0]?.segment?.regions).toEqual(["united-states"]);
    },
  );
});

describe("industries differ", () => {
  const kinds = (stage: Stage, industry: Industry) =>
    Object.values(made(answersOf(stage, industry)).read.partnerTypes ?? {}).map(({ kind }) => kind);

  it("cybersecurity sells through resellers, runs through security providers, is designed in by integrators", () => {
    expect(kinds("growth", "cybersecurity")).toEqual(["var", "mssp", "si"]);
  });
  it("software by subscription: a provider, an implementer and a vendor to connect with; a marketplace once it is known", () => {
    expect(kinds("growth", "cloud-saas")).toEqual(["msp", "si", "isv"]);
    expect(kinds("mature", "cloud-saas")).toContain("alliance");
  });
  it("healthcare: a generalist, a clinical specialist and a consultancy", () => {
    expect(Object.keys(made(answersOf("growth", "healthcare-it")).strategy.partnerTypes ?? {})).toEqual([
      "healthcare-reseller",
      "clinical-specialist",
      "health-consultancy",
    ]);
  });
  it("manufacturing has distributors from growth on, and machine builders when mature", () => {
    expect(kinds("growth", "manufacturing")).toContain("distributor");
    expect(kinds("mature", "manufacturing")).toContain("oem");
  });
  it("financial services begins with those whom institutions trust", () => {
    expect(kinds("early", "financial-services")[0]).toBe("consultancy");
  });
  it("no two industries have the same partner types, in any stage", () => {
    for (const stage of stages) {
      const types = industries.map((industry) =>
        Object.keys(made(answersOf(stage, industry)).strategy.partnerTypes ?? {}).join(),
      );
      expect(new Set(types).size).toBe(industries.length);
    }
  });
});

describe("amounts follow from the answers by the rules that the file states", () => {
  const { ground } = made(answersOf("growth", "cybersecurity"));

  it("18M to add, 35% from partners, over two years and two months, 60% of an average year at first", () => {
    expect(ground.figures).toMatchObject({
      toAdd: 18_000_000,
      fromPartners: 6_300_000,
      arrShare: 21,
      firstYear: 1_700_000,
    });
  });
  it("the four quarters add up to the first year, and people, lines and systems to its cost", () => {
    const { byQuarter, firstYear, people, lines, systems, cost } = ground.figures;
    expect(byQuarter.reduce((sum, one) => sum + one, 0)).toBe(firstYear);
    expect(people + lines + systems).toBe(cost);
  });
  it("the strategy takes effect with the quarter after today's, on the company's fiscal calendar", () => {
    expect(ground.quarters.names).toEqual(["FY28-Q1", "FY28-Q2", "FY28-Q3", "FY28-Q4"]);
    expect(ground.quarters.budgetYear).toBe("FY28");
  });

  it("the budget's year has a target of its own, so that its return is known, unless a part of it went by before", () => {
    const targets = (fiscalYearStart: number): Readonly<Record<string, string | number>> => {
      const { strategy } = made(answersOf("growth", "cybersecurity", { fiscalYearStart }));
      return (strategy["metrics"] as { targets: Record<string, string | number> }[])[0]?.targets ?? {};
    };
    expect(targets(2)).toMatchObject({ "FY28-Q1": "170K", "FY28-Q4": "680K", FY28: "1.7M" });
    expect(targets(5)).toMatchObject({ "FY27-Q4": "170K", "FY28-Q3": "680K", FY28: "2.21M" });
    expect(Object.keys(targets(8))).toEqual(["FY27-Q3", "FY27-Q4", "FY28-Q1", "FY28-Q2"]);
  });
});

describe("answers that do not hold together are refused by name", () => {
  const refused = (more: Partial<StarterAnswers>) => {
    const result = starterFor(answersOf("growth", "cybersecurity", more), today);
    return "faults" in result ? result.faults.map(({ at, reason }) => `${at}: ${reason}`) : [];
  };
  const arr = (current: string, target: string, by = "2029-01-31") => ({
    arr: { current: amount(current), target: amount(target), by },
  });

  it.each([
    [
      "a target below today's ARR",
      arr("12M", "12M"),
      "arr.target: the target is less than 100,000 above the ARR of today",
    ],
    ["an amount in another currency", arr("EUR 12M", "30M"), "arr.current: the ARR of today is not in USD"],
    [
      "a day that has nearly come",
      arr("12M", "30M", "2026-12-31"),
      "arr.by: 2026-12-31 is less than three months ahead",
    ],
    [
      "a day beyond planning",
      arr("12M", "30M", "2040-01-31"),
      "arr.by: 2040-01-31 is more than ten years ahead",
    ],
    ["no market", { markets: [] }, "markets: no market is named"],
    ["four markets", { markets: ["US", "DE", "FR", "GB"] }, "markets: 4 markets are named"],
    ["a market that nobody knows", { markets: ["Atlantis"] }, 'markets: there is no market "Atlantis"'],
    ["a country named twice", { markets: ["DACH", "DE"] }, "markets: Germany is in two of the markets"],
    ["a company without a name", { company: " " }, "company: the company has no name"],
    ["no customer", { idealCustomers: [""] }, "idealCustomers: no ideal customer is described"],
  ] as const)("%s", (_, more, reason) => {
    expect(refused(more as Partial<StarterAnswers>)).toEqual([reason]);
  });

  it("a target before the strategy takes effect, which is with the next quarter, though that is three months away", () => {
    const answers = (by: string) =>
      answersOf("early", "other", { fiscalYearStart: 1, ...arr("12M", "30M", by) });
    const early = starterFor(answers("2032-12-31"), "2032-10-01");
    expect("faults" in early && early.faults).toMatchObject([
      {
        at: "arr.by",
        reason: "2032-12-31 is before the strategy takes effect, with the next quarter on 2033-01-01",
        accepted: "a day from 2033-01-01 to 2042-10-02",
      },
    ]);
    expect(unexpected(made(answers("2033-01-01"), "2032-10-01").report.findings)).toEqual([]);
  });
});
