import { describe, expect, test } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { choiceRules } from "./choice.ts";

const found = findingsOf(choiceRules);
const subjects = (...asked: Parameters<typeof found>) => found(...asked).map(({ subject }) => subject);
const messages = (...asked: Parameters<typeof found>) => found(...asked).map(({ message }) => message);

/** More bets like the first one, in a state of their own. */
const addBets = (raw: Raw, ...bets: { name: string; status: string; start?: string }[]) => {
  for (const bet of bets) raw.bets[bet.name] = { ...raw.bets["msp-first"], ...bet };
};

describe("CHO-001, a goal without a route", () => {
  test("an objective that only parked bets serve", () => {
    expect(found("CHO-001", (raw) => (raw.bets["msp-first"].status = "parked"))).toMatchObject([
      {
        subject: "managed-service",
        path: "/objectives/managed-service",
        message: "no active, next or scaled bet serves `managed-service` (`msp-first` is parked)",
      },
    ]);
  });

  test("a scaled or next bet is a route, a retired one is not", () => {
    const withStatus = (status: string) => (raw: Raw) => (raw.bets["msp-first"].status = status);
    expect(subjects("CHO-001", withStatus("scaled"))).toEqual([]);
    expect(subjects("CHO-001", withStatus("next"))).toEqual([]);
    expect(subjects("CHO-001", withStatus("retired"))).toEqual(["managed-service"]);
  });

  test("without bets no objective has a route", () => {
    expect(subjects("CHO-001", (raw) => delete raw.bets)).toEqual(["mid-market-growth", "managed-service"]);
  });

  test("a bet whose list cannot be read may be the route", () => {
    expect(subjects("CHO-001", (raw) => (raw.bets["msp-first"].serves = "everything"))).toEqual([]);
  });
});

describe("CHO-002, no choice was made", () => {
  test("nothing declined, nothing parked; the part may be empty or absent", () => {
    const expected = [{ subject: "declined", path: "/declined" }];
    expect(found("CHO-002", (raw) => (raw.declined = {}))).toMatchObject(expected);
    expect(found("CHO-002", (raw) => delete raw.declined)).toMatchObject(expected);
  });

  test("a parked bet is a choice, and so is a declined option", () => {
    expect(subjects("CHO-002")).toEqual([]);
    const parked = (raw: Raw) => {
      delete raw.declined;
      raw.bets["regional-resale"].status = "parked";
    };
    expect(subjects("CHO-002", parked)).toEqual([]);
  });
});

describe("CHO-003, more active bets than half the full-time people", () => {
  const active =
    (number: number, ...fte: number[]) =>
    (raw: Raw) => {
      delete raw.bets["regional-resale"];
      addBets(
        raw,
        ...Array.from({ length: number - 1 }, (_, index) => ({ name: `bet-${index}`, status: "active" })),
      );
      raw.budget.people = fte.map((each) => ({ role: "Somebody", fte: each }));
    };

  test("three active bets for five people are one too many", () => {
    expect(found("CHO-003", active(3, 3, 2))).toMatchObject([
      { subject: "bets", path: "/bets", message: "3 active bets, 5 full-time people; they carry 2" },
    ]);
  });

  test("exactly half is enough, also when it is made of tenths", () => {
    expect(subjects("CHO-003", active(3, 3, 3))).toEqual([]);
    expect(subjects("CHO-003", active(2, 3.7, 0.1, 0.2))).toEqual([]);
    expect(subjects("CHO-003", active(2, 3.7, 0.1, 0.1))).toEqual(["bets"]);
  });

  test("one active bet is always allowed", () => {
    expect(subjects("CHO-003", active(1, 0.5))).toEqual([]);
  });

  test("people that are not budgeted or not counted are unknown, not none", () => {
    const uncounted = (raw: Raw) => {
      active(3, 2)(raw);
      delete raw.budget.people[0].fte;
    };
    expect(subjects("CHO-003", uncounted)).toEqual([]);
    const unbudgeted = (raw: Raw) => {
      active(3)(raw);
      delete raw.budget;
    };
    expect(subjects("CHO-003", unbudgeted)).toEqual([]);
  });
});

