import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { programRules } from "./programs.ts";

const found = findingsOf(programRules);
const [registered, silver, gold, platinum] = [0, 1, 2, 3];
/** Edits a tier of the programme `managed`: registered, silver, gold, platinum. */
const tier = (rank: number, edit: (tier: Raw) => void) => (raw: Raw) =>
  edit(raw.programs.managed.tiers[rank]);

it.each(programRules.map(({ id }) => id))("%s is silent about the example", (id) => {
  expect(found(id)).toEqual([]);
});

it.each(programRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("PRO-001: each tier asks for more than the one below", () => {
  // In the example gold asks for 500K of pipeline and platinum for 2M.
  const platinumPipeline = (criterion: Raw) =>
    tier(platinum, ({ criteria }) => Object.assign(criteria[0], criterion));

  it.each(["500K", "0.5M", "100K"])("finds %s above a tier that asks for 500K", (atLeast) => {
    expect(found("PRO-001", platinumPipeline({ atLeast }))).toMatchObject([
      {
        subject: "managed/platinum",
        path: "/programs/managed/tiers/3/criteria/0/atLeast",
        message: `\`platinum\` asks for \`partner-sourced-pipeline\` of ${atLeast}, which is not above \`gold\` (500K)`,
      },
    ]);
  });

  it("accepts the least more", () => {
    expect(found("PRO-001", platinumPipeline({ atLeast: 500001 }))).toEqual([]);
  });

  it("compares with the nearest lower tier that has the metric, past tiers without it", () => {
    const skipped = (raw: Raw) => {
      tier(gold, ({ criteria }) => criteria.shift())(raw);
      platinumPipeline({ atLeast: "100K" })(raw);
    };
    expect(found("PRO-001", skipped)[0]?.message).toContain("not above `silver` (100K)");
  });

  it("where less is better, asks for less", () => {
    const faster = (atMost: string) => (raw: Raw) => {
      tier(gold, ({ criteria }) => criteria.push({ metric: "time-to-first-revenue", atMost: "90 days" }))(
        raw,
      );
      tier(platinum, ({ criteria }) => criteria.push({ metric: "time-to-first-revenue", atMost }))(raw);
    };
    expect(found("PRO-001", faster("60 days"))).toEqual([]);
    expect(found("PRO-001", faster("3 months"))[0]?.message).toContain("not below `gold` (90 days)");
  });

  it("does not compare what counts another window, or another currency", () => {
    expect(found("PRO-001", platinumPipeline({ over: "3 months", atLeast: "200K" }))).toEqual([]);
    expect(found("PRO-001", platinumPipeline({ atLeast: "EUR 1K" }))).toEqual([]);
  });

  it("a misfit threshold is passed over, and so is what is compared with it", () => {
    const misfit = (raw: Raw) => {
      tier(gold, ({ criteria }) => Object.assign(criteria[1], { atLeast: "a few" }))(raw);
      raw.programs.resale.tiers[0].criteria.push({ metric: "certified-people", atLeast: 2 });
    };
    expect(found("PRO-001", misfit)).toMatchObject([{ subject: "resale/premier" }]);
  });
});

describe("PRO-002: programmes, benefits and incentives say what they serve", () => {
  it("finds a programme, a benefit and an incentive without a reason", () => {
    const unreasoned = (raw: Raw) => {
      delete raw.programs.resale.because;
      delete raw.programs.managed.tiers[gold].benefits[1].because;
      delete raw.incentives["consultant-referral"].because;
    };
    expect(found("PRO-002", unreasoned)).toMatchObject([
      {
        subject: "managed/gold",
        path: "/programs/managed/tiers/2/benefits/1",
        message: "the benefit `mdf` of `managed/gold` serves no gap and no bet",
      },
      { subject: "resale", path: "/programs/resale" },
      { subject: "consultant-referral", path: "/incentives/consultant-referral" },
    ]);
  });

  it("a tier's reason does not stand for its benefits", () => {
    const inherited = tier(silver, (one) => {
      one.because = "cost-to-reach";
      delete one.benefits[0].because;
    });
    expect(found("PRO-002", inherited)).toHaveLength(1);
  });
});

describe("PRO-003: no reason names a bet that has ended", () => {
  it.each(["parked", "retired"])("finds every place that names a %s bet", (status) => {
    const ended = (raw: Raw) => {
      raw.bets["regional-resale"].status = status;
      raw.coverage.cells[3].because = "regional-resale";
      raw.coverage.rulesOfEngagement[1].because = "regional-resale";
      raw.programs.managed.registration.because = "regional-resale";
      raw.incentives["consultant-referral"].because = "regional-resale";
    };
    expect(found("PRO-003", ended).map(({ subject, path }) => [subject, path])).toEqual([
      ["us-mountain/general/medium", "/coverage/cells/3/because"],
      ["coverage", "/coverage/rulesOfEngagement/1/because"],
      ["managed", "/programs/managed/registration/because"],
      ["resale", "/programs/resale/because"],
      ["consultant-referral", "/incentives/consultant-referral/because"],
    ]);
  });

  it("offers the gaps and the living bets instead", () => {
    const [fault] = found("PRO-003", (raw) => (raw.bets["regional-resale"].status = "parked"));
    expect(fault?.message).toBe("the reason (`because`) is the bet `regional-resale`, which is parked");
    expect(fault?.fix).toContain("cost-to-reach or msp-first");
  });

  it.each(["active", "next", "scaled"])("accepts a bet that is %s", (status) => {
    expect(found("PRO-003", (raw) => (raw.bets["regional-resale"].status = status))).toEqual([]);
  });
});

describe("PRO-004: discount and MDF are given for a commitment", () => {
  it.each([[[]], [undefined]])(
    "finds a tier that gives them and asks nothing (commitments: %j)",
    (commitments) => {
      const giveaway = tier(gold, (one) => {
        if (commitments) one.commitments = commitments;
        else delete one.commitments;
      });
      expect(found("PRO-004", giveaway)).toMatchObject([
        {
          subject: "managed/gold",
          message: "`managed/gold` gives discount and mdf and asks for no commitment",
        },
      ]);
    },
  );

  it("a tier that gives neither may ask nothing", () => {
    expect(
      found(
        "PRO-004",
        tier(registered, (one) => (one.commitments = [])),
      ),
    ).toEqual([]);
  });
});

describe("PRO-005: protection lasts for three quarters of the sale", () => {
  // The example's sale takes 100 days.
  const protection = (length: string) => (raw: Raw) =>
    (raw.programs.managed.registration.protection = length);

  it.each(["75 days", "11 weeks", "54 business days", "1 quarter"])("accepts %s", (length) => {
    expect(found("PRO-005", protection(length))).toEqual([]);
  });

  it.each(["74 days", "10 weeks", "53 business days", "2 months"])("finds %s", (length) => {
    expect(found("PRO-005", protection(length))).toMatchObject([
      {
        subject: "managed",
        path: "/programs/managed/registration/protection",
        fix: "protect for at least 75 days",
      },
    ]);
  });

  it("says the share of the sale that is protected", () => {
    expect(found("PRO-005", protection("60 days"))[0]?.message).toBe(
      "`managed` protects for 60 days, which is 60% of the sales cycle of 100 days",
    );
  });

  it("knows nothing to compare with without a sales cycle or a protection", () => {
    expect(found("PRO-005", (raw) => (protection("1 day")(raw), delete raw.company.salesCycle))).toEqual([]);
    expect(found("PRO-005", (raw) => delete raw.programs.managed.registration.protection)).toEqual([]);
  });
});
