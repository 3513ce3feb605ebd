import { describe, expect, test } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { partnerTypeRules } from "./partner-types.ts";

const found = findingsOf(partnerTypeRules);
const subjects = (...asked: Parameters<typeof found>) => found(...asked).map(({ subject }) => subject);
const messages = (...asked: Parameters<typeof found>) => found(...asked).map(({ message }) => message);

/** A body that we join: it sells nothing and is in no programme. */
const joinStandardsBody = (raw: Raw) =>
  (raw.partnerTypes.standards = {
    name: "Standards body",
    kind: "standards-body",
    fills: ["bank-credibility"],
  });

describe("TYP-001, too many partner types", () => {
  const types = (count: number, stage: string) => (raw: Raw) => {
    raw.company.stage = stage;
    for (let more = 4; more <= count; more++) raw.partnerTypes[`type-${more}`] = { name: `Type ${more}` };
  };

  test("more than four; more than six in the mature stage", () => {
    expect(found("TYP-001", types(5, "growth"))).toMatchObject([
      { subject: "partnerTypes", path: "/partnerTypes", message: "5 partner types; this stage carries 4" },
    ]);
    expect(messages("TYP-001", types(7, "mature"))).toEqual(["7 partner types; the mature stage carries 6"]);
  });

  test("four, and six in the mature stage", () => {
    expect(subjects("TYP-001", types(4, "growth"))).toEqual([]);
    expect(subjects("TYP-001", types(6, "mature"))).toEqual([]);
  });
});

describe("TYP-002, a type that fills no gap", () => {
  test("offers the gaps there are", () => {
    expect(found("TYP-002", (raw) => (raw.partnerTypes.msp.fills = []))).toMatchObject([
      {
        subject: "msp",
        path: "/partnerTypes/msp",
        message: "`msp` fills no gap",
        fix: "name the gap that this type closes (`fills`), one of: no-managed-service, regional-reach, bank-credibility, cost-to-reach; or drop the type",
      },
    ]);
    expect(subjects("TYP-002", (raw) => delete raw.partnerTypes.msp.fills)).toEqual(["msp"]);
  });

  test("one gap is enough", () => {
    expect(subjects("TYP-002")).toEqual([]);
  });
});

describe("TYP-003, target shares that are no whole", () => {
  const share = (text: string) => (raw: Raw) => (raw.partnerTypes.msp.target.share = text);

  test("says the sum, and who has none", () => {
    expect(found("TYP-003", share("40%"))).toMatchObject([
      { subject: "partnerTypes", path: "/partnerTypes", message: "target shares add up to 95%, not 100%" },
    ]);
    expect(messages("TYP-003", (raw) => delete raw.partnerTypes.msp.target)).toEqual([
      "target shares add up to 55%, not 100%; `msp` has none",
    ]);
  });

  test("a tenth of a point may be missing or over, no more", () => {
    expect(subjects("TYP-003", share("44.9%"))).toEqual([]);
    expect(subjects("TYP-003", share("45.1%"))).toEqual([]);
    expect(messages("TYP-003", share("44.89%"))).toEqual(["target shares add up to 99.89%, not 100%"]);
  });

  test("a type without share is well when the others are whole", () => {
    expect(subjects("TYP-003", joinStandardsBody)).toEqual([]);
  });

  test("no types, no shares; a share that cannot be read is not guessed", () => {
    expect(subjects("TYP-003", (raw) => delete raw.partnerTypes)).toEqual([]);
    expect(subjects("TYP-003", share("much"))).toEqual([]);
  });
});

describe("TYP-004, a type that no programme enrols", () => {
  test("the type that was left out", () => {
    expect(found("TYP-004", (raw) => (raw.programs.resale.types = ["regional-reseller"]))).toMatchObject([
      {
        subject: "bank-consultant",
        path: "/partnerTypes/bank-consultant",
        message: "no programme enrols `bank-consultant`",
      },
    ]);
  });

  test("bodies that we join need none", () => {
    expect(subjects("TYP-004", joinStandardsBody)).toEqual([]);
  });
});

describe("TYP-005, a tier that asks more hours than the type has", () => {
  const perQuarter = (hours: number) => (raw: Raw) => (raw.partnerTypes.msp.capacity.hoursPerQuarter = hours);

  test("says the hours of the year against those of four quarters", () => {
    // Platinum: one plan of 16 hours, four reviews of 6, four activities of 12: 88 hours.
    expect(found("TYP-005", perQuarter(21))).toMatchObject([
      {
        subject: "managed/platinum",
        path: "/programs/managed/tiers/3",
        message: "`managed/platinum` asks 88 hours a year; `msp` can give 84",
      },
    ]);
  });

  test("exactly the capacity fits", () => {
    expect(subjects("TYP-005", perQuarter(22))).toEqual([]);
  });

  test("hours that are not stated are named, not counted as none", () => {
    const edit = (raw: Raw) => {
      perQuarter(9)(raw);
      delete raw.programs.managed.tiers[3].commitments[0].hours;
    };
    expect(messages("TYP-005", edit)).toEqual([
      "`managed/platinum` asks 72 hours a year; `msp` can give 36, and the hours of joint-plan are unknown",
    ]);
  });

  test("each enrolled type is held against its own capacity; one without is unknown", () => {
    const edit = (raw: Raw) => {
      raw.programs.resale.tiers[1].commitments[0].hours = 50;
      delete raw.partnerTypes["regional-reseller"].capacity;
    };
    expect(messages("TYP-005", edit)).toEqual([
      "`resale/premier` asks 100 hours a year; `bank-consultant` can give 80",
    ]);
  });

  test("a tier that cannot be read hides only itself", () => {
    const edit = (raw: Raw) => {
      perQuarter(9)(raw);
      raw.programs.managed.tiers[2].commitments[0].hours = "some";
    };
    expect(subjects("TYP-005", edit)).toEqual(["managed/platinum"]);
  });
});