describe("CHO-004, a bet that cannot be judged", () => {
  test("says everything that is missing", () => {
    const edit = (raw: Raw) => {
      delete raw.bets["msp-first"].leading;
      delete raw.bets["msp-first"].retireIf;
    };
    expect(found("CHO-004", edit)).toMatchObject([
      {
        subject: "msp-first",
        path: "/bets/msp-first",
        message: "`msp-first` has no leading measure or retirement condition",
      },
    ]);
  });

  test("a measure without a bound decides nothing", () => {
    expect(messages("CHO-004", (raw) => delete raw.bets["msp-first"].retireIf.atMost)).toEqual([
      "`msp-first` has no retirement condition",
    ]);
  });

  test("the lagging measure is an outcome", () => {
    expect(
      found("CHO-004", (raw) => (raw.bets["regional-resale"].lagging.metric = "deal-registrations")),
    ).toMatchObject([
      {
        path: "/bets/regional-resale/lagging/metric",
        message:
          "the lagging measure of `regional-resale`, `deal-registrations`, is of kind leading, not outcome",
      },
    ]);
    expect(
      subjects("CHO-004", (raw) => (raw.bets["msp-first"].lagging.metric = "partner-satisfaction")),
    ).toEqual([]);
  });

  test("parked and retired bets need no evidence", () => {
    const edit = (raw: Raw) => {
      delete raw.bets["msp-first"].leading;
      raw.bets["msp-first"].status = "parked";
    };
    expect(subjects("CHO-004", edit)).toEqual([]);
    expect(subjects("CHO-004")).toEqual([]);
  });
});

describe("CHO-005, all at once", () => {
  const starting =
    (...starts: string[]) =>
    (raw: Raw) => {
      raw.bets["regional-resale"].start = "FY28-Q1";
      addBets(raw, ...starts.map((start) => ({ name: `bet-${start.toLowerCase()}`, status: "next", start })));
    };

  test("three active and next bets in one quarter", () => {
    expect(found("CHO-005", starting("FY28-Q1"))).toMatchObject([
      { subject: "bets", message: "all 3 active and next bets start in FY28-Q1" },
    ]);
  });

  test("two bets may start together, and one of three in another quarter is a sequence", () => {
    expect(subjects("CHO-005", starting())).toEqual([]);
    expect(subjects("CHO-005", starting("FY28-Q2"))).toEqual([]);
  });

  test("bets without a quarter are unknown", () => {
    const edit = (raw: Raw) => {
      starting("FY28-Q1")(raw);
      for (const bet of Object.values<Raw>(raw.bets)) delete bet.start;
    };
    expect(subjects("CHO-005", edit)).toEqual([]);
  });
});

describe("CHO-006, a north star that is no outcome", () => {
  const star = (metric: string) => (raw: Raw) => (raw.thesis.northStar.metric = metric);

  test("leading and activity measures, and counts of partners", () => {
    expect(messages("CHO-006", star("partner-sourced-pipeline"))).toEqual([
      "the north star `partner-sourced-pipeline` is of kind leading, not outcome",
    ]);
    expect(messages("CHO-006", star("meetings-held"))).toEqual([
      "the north star `meetings-held` is of kind activity, not outcome",
    ]);
    const [counted] = found("CHO-006", star("active-partners"));
    expect(counted).toMatchObject({ subject: "thesis", path: "/thesis/northStar/metric" });
    expect(counted?.message).toBe("the north star `active-partners` counts partners");
    expect(counted?.fix).toContain("partner-sourced-revenue");
  });

  test("money that partners bring, and an outcome of one's own", () => {
    expect(subjects("CHO-006")).toEqual([]);
    expect(subjects("CHO-006", star("partner-satisfaction"))).toEqual([]);
  });

  test("an unknown metric is another rule's", () => {
    expect(subjects("CHO-006", star("arr-of-partners"))).toEqual([]);
  });
});

describe("CHO-007, a bet without wedge or motion", () => {
  test("missing or empty", () => {
    expect(messages("CHO-007", (raw) => delete raw.bets["msp-first"].wedge)).toEqual([
      "`msp-first` has no wedge",
    ]);
    expect(messages("CHO-007", (raw) => (raw.bets["regional-resale"].motion = " "))).toEqual([
      "`regional-resale` has no motion",
    ]);
  });

  test("a retired bet needs neither", () => {
    expect(subjects("CHO-007")).toEqual([]);
    const edit = (raw: Raw) =>
      Object.assign(raw.bets["msp-first"], { status: "retired", wedge: "", motion: "" });
    expect(subjects("CHO-007", edit)).toEqual([]);
  });
});

describe("CHO-008, a review that was not held", () => {
  // FY28-Q3 is August to October 2027.
  const reviewed =
    (...days: string[]) =>
    (raw: Raw) =>
      (raw.bets["msp-first"].reviews = days.map((on) => ({ on, decision: "keep" })));

  test("on the day after the review quarter", () => {
    expect(subjects("CHO-008", undefined, "2027-10-31")).toEqual([]);
    expect(found("CHO-008", undefined, "2027-11-01")).toMatchObject([
      {
        subject: "msp-first",
        path: "/bets/msp-first/review",
        message:
          "the review of `msp-first` was due in FY28-Q3, which ended on 2027-10-31; none is recorded since 2027-08-01",
      },
    ]);
  });

  test("a review from the quarter's first day on counts, one before it does not", () => {
    expect(subjects("CHO-008", reviewed("2027-08-01"), "2027-11-01")).toEqual([]);
    expect(subjects("CHO-008", reviewed("2027-07-31"), "2027-11-01")).toEqual(["msp-first"]);
  });

  test("a review that is only planned was not held", () => {
    expect(subjects("CHO-008", reviewed("2027-12-01"), "2027-11-01")).toEqual(["msp-first"]);
  });

  test("only active bets are reviewed", () => {
    expect(subjects("CHO-008", (raw) => (raw.bets["msp-first"].status = "scaled"), "2027-11-01")).toEqual([]);
  });
});

