import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { MisfitRead, readableStrategy, readStrategy } from "./read.ts";

/** The one misfit of an edit, as `path: message → fix`. */
function misfits(edit: (raw: Raw) => void): string[] {
  return readStrategy(exampleWith(edit)).misfits.map(
    ({ path, message, fix }) => `${path.join("/")}: ${message} → ${fix}`,
  );
}

describe("what does not fit is named, with the value and what would be accepted", () => {
  it("finds nothing in the example", () => expect(misfits(() => {})).toEqual([]));

  it.each<[string, (raw: Raw) => void, string]>([
    [
      "a word outside a closed set",
      (raw) => (raw.company.stage = "groth"),
      "company/stage: `stage` is `groth`; expected one of: early, growth, mature, expansion → write `growth` (or early, mature, expansion)",
    ],
    [
      "an amount",
      (raw) => (raw.budget.lines[0].amount = "5 apples"),
      'budget/lines/0/amount: `amount` is `5 apples`; expected an amount such as 12M, 900K, 250000 or "EUR 40K" → write an amount such as 12M, 900K, 250000 or "EUR 40K"',
    ],
    [
      "a share",
      (raw) => (raw.thesis.arrShare = 30),
      "thesis/arrShare: `arrShare` is `30`; expected a share such as 30%, or a number from 0 to 1 → write a share such as 30%, or a number from 0 to 1",
    ],
    [
      "a duration",
      (raw) => (raw.company.salesCycle = "long"),
      "company/salesCycle: `salesCycle` is `long`; expected a duration such as 90 days, 48 hours, 2 business days, 3 quarters or 12 months → write a duration such as 90 days, 48 hours, 2 business days, 3 quarters or 12 months",
    ],
    [
      "the value of a target",
      (raw) => (raw.thesis.northStar.atLeast = "lots"),
      "thesis/northStar/atLeast: `atLeast` is `lots`; expected a number, an amount (2M), a share (30%) or a duration (90 days) → write a number, an amount (2M), a share (30%) or a duration (90 days)",
    ],
    [
      "a day that is not in the calendar",
      (raw) => (raw.thesis.northStar.by = "2027-02-30"),
      "thesis/northStar/by: `by` is `2027-02-30`; expected a date such as 2027-01-31 → write a date such as 2027-01-31",
    ],
    [
      "a quarter",
      (raw) => (raw.bets["msp-first"].start = "FY28"),
      "bets/msp-first/start: `start` is `FY28`; expected a fiscal quarter such as FY28-Q1 → write a fiscal quarter such as FY28-Q1",
    ],
    [
      "a year",
      (raw) => (raw.budget.year = "2028"),
      "budget/year: `year` is `2028`; expected a fiscal year such as FY28 → write a fiscal year such as FY28",
    ],
    [
      "a period as a key",
      (raw) => (raw.metrics[0].targets["FY28-Q9"] = 3),
      "metrics/0/targets/FY28-Q9: the key `FY28-Q9` does not fit; expected a fiscal period such as FY28, FY28-H1 or FY28-Q2 → write a fiscal period such as FY28, FY28-H1 or FY28-Q2",
    ],
    [
      "a currency",
      (raw) => (raw.company.currency = "XXX"),
      "company/currency: `currency` is `XXX`; expected an ISO 4217 currency such as USD → write an ISO 4217 currency such as USD",
    ],
    [
      "a number",
      (raw) => (raw.bets["msp-first"].effort = "two"),
      "bets/msp-first/effort: `effort` is `two`; expected a number, 0 or more → write a number, 0 or more",
    ],
    [
      "a number below nothing",
      (raw) => (raw.bets["msp-first"].budget = "-310K"),
      'bets/msp-first/budget: `budget` is `-310K`; expected an amount such as 12M, 900K, 250000 or "EUR 40K" → write an amount such as 12M, 900K, 250000 or "EUR 40K"',
    ],
    [
      "a score off its scale",
      (raw) => (raw.landscape["summit-systems"].scores.icpOverlap = 190),
      "landscape/summit-systems/scores/icpOverlap: `icpOverlap` is `190`; expected a score from 0 to 100 → write a score from 0 to 100",
    ],
    [
      "a time zone that does not exist",
      (raw) => (raw.strategy.timeZone = "Mars/Olympus"),
      "strategy/timeZone: `timeZone` is `Mars/Olympus`; expected an IANA time zone such as Europe/Berlin → write an IANA time zone such as Europe/Berlin",
    ],
    [
      "a whole number",
      (raw) => (raw.partnerTypes.msp.target.partners = 1.5),
      "partnerTypes/msp/target/partners: `partners` is `1.5`; expected a whole number, 0 or more → write a whole number, 0 or more",
    ],
    [
      "yes or no",
      (raw) => (raw.decisions["D-001"].facts.core = "no"),
      "decisions/D-001/facts/core: `core` is `no`; expected true or false → write true or false",
    ],
    [
      "text",
      (raw) => (raw.company.product = 5),
      "company/product: `product` is `5`; expected text → write text",
    ],
    [
      "a list",
      (raw) => (raw.partnerTypes.msp.gives = "margin"),
      "partnerTypes/msp/gives: `gives` is `margin`; expected a list of texts → write a list of texts",
    ],
    [
      "an item of a list",
      (raw) => (raw.partnerTypes.msp.fills[1] = 5),
      "partnerTypes/msp/fills/1: item 2 of `fills` is `5`; expected the slug of a gap → write the slug of a gap",
    ],
    [
      "a map where text stands",
      (raw) => (raw.gaps["cost-to-reach"] = "dear"),
      "gaps/cost-to-reach: `cost-to-reach` is `dear`; expected a map of fields → write a map of fields",
    ],
    [
      "a list where a map belongs",
      (raw) => (raw.bets = []),
      "bets: `bets` is a list; expected a map of slugs → write a map of slugs",
    ],
    [
      "an empty value",
      (raw) => (raw.risks["rival-invests"].owner = null),
      "risks/rival-invests/owner: `owner` is empty; expected the slug of a person → write the slug of a person",
    ],
    [
      "a slug",
      (raw) => (raw.gaps.BAD = raw.gaps["cost-to-reach"]),
      "gaps/BAD: the key `BAD` does not fit; expected a slug: lower-case letters, digits and hyphens → write a slug: lower-case letters, digits and hyphens",
    ],
    [
      "a letter",
      (raw) => (raw.raci["tier-change"].cpo = "X"),
      "raci/tier-change/cpo: `cpo` is `X`; expected one of: R, A, C, I → write one of: R, A, C, I",
    ],
    [
      "a missing field",
      (raw) => delete raw.bets["msp-first"].name,
      "bets/msp-first: `name` is missing → add `name`: the bet in one line",
    ],
    [
      "a missing part",
      (raw) => delete raw.company,
      ": `company` is missing → add `company`: the company and what it could sell alone",
    ],
    [
      "another version",
      (raw) => (raw.entente = 2),
      "entente: `entente` is `2`; expected 1, the version of this format → write 1, the version of this format",
    ],
    [
      "an unknown key",
      (raw) => (raw.bets["msp-first"].wegde = "x"),
      "bets/msp-first/wegde: `wegde` is not a field here → write `wedge`",
    ],
    [
      "an unknown key with nothing near",
      (raw) => (raw.horizon.somewhere = 1),
      "horizon/somewhere: `somewhere` is not a field here → one of: from, review, reviewed",
    ],
    [
      "an unknown part",
      (raw) => (raw.partnertypes = {}),
      "partnertypes: `partnertypes` is not a field here → write `partnerTypes`",
    ],
  ])("%s", (_, edit, expected) => expect(misfits(edit)).toEqual([expected]));

  it("reports every missing field of one element", () => {
    expect(misfits((raw) => (raw.value.retention = {}))).toEqual([
      "value/retention: `element` is missing → add `element`: element of the value",
      "value/retention: `statement` is missing → add `statement`: what the partner gets, with its figure",
    ]);
  });

  it("tells misfit keys from misfit values by their rule", () => {
    const rules = (edit: (raw: Raw) => void) =>
      readStrategy(exampleWith(edit)).misfits.map(({ rule }) => rule);
    expect(rules((raw) => (raw.company.stgae = "growth"))).toEqual(["FMT-002"]);
    expect(rules((raw) => (raw.company.stage = "x"))).toEqual(["FMT-001"]);
  });

  it.each([undefined, null, [], 5, "text"])("has one misfit for a file that is %o", (raw) => {
    const { strategy, misfits: found } = readStrategy(raw);
    expect([strategy, found.length, found[0]?.path]).toEqual([undefined, 1, []]);
  });
});

