import { describe, expect, test } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { referenceRules } from "./references.ts";

const found = findingsOf(referenceRules);

describe("REF-001, a reference to a slug that does not exist", () => {
  const dangling: [what: string, edit: (raw: Raw) => void, path: string, message: string, fix: string][] = [
    [
      "a gap, with the nearest one",
      (raw) => (raw.partnerTypes.msp.fills[0] = "no-managed-servce"),
      "/partnerTypes/msp/fills/0",
      "there is no gap `no-managed-servce`",
      "write `no-managed-service`",
    ],
    [
      "a `because`, which is a gap or a bet",
      (raw) => (raw.programs.managed.because = "msp-frist"),
      "/programs/managed/because",
      "there is no gap or bet `msp-frist`",
      "write `msp-first`",
    ],
    [
      "a metric of no catalogue",
      (raw) => (raw.thesis.northStar.metric = "partner-sourced-ar"),
      "/thesis/northStar/metric",
      "there is no metric `partner-sourced-ar`",
      "write `partner-sourced-arr`",
    ],
    [
      "a signal",
      (raw) => (raw.risks["rival-invests"].warnings[0].signal = "tier-mis"),
      "/risks/rival-invests/warnings/0/signal",
      "there is no signal `tier-mis`",
      "write `tier-miss`",
    ],
    [
      "a tier of the wrong programme",
      (raw) => (raw.okrs.ecosystem.keyResults[0].where.tier = "resale/platinum"),
      "/okrs/ecosystem/keyResults/0/where/tier",
      "there is no tier `resale/platinum`",
      "write `managed/platinum`",
    ],
    [
      "a milestone",
      (raw) => (raw.roadmap[5].after = ["M-3"]),
      "/roadmap/5/after/0",
      "there is no milestone `M-3`",
      "write `M-03`",
    ],
    [
      "a person who decides",
      (raw) => (raw.raci["tier-change"].cop = "I"),
      "/raci/tier-change/cop",
      "there is no person `cop`",
      "write `cpo`",
    ],
    [
      "a category of the closed set",
      (raw) => (raw.metrics[3].where.category = "eco"),
      "/metrics/3/where/category",
      "there is no category `eco`",
      "write one of: integration, distribution, ecosystem",
    ],
    [
      "who sells, which is a side or a partner type",
      (raw) => (raw.coverage.rulesOfEngagement[0].seller = "mps"),
      "/coverage/rulesOfEngagement/0/seller",
      "there is no seller `mps`",
      "write `msp`",
    ],
    [
      "a score on a criterion without weight",
      (raw) => (raw.landscape["summit-systems"].scores.icpOverlp = 10),
      "/landscape/summit-systems/scores/icpOverlp",
      "there is no weighted criterion `icpOverlp`",
      "write `icpOverlap`",
    ],
  ];
  test.each(dangling)("%s", (_, edit, path, message, fix) => {
    expect(found("REF-001", edit)).toMatchObject([{ path, message, fix }]);
  });

  test("what is far from everything gets the list, and where to add it", () => {
    const [finding] = found("REF-001", (raw) => (raw.gaps["regional-reach"].owner = "somebody-else"));
    expect(finding?.subject).toBe("regional-reach");
    expect(finding?.fix).toBe(
      "write one of: cpo, cro, cmo, product, ceo, gtm, dev, ops and 2 more; or add `somebody-else` under `people`",
    );
  });

  test("a name that every object of the language has is still unknown", () => {
    expect(found("REF-001", (raw) => (raw.gaps["regional-reach"].owner = "constructor"))).toHaveLength(1);
  });

  test("the example, measures of one's own and sellers that are partner types are all known", () => {
    expect(
      found("REF-001", (raw) => {
        raw.okrs.ecosystem.keyResults[3].metric = "partner-satisfaction";
        raw.okrs.ecosystem.keyResults[0].where.tier = "managed/platinum";
        raw.coverage.rulesOfEngagement[1].seller = "msp";
      }),
    ).toEqual([]);
  });

  test("a misfit in one list does not hide a dangling slug elsewhere", () => {
    expect(
      found("REF-001", (raw) => {
        raw.partnerTypes.msp.fills = ["no-managed-service", 5];
        raw.objectives["managed-service"].owner = "gmt";
      }),
    ).toMatchObject([{ path: "/objectives/managed-service/owner" }]);
  });

  test("what refers to a part that cannot be read is not called dangling", () => {
    expect(found("REF-001", (raw) => (raw.sources = "see the wiki"))).toEqual([]);
  });

  test("a slug that is both a gap and a bet cannot be a because", () => {
    const findings = found("REF-001", (raw) => (raw.gaps["msp-first"] = raw.gaps["regional-reach"]));
    expect(findings).toMatchObject([{ subject: "msp-first", path: "/bets/msp-first" }]);
  });
});

describe("REF-002, what nothing uses", () => {
  test("a gap, a person and a source", () => {
    const findings = found("REF-002", (raw) => {
      raw.gaps.speed = { statement: "Rivals answer in a day" };
      raw.people.intern = { title: "Intern" };
      raw.sources.rumour = { title: "Heard at the fair" };
    });
    expect(findings.map(({ subject, message }) => [subject, message])).toEqual([
      ["speed", "nothing refers to the gap `speed`"],
      ["intern", "nothing refers to the person `intern`"],
      ["rumour", "nothing refers to the source `rumour`"],
    ]);
  });

  test("signing off is using, and so is a letter in the RACI", () => {
    expect(found("REF-002")).toEqual([]);
    expect(found("REF-002", (raw) => (raw.strategy.signoff = ["cro", "product", "fin"]))).toMatchObject([
      { subject: "cmo" },
    ]);
  });

  test("a misfit may hide the only use", () => {
    expect(
      found("REF-002", (raw) => {
        raw.strategy.signoff = "everybody";
      }),
    ).toEqual([]);
  });
});