describe("CHO-009, a bet that plays where there is no cell", () => {
  const segment = (value: unknown) => (raw: Raw) => (raw.bets["msp-first"].segment = value);

  test("another type's cells do not count", () => {
    expect(found("CHO-009", segment({ regions: ["us-mountain"] }))).toMatchObject([
      {
        subject: "msp-first",
        path: "/bets/msp-first/segment",
        message: "no coverage cell of `msp` lies in the segment of `msp-first`",
        fix: "add a cell there; `msp` has cells in us-central, us-south and us-gulf",
      },
    ]);
  });

  test("every dimension must meet", () => {
    expect(subjects("CHO-009", segment({ regions: ["us-south"], sizes: ["medium"] }))).toEqual(["msp-first"]);
    expect(subjects("CHO-009", segment({ regions: ["us-south"], sizes: ["medium", "small"] }))).toEqual([]);
  });

  test("what bet or cell leaves out means all", () => {
    expect(subjects("CHO-009", segment(undefined))).toEqual([]);
    const wideCell = (raw: Raw) => {
      raw.bets["msp-first"].segment = { regions: ["us-mountain"], verticals: ["banking"], sizes: ["small"] };
      raw.coverage.cells.push({ region: "us-mountain", route: "partner", types: ["msp"], need: 1 });
    };
    expect(subjects("CHO-009", wideCell)).toEqual([]);
  });

  test("a parked bet plays nowhere", () => {
    const edit = (raw: Raw) =>
      Object.assign(raw.bets["msp-first"], { segment: { regions: ["us-mountain"] }, status: "parked" });
    expect(subjects("CHO-009", edit)).toEqual([]);
  });
});

describe("CHO-010, what was declined is back", () => {
  const excluding =
    (excludes: object, edit: (raw: Raw) => void = () => {}) =>
    (raw: Raw) => {
      raw.declined = { refused: { option: "The refused option", excludes } };
      edit(raw);
    };
  const paths = (edit: (raw: Raw) => void) => found("CHO-010", edit).map(({ path }) => path);

  test("a kind: the partner type and the candidates of that type", () => {
    expect(found("CHO-010", excluding({ kinds: ["consultancy"] }))).toMatchObject([
      {
        subject: "bank-consultant",
        path: "/partnerTypes/bank-consultant/kind",
        message: "`refused` (The refused option) excludes the kind consultancy",
      },
      { subject: "corebank-advisers", path: "/landscape/corebank-advisers/type" },
    ]);
  });

  test("a model: of the thesis, of a type, of a candidate", () => {
    const edit = (raw: Raw) => (raw.landscape["summit-systems"].models = ["resale", "co-sell"]);
    expect(paths(excluding({ models: ["referral"] }, edit))).toEqual([
      "/thesis/models/1/model",
      "/partnerTypes/bank-consultant/models/0",
    ]);
    expect(paths(excluding({ models: ["co-sell"] }, edit))).toEqual([
      "/partnerTypes/regional-reseller/models/1",
      "/landscape/summit-systems/models/1",
    ]);
  });

  test("a region: of a bet, a cell, a candidate", () => {
    const edit = (raw: Raw) => (raw.landscape["summit-systems"].region = "us-gulf");
    expect(found("CHO-010", excluding({ regions: ["us-gulf"] }, edit)).map(({ subject }) => subject)).toEqual(
      ["regional-resale", "us-gulf/general/medium", "summit-systems"],
    );
  });

  test("regions, verticals and sizes together are one segment; what is wider is not inside it", () => {
    const smallBanks = { verticals: ["banking"], sizes: ["small"] };
    expect(paths(excluding(smallBanks))).toEqual([]);
    expect(paths(excluding(smallBanks, (raw) => delete raw.coverage.cells[0].vertical))).toEqual([]);
    expect(paths(excluding(smallBanks, (raw) => (raw.coverage.cells[0].vertical = "banking")))).toEqual([
      "/coverage/cells/0",
    ]);
  });

  test("what is out already stays out: retired bets, declined candidates", () => {
    const edit = (raw: Raw) => {
      raw.bets["regional-resale"].status = "retired";
      raw.landscape["summit-systems"].region = "us-gulf";
      raw.landscape["summit-systems"].status = "declined";
      raw.coverage.cells = [];
    };
    expect(paths(excluding({ regions: ["us-gulf"] }, edit))).toEqual([]);
  });

  test("an option that excludes nothing refuses nothing else", () => {
    expect(paths(() => {})).toEqual([]);
    expect(paths(excluding({}))).toEqual([]);
  });

  test("an element that cannot be read hides only itself", () => {
    const edit = (raw: Raw) => (raw.partnerTypes.msp.kind = "managed");
    expect(paths(excluding({ models: ["referral"] }, edit))).toContain(
      "/partnerTypes/bank-consultant/models/0",
    );
  });
});

