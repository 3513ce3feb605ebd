import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { incentiveRules } from "./incentives.ts";

const found = findingsOf(incentiveRules);
const messages = (...from: Parameters<typeof found>) => found(...from).map(({ message }) => message);
/** Edits the bands of the example's quarterly rebate: 0% from 0, 3% from 100K, 5% from 250K. */
const rebate = (edit: (bands: Raw) => void) => (raw: Raw) => edit(raw.incentives["msp-volume-rebate"].bands);
const steps = (...list: Raw[]) => rebate((bands) => (bands.steps = list));

it.each(incentiveRules.map(({ id }) => id))("%s is silent about the example", (id) => {
  expect(found(id)).toEqual([]);
});

it.each(incentiveRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("INC-001: bands start at zero and rise", () => {
  it("finds a first band above zero", () => {
    expect(found("INC-001", steps({ from: "10K", rate: "3%" }))).toMatchObject([
      {
        subject: "msp-volume-rebate",
        path: "/incentives/msp-volume-rebate/bands/steps/0/from",
        message: "the bands of `msp-volume-rebate` start at USD 10,000, not at 0",
      },
    ]);
  });

  it.each(["100K", "99999.99", 100000])("finds a band from %s after one from 100K", (from) => {
    expect(
      found("INC-001", steps({ from: 0, rate: 0 }, { from: "100K", rate: "3%" }, { from, rate: "5%" })),
    ).toMatchObject([
      { path: "/incentives/msp-volume-rebate/bands/steps/2/from", fix: "start it above USD 100,000" },
    ]);
  });

  it("accepts a cent more", () => {
    expect(found("INC-001", steps({ from: 0 }, { from: "100K" }, { from: "100000.01" }))).toEqual([]);
  });

  it("finds bands that are empty or do not say where they start", () => {
    expect(messages("INC-001", steps())).toEqual(["`msp-volume-rebate` has no bands"]);
    expect(messages("INC-001", steps({ from: 0 }, { rate: "3%" }))).toEqual([
      "band 2 of `msp-volume-rebate` does not say where it starts",
    ]);
  });

  it("compares within another currency and not across two", () => {
    expect(found("INC-001", steps({ from: 0 }, { from: "EUR 2K" }, { from: "EUR 1K" }))).toHaveLength(1);
    expect(found("INC-001", steps({ from: 0 }, { from: "EUR 2K" }, { from: "USD 1K" }))).toEqual([]);
  });

  it("a misfit band silences its incentive only", () => {
    const misfit = (raw: Raw) => {
      steps({ from: 0 }, { from: "lots" })(raw);
      raw.incentives["consultant-referral"].bands.steps[0].from = "1K";
    };
    expect(found("INC-001", misfit)).toMatchObject([{ subject: "consultant-referral" }]);
  });
});

describe("INC-002: no cliff in the payout", () => {
  it("says the jump at each step", () => {
    expect(
      found(
        "INC-002",
        rebate((bands) => (bands.method = "retroactive")),
      ),
    ).toMatchObject([
      {
        subject: "msp-volume-rebate",
        path: "/incentives/msp-volume-rebate/bands",
        message:
          "the payout of `msp-volume-rebate` jumps by USD 3,000 at USD 100,000 (from USD 0 to USD 3,000); by USD 5,000 at USD 250,000 (from USD 7,500 to USD 12,500)",
      },
    ]);
  });

  it("counts to the cent: 0, 5, 10 and 15% from 0, 250K, 500K and 1M", () => {
    const retroactive = rebate((bands) => {
      bands.method = "retroactive";
      bands.steps = [
        { from: 0, rate: "0%" },
        { from: "250K", rate: "5%" },
        { from: "500K", rate: "10%" },
        { from: "1M", rate: "15%" },
      ];
    });
    expect(messages("INC-002", retroactive)[0]).toContain(
      "by USD 12,500 at USD 250,000 (from USD 0 to USD 12,500); by USD 25,000 at USD 500,000 (from USD 25,000 to USD 50,000); by USD 50,000 at USD 1,000,000",
    );
  });

  it("counts fixed amounts", () => {
    const fixed = rebate((bands) => {
      bands.method = "retroactive";
      bands.steps = [
        { from: 0, amount: 0 },
        { from: "100K", amount: "2.5K" },
      ];
    });
    expect(messages("INC-002", fixed)[0]).toContain("by USD 2,500 at USD 100,000");
  });

  it("a single band has no step to jump at, and marginal bands do not jump", () => {
    const single = rebate((bands) => {
      bands.method = "retroactive";
      bands.steps = [{ from: 0, rate: "3%" }];
    });
    expect(found("INC-002", single)).toEqual([]);
    expect(
      found(
        "INC-002",
        rebate((bands) => (bands.method = "marginal")),
      ),
    ).toEqual([]);
  });
});

describe("INC-003: rates are from 0% to 100%", () => {
  it.each(["-1%", "100.01%", "150%"])("finds %s", (rate) => {
    expect(found("INC-003", steps({ from: 0, rate }))).toMatchObject([
      {
        path: "/incentives/msp-volume-rebate/bands/steps/0/rate",
        message: `\`msp-volume-rebate\` pays a rate of ${rate}`,
      },
    ]);
  });

  it.each(["0%", "100%", 1])("accepts %s", (rate) => {
    expect(found("INC-003", steps({ from: 0, rate }))).toEqual([]);
  });
});

describe("INC-004: fees and margins are what the field pays", () => {
  const fee = (rate: string) => (raw: Raw) =>
    (raw.incentives["consultant-referral"].bands.steps[0].rate = rate);
  const discount = (value: string) => (raw: Raw) => (raw.programs.managed.tiers[1].benefits[1].value = value);
  const margin = (rate: string) => (raw: Raw) => {
    raw.incentives["msp-volume-rebate"].kind = "margin";
    raw.incentives["msp-volume-rebate"].bands.steps = [{ from: 0, rate }];
  };

  it.each(["5%", "15%"])("a referral fee of %s is usual", (rate) => {
    expect(found("INC-004", fee(rate))).toEqual([]);
  });

  it.each(["4.99%", "15.01%"])("a referral fee of %s is not", (rate) => {
    expect(messages("INC-004", fee(rate))).toEqual([
      `the referral fee of \`consultant-referral\` is ${rate}; usual is 5% to 15%`,
    ]);
  });

  it.each(["20%", "40%"])("a discount or margin of %s is usual", (rate) => {
    expect(found("INC-004", discount(rate))).toEqual([]);
    expect(found("INC-004", margin(rate))).toEqual([]);
  });

  it.each(["19.9%", "41%"])("a discount or margin of %s is not", (rate) => {
    expect(found("INC-004", discount(rate))).toMatchObject([
      { subject: "managed/silver", path: "/programs/managed/tiers/1/benefits/1/value" },
    ]);
    expect(found("INC-004", margin(rate))).toMatchObject([{ subject: "msp-volume-rebate" }]);
  });

  it("judges no discount that is not a share, and no rebate", () => {
    expect(found("INC-004", discount("by volume"))).toEqual([]);
    expect(found("INC-004", steps({ from: 0, rate: "60%" }))).toEqual([]);
  });
});

describe("INC-005: a model has the mechanism that pays it", () => {
  const type = (edit: (type: Raw, raw: Raw) => void) => (raw: Raw) =>
    edit(raw.partnerTypes["bank-consultant"], raw);
  const models = (models: string[], earns: string[] = []) =>
    type((one) => Object.assign(one, { models, earns }));

  it("finds a referral model without a referral fee, though `earns` promises one", () => {
    expect(found("INC-005", (raw) => delete raw.incentives["consultant-referral"])).toMatchObject([
      {
        subject: "bank-consultant",
        path: "/partnerTypes/bank-consultant/models/0",
        message: "`bank-consultant` works by referral, and nothing gives it a referral fee",
        fix: "add an incentive of kind `referral-fee` that reaches `bank-consultant`; or drop the model",
      },
    ]);
  });

  it("finds a fee that reaches other types only", () => {
    expect(found("INC-005", (raw) => (raw.incentives["consultant-referral"].types = ["msp"]))).toHaveLength(
      1,
    );
  });

  it("resale is paid by a tier discount in the type's programme, or by a margin", () => {
    const undiscounted = (raw: Raw) =>
      raw.programs.managed.tiers.forEach((tier: Raw) => delete tier.benefits);
    expect(found("INC-005", undiscounted)).toMatchObject([{ subject: "msp" }]);
    const byMargin = (raw: Raw) => {
      undiscounted(raw);
      raw.incentives.margin = { kind: "margin", program: "managed" };
    };
    expect(found("INC-005", byMargin)).toEqual([]);
  });

  it.each([
    ["oem", ["license"]],
    ["implementation", ["services-margin"]],
  ])("%s is paid outside the programme, by what the type earns", (model, earns) => {
    expect(found("INC-005", models([model], earns))).toEqual([]);
    expect(found("INC-005", models([model]))).toHaveLength(1);
  });

  it.each([
    ["oem", "royalty"],
    ["oem", "per-seat"],
    ["joint-venture", "revenue-share"],
  ])("%s is paid by an incentive of kind %s", (model, kind) => {
    const paid = (raw: Raw) => {
      models([model])(raw);
      raw.incentives["consultant-referral"].kind = kind;
    };
    expect(found("INC-005", paid)).toEqual([]);
  });

  it("an incentive for a tier reaches the types of the tier's programme", () => {
    const forTier = (tier: string) => (raw: Raw) => {
      raw.incentives["consultant-referral"] = { kind: "referral-fee", tiers: [tier] };
    };
    expect(found("INC-005", forTier("resale/premier"))).toEqual([]);
    expect(found("INC-005", forTier("gold"))).toHaveLength(1);
  });

  it("co-sell and technology alliance need none", () => {
    expect(found("INC-005", models(["co-sell", "technology-alliance"]))).toEqual([]);
  });
});

describe("INC-006: more than a price carries", () => {
  it("finds a discount of list that leaves next to nothing", () => {
    const typo = (raw: Raw) => (raw.programs.resale.tiers[1].benefits[0].value = "95%");
    expect(found("INC-006", typo)).toMatchObject([
      {
        subject: "resale/premier",
        path: "/programs/resale/tiers/1/benefits/0/value",
        message: "the discount of `resale/premier` is 95%; 60% is the most that a price carries",
      },
    ]);
  });

  it("finds a rate, and leaves one above 100% to INC-003", () => {
    const fee = (rate: string) => (raw: Raw) =>
      (raw.incentives["consultant-referral"].bands.steps[0].rate = rate);
    expect(found("INC-006", fee("95%"))).toMatchObject([
      { message: "the referral fee of `consultant-referral` is 95%; 60% is the most that a price carries" },
    ]);
    expect(found("INC-006", fee("60%"))).toEqual([]);
    expect(found("INC-006", fee("150%"))).toEqual([]);
  });

  it("a partner that brings the product may keep most of the proceeds", () => {
    const share = (raw: Raw) =>
      Object.assign(raw.incentives["consultant-referral"], {
        kind: "revenue-share",
        bands: { steps: [{ from: 0, rate: "80%" }] },
      });
    expect(found("INC-006", share)).toEqual([]);
    expect(found("INC-006")).toEqual([]);
  });
});
