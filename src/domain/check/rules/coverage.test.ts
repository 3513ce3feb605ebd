import { describe, expect, test } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { coverageRules } from "./coverage.ts";

const found = findingsOf(coverageRules);
const subjects = (...asked: Parameters<typeof found>) => found(...asked).map(({ subject }) => subject);
const messages = (...asked: Parameters<typeof found>) => found(...asked).map(({ message }) => message);

describe("COV-001, a partner or shared cell without types or need", () => {
  test("says what is missing", () => {
    const edit = (raw: Raw) => {
      delete raw.coverage.cells[0].need;
      raw.coverage.cells[4].types = [];
      delete raw.coverage.cells[4].need;
    };
    expect(found("COV-001", edit)).toMatchObject([
      {
        subject: "us-central/general/small",
        path: "/coverage/cells/0",
        message: "a partner cell without need",
        fix: "write how many qualified partners are wanted (`need`)",
      },
      {
        subject: "us-gulf/general/medium",
        message: "a shared cell without partner types or need",
        fix: "name the partner types (`types`), some of: msp, regional-reseller, bank-consultant; and how many are wanted (`need`)",
      },
    ]);
  });

  test("a direct cell needs neither", () => {
    expect(subjects("COV-001")).toEqual([]);
  });
});

describe("COV-002, a cell without an owner", () => {
  test("every route needs one", () => {
    expect(found("COV-002", (raw) => delete raw.coverage.cells[1].owner)).toMatchObject([
      {
        subject: "us-central/general/medium",
        path: "/coverage/cells/1",
        message: "nobody owns this cell",
        fix: "name one person who is accountable (`owner`): cpo, cro, cmo, product, ceo, gtm, dev, ops and 2 more",
      },
    ]);
    expect(subjects("COV-002")).toEqual([]);
  });
});

describe("COV-003, two cells for the same region, vertical and size", () => {
  const cells =
    (...list: object[]) =>
    (raw: Raw) =>
      (raw.coverage.cells = list.map((cell) => ({
        region: "us-gulf",
        route: "partner",
        need: 1,
        owner: "dev",
        ...cell,
      })));

  test("the later one is reported, with the earlier one", () => {
    expect(found("COV-003", cells({ size: "small" }, { size: "medium" }, { size: "small" }))).toMatchObject([
      { path: "/coverage/cells/2", message: "cell 1 is already for us-gulf, all verticals, small" },
    ]);
  });

  test("cells for partner types that exclude each other may share their dimensions", () => {
    expect(subjects("COV-003", cells({ types: ["msp"] }, { types: ["regional-reseller"] }))).toEqual([]);
    expect(subjects("COV-003", cells({ types: ["msp"] }, { types: ["regional-reseller", "msp"] }))).toEqual([
      "us-gulf",
    ]);
  });

  test("a cell without types answers for every type", () => {
    expect(subjects("COV-003", cells({ types: ["msp"] }, { route: "direct" }))).toHaveLength(1);
  });

  test("leaving out a dimension is another cell than naming one of its values", () => {
    expect(subjects("COV-003", cells({}, { vertical: "banking" }, { size: "small" }))).toEqual([]);
    expect(subjects("COV-003")).toEqual([]);
  });
});