describe("what fits stays usable", () => {
  const broken = exampleWith((raw) => {
    raw.bets["msp-first"].effort = "two";
    raw.roadmap[1] = "a milestone";
    raw.risks.another = { risk: "x", impact: "huge" };
  });

  it("throws where a misfit is read, and nowhere else", () => {
    const { strategy } = readStrategy(broken);
    expect(() => strategy?.bets?.["msp-first"]?.effort).toThrow(MisfitRead);
    expect(() => strategy?.roadmap?.[1]).toThrow(MisfitRead);
    expect(() => strategy?.risks?.["another"]?.impact).toThrow(MisfitRead);
    expect(strategy?.bets?.["msp-first"]?.name).toBe("Win the managed mid-market through MSPs");
    expect(strategy?.bets?.["regional-resale"]?.effort).toBe(1.5);
    expect(strategy?.roadmap?.[2]?.id).toBe("M-03");
  });

  it("leaves an element that is itself a misfit alone, and its neighbors readable", () => {
    const { strategy } = readStrategy(exampleWith((raw) => (raw.bets.another = 5)));
    expect(() => strategy?.bets?.["another"]).toThrow(MisfitRead);
    expect(strategy?.bets?.["msp-first"]?.effort).toBe(2);
  });

  it("is simply absent for pages", () => {
    const strategy = readableStrategy(broken);
    expect(strategy?.bets?.["msp-first"]).not.toHaveProperty("effort");
    expect(strategy?.roadmap?.map(({ id }) => id)).toEqual(["M-01", "M-03", "M-04", "M-05", "M-06"]);
  });

  it("does not change the data that was read", () => {
    const before = JSON.stringify(broken);
    readStrategy(broken);
    expect(JSON.stringify(broken)).toBe(before);
  });
});

describe("a key that does not fit", () => {
  const raw = () => {
    const example = exampleWith();
    example.gaps["Clinical-Trust"] = { statement: "Nobody knows us" };
    example.gaps["cost-to-reach"].kind = "price";
    return example;
  };

  it("takes its own element out of the pages, and none of its neighbours", () => {
    const before = Object.keys(exampleWith().gaps);
    const { gaps } = readableStrategy(raw()) ?? {};
    expect(Object.keys(gaps ?? {})).toEqual(before);
    expect(gaps?.["cost-to-reach"]).not.toHaveProperty("kind");
  });

  it("keeps rules silent about the part, which is not whole", () => {
    const { strategy } = readStrategy(raw());
    expect(() => strategy?.gaps).toThrow(MisfitRead);
  });
});