describe("TYP-006, a one-sided exchange", () => {
  test("says which side is empty", () => {
    const edit = (raw: Raw) => {
      raw.partnerTypes.msp.gives = [];
      delete raw.partnerTypes["bank-consultant"].gives;
      delete raw.partnerTypes["bank-consultant"].gets;
    };
    expect(found("TYP-006", edit)).toMatchObject([
      { subject: "msp", path: "/partnerTypes/msp", message: "`msp` does not say what we give" },
      { subject: "bank-consultant", message: "`bank-consultant` does not say what we give or what we get" },
    ]);
  });

  test("both sides are filled in the example", () => {
    expect(subjects("TYP-006")).toEqual([]);
  });
});

describe("TYP-007, a type that can earn nothing", () => {
  const earns =
    (type: string, earnings: string[] | undefined, edit: (raw: Raw) => void = () => {}) =>
    (raw: Raw) => {
      raw.partnerTypes[type].earns = earnings;
      edit(raw);
    };
  const noDiscounts = (raw: Raw) =>
    (raw.programs.resale.tiers[1].benefits = [{ kind: "deal-registration", because: "regional-reach" }]);

  test("earns none, and nothing else reaches it", () => {
    const edit = earns("regional-reseller", ["none"], noDiscounts);
    expect(found("TYP-007", edit)).toMatchObject([
      {
        subject: "regional-reseller",
        path: "/partnerTypes/regional-reseller",
        message: "`regional-reseller` earns nothing, and no incentive or discount reaches it",
      },
    ]);
    expect(subjects("TYP-007", earns("regional-reseller", undefined, noDiscounts))).toEqual([
      "regional-reseller",
    ]);
  });

  test("a discount of its programme reaches it", () => {
    expect(subjects("TYP-007", earns("regional-reseller", []))).toEqual([]);
  });

  test("so does an incentive for its type, its programme or its tier, and one for everybody", () => {
    const incentive = (scope: object) =>
      earns("regional-reseller", [], (raw) => {
        noDiscounts(raw);
        raw.incentives.bonus = { kind: "spiff", ...scope };
      });
    for (const scope of [
      { types: ["regional-reseller"] },
      { program: "resale" },
      { tiers: ["premier"] },
      {},
    ]) {
      expect(subjects("TYP-007", incentive(scope))).toEqual([]);
    }
    expect(subjects("TYP-007", incentive({ tiers: ["platinum"] }))).toEqual(["regional-reseller"]);
  });

  test("bodies that we join earn nothing by nature", () => {
    expect(subjects("TYP-007", joinStandardsBody)).toEqual([]);
  });
});

describe("TYP-008, a type without criteria", () => {
  test("none, or an empty list", () => {
    expect(found("TYP-008", (raw) => delete raw.partnerTypes.msp.criteria)).toMatchObject([
      { subject: "msp", path: "/partnerTypes/msp", message: "`msp` does not say who qualifies" },
    ]);
    expect(subjects("TYP-008", (raw) => (raw.partnerTypes.msp.criteria = []))).toEqual(["msp"]);
    expect(subjects("TYP-008")).toEqual([]);
  });
});

describe("TYP-009, a type that nobody audited", () => {
  // The strategy takes effect with FY28-Q1, on 1 February 2027.
  const audited =
    (...days: string[]) =>
    (raw: Raw) => {
      for (const type of Object.values<Raw>(raw.partnerTypes)) {
        type.reviews = days.map((on) => ({ on, decision: "keep", because: "It pays" }));
      }
    };

  test("from the day after twelve months", () => {
    expect(subjects("TYP-009", undefined, "2028-02-01")).toEqual([]);
    expect(found("TYP-009", undefined, "2028-02-02")[0]).toMatchObject({
      subject: "msp",
      path: "/partnerTypes/msp",
      message: "`msp` was never audited; the strategy took effect on 2027-02-01",
    });
    expect(subjects("TYP-009", undefined, "2028-02-02")).toEqual([
      "msp",
      "regional-reseller",
      "bank-consultant",
    ]);
  });

  test("each audit holds for twelve months", () => {
    expect(subjects("TYP-009", audited("2027-12-10"), "2028-12-10")).toEqual([]);
    expect(messages("TYP-009", audited("2027-06-01", "2027-12-10"), "2028-12-11")[0]).toBe(
      "`msp` was last audited on 2027-12-10",
    );
  });

  test("an audit before the strategy took effect counts until twelve months after it", () => {
    expect(subjects("TYP-009", audited("2026-10-01"), "2028-02-01")).toEqual([]);
    expect(subjects("TYP-009", audited("2026-10-01"), "2028-02-02")).toHaveLength(3);
  });

  test("an audit that is only planned was not made, and without a start there is nothing to count from", () => {
    expect(subjects("TYP-009", audited("2028-06-01"), "2028-02-02")).toHaveLength(3);
    expect(subjects("TYP-009", (raw) => delete raw.horizon, "2030-01-01")).toEqual([]);
  });
});