describe("CHO-011, a no that was not looked at again", () => {
  test("from the day after the revisit quarter, declined or parked", () => {
    // FY28-Q4 ends on 31 January 2028.
    expect(subjects("CHO-011", undefined, "2028-01-31")).toEqual([]);
    expect(found("CHO-011", undefined, "2028-02-01")).toMatchObject([
      {
        subject: "events-program",
        path: "/declined/events-program/revisit",
        message: "`events-program` was to be looked at again in FY28-Q4, which ended on 2028-01-31",
      },
    ]);
    expect(subjects("CHO-011", undefined, "2028-05-01")).toEqual(["cloud-marketplace", "events-program"]);
  });

  test("quarters follow the fiscal year, from January when the company does not say", () => {
    const calendarYears = (raw: Raw) => delete raw.company.fiscalYearStart;
    expect(subjects("CHO-011", calendarYears, "2028-12-31")).toEqual([]);
    expect(subjects("CHO-011", calendarYears, "2029-01-01")).toEqual(["events-program"]);
  });

  test("an option without a quarter is declined for good", () => {
    expect(subjects("CHO-011", (raw) => delete raw.declined["events-program"].revisit, "2028-02-01")).toEqual(
      [],
    );
  });
});

describe("CHO-012, a next bet that nothing opens", () => {
  test("without `after`, or with a bet and no evidence", () => {
    expect(found("CHO-012", (raw) => delete raw.bets["regional-resale"].after)).toMatchObject([
      {
        subject: "regional-resale",
        path: "/bets/regional-resale",
        message: "`regional-resale` waits for `msp-first` and does not say which evidence opens it",
      },
    ]);
    const onlyTheBet = (raw: Raw) => (raw.bets["regional-resale"].after = [{ bet: "msp-first" }]);
    expect(found("CHO-012", onlyTheBet)).toMatchObject([{ path: "/bets/regional-resale/after" }]);
  });

  test("a metric or a recorded event opens it", () => {
    expect(subjects("CHO-012")).toEqual([]);
    const event = (raw: Raw) =>
      (raw.bets["regional-resale"].after = [{ when: { event: "first-joint-win" } }]);
    expect(subjects("CHO-012", event)).toEqual([]);
  });

  test("while no bet is active, the next one needs no key", () => {
    const edit = (raw: Raw) => {
      delete raw.bets["regional-resale"].after;
      raw.bets["msp-first"].status = "scaled";
    };
    expect(subjects("CHO-012", edit)).toEqual([]);
  });
});

describe("CHO-013, everything is targeted", () => {
  const priorities =
    (...list: string[]) =>
    (raw: Raw) => {
      for (const [index, type] of Object.values<Raw>(raw.partnerTypes).entries()) type.priority = list[index];
    };

  test("every type is high", () => {
    expect(found("CHO-013", priorities("high", "high", "high"))).toMatchObject([
      { subject: "partnerTypes", message: "all 3 partner types have high priority" },
    ]);
    expect(subjects("CHO-013", priorities("high", "high", "medium"))).toEqual([]);
  });

  test("active bets match more than half of the cells", () => {
    const activeEverywhere = (raw: Raw) => {
      delete raw.bets["msp-first"].segment;
      raw.bets["regional-resale"].status = "active";
    };
    expect(messages("CHO-013", activeEverywhere)).toEqual(["active bets match 4 of 6 cells"]);
  });

  test("exactly half is a choice", () => {
    // The managed service bet alone, in all regions, matches three of the six cells.
    expect(subjects("CHO-013", (raw) => delete raw.bets["msp-first"].segment)).toEqual([]);
  });

  test("a single type, and a single cell, is no choice to make too wide", () => {
    const single = (raw: Raw) => {
      raw.partnerTypes = { msp: raw.partnerTypes.msp };
      raw.coverage.cells = [raw.coverage.cells[0]];
    };
    expect(subjects("CHO-013", single)).toEqual([]);
  });
});