describe("COV-004, rules of engagement that leave an account open, or are never reached", () => {
  const rules =
    (...list: object[]) =>
    (raw: Raw) =>
      (raw.coverage.rulesOfEngagement = list);
  const otherwise = { seller: "direct" };

  test("cells without rules", () => {
    const expected = [
      {
        subject: "coverage",
        path: "/coverage",
        message: "the cells have no rules of engagement that say who sells",
      },
    ];
    expect(found("COV-004", rules())).toMatchObject(expected);
    expect(found("COV-004", (raw) => delete raw.coverage.rulesOfEngagement)).toMatchObject(expected);
    expect(subjects("COV-004", (raw) => delete raw.coverage)).toEqual([]);
  });

  test("a last rule with a condition", () => {
    expect(
      found("COV-004", rules({ when: { route: "partner", registered: true }, seller: "partner" })),
    ).toMatchObject([
      {
        path: "/coverage/rulesOfEngagement/0/when",
        message:
          "the last rule holds only when route: partner, registered: true; for other accounts nobody is named",
      },
    ]);
    expect(subjects("COV-004", rules({ when: {}, seller: "direct" }))).toEqual([]);
  });

  test("a rule behind a wider one", () => {
    const wider = { when: { route: "partner" }, seller: "partner" };
    const narrower = { when: { registered: true, route: "partner" }, seller: "shared" };
    expect(found("COV-004", rules(wider, narrower, otherwise))).toMatchObject([
      {
        subject: "coverage",
        path: "/coverage/rulesOfEngagement/1",
        message: "rule 2 is never reached: rule 1 already matches everything it would",
        fix: "move rule 2 before rule 1, or remove it",
      },
    ]);
    expect(subjects("COV-004", rules(narrower, wider, otherwise))).toEqual([]);
  });

  test("a rule behind one without condition, and the same rule twice", () => {
    expect(messages("COV-004", rules(otherwise, otherwise))).toHaveLength(1);
    const named = { when: { namedAccount: true }, seller: "direct" };
    expect(messages("COV-004", rules(named, named, otherwise))).toHaveLength(1);
  });

  test("the same condition with another value is another rule", () => {
    const on = (registered: boolean) => ({ when: { registered }, seller: "partner" });
    expect(subjects("COV-004", rules(on(true), on(false), otherwise))).toEqual([]);
    expect(subjects("COV-004")).toEqual([]);
  });
});

describe("COV-005, a partner type with no cell", () => {
  const withoutBanks = (raw: Raw) => raw.coverage.cells.pop();

  test("no cell names it", () => {
    expect(found("COV-005", withoutBanks)).toMatchObject([
      {
        subject: "bank-consultant",
        path: "/partnerTypes/bank-consultant",
        message: "no coverage cell names `bank-consultant` among its types",
      },
    ]);
    expect(subjects("COV-005", (raw) => delete raw.coverage)).toHaveLength(3);
    expect(subjects("COV-005")).toEqual([]);
  });

  test("bodies that we join sell nowhere", () => {
    const association = (raw: Raw) => {
      withoutBanks(raw);
      raw.partnerTypes["bank-consultant"].kind = "association";
    };
    expect(subjects("COV-005", association)).toEqual([]);
  });
});

describe("COV-006, shared cells that no rule is for", () => {
  const withoutShared = (raw: Raw) => raw.coverage.rulesOfEngagement.splice(2, 1);

  test("says how many", () => {
    expect(found("COV-006", withoutShared)).toMatchObject([
      {
        subject: "coverage",
        path: "/coverage/rulesOfEngagement",
        message: "2 shared cells, but no rule of engagement is for them (`route: shared`)",
      },
    ]);
    expect(found("COV-006", (raw) => delete raw.coverage.rulesOfEngagement)).toMatchObject([
      { path: "/coverage" },
    ]);
  });

  test("a rule for shared cells may have further conditions; without shared cells none is needed", () => {
    expect(subjects("COV-006")).toEqual([]);
    const noneShared = (raw: Raw) => {
      withoutShared(raw);
      for (const cell of raw.coverage.cells) cell.route = "partner";
    };
    expect(subjects("COV-006", noneShared)).toEqual([]);
  });
});

describe("COV-007, a cell given to partners for no reason", () => {
  test("offers the gaps", () => {
    const [finding] = found("COV-007", (raw) => delete raw.coverage.cells[3].because);
    expect(finding).toMatchObject({
      subject: "us-mountain/general/medium",
      path: "/coverage/cells/3",
      message: "a partner cell that gives no reason for partners",
    });
    expect(finding?.fix).toContain("regional-reach");
  });

  test("a direct cell needs none", () => {
    expect(subjects("COV-007")).toEqual([]);
    const direct = (raw: Raw) => {
      raw.coverage.cells[3].route = "direct";
      delete raw.coverage.cells[3].because;
    };
    expect(subjects("COV-007", direct)).toEqual([]);
  });

  test("a cell whose route cannot be read is passed over, the others are judged", () => {
    const edit = (raw: Raw) => {
      raw.coverage.cells[0].route = "both";
      for (const cell of raw.coverage.cells.slice(0, 3)) delete cell.because;
    };
    expect(subjects("COV-007", edit)).toEqual(["us-south/general/small"]);
  });
});
