import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { scoringRules } from "./scoring.ts";

const found = findingsOf(scoringRules);
const subjects = (...from: Parameters<typeof found>) => found(...from).map(({ subject }) => subject);

/** The example's candidates score 81 (priority), 62.5 and 54 (secondary); with this the last one is opportunistic. */
const withOpportunistic = (edit: (candidate: Raw, raw: Raw) => void) => (raw: Raw) => {
  raw.scoring.secondaryFrom = 55;
  edit(raw.landscape["corebank-advisers"], raw);
};

it.each(scoringRules.map(({ id }) => id))("%s is silent about the example", (id) => {
  expect(found(id)).toEqual([]);
});

it.each(scoringRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("SCO-001: weights add up to 100%", () => {
  const weights = (icpOverlap: string) => (raw: Raw) => {
    raw.scoring.weights.icpOverlap = icpOverlap;
  };

  it("says what they add up to", () => {
    expect(found("SCO-001", weights("25%"))).toMatchObject([
      { subject: "scoring", path: "/scoring/weights", message: "the weights add up to 95%, not 100%" },
    ]);
  });

  it("allows a tenth of a point and no more", () => {
    expect(found("SCO-001", weights("30.1%"))).toEqual([]);
    expect(found("SCO-001", weights("29.9%"))).toEqual([]);
    expect(found("SCO-001", weights("30.11%"))).toHaveLength(1);
  });

  it("misses the weights where candidates carry scores", () => {
    expect(subjects("SCO-001", (raw) => delete raw.scoring)).toEqual(["scoring"]);
    expect(subjects("SCO-001", (raw) => delete raw.scoring.weights)).toEqual(["scoring"]);
  });

  it("asks for no weights where nobody is scored", () => {
    const nobody = (raw: Raw) => {
      delete raw.scoring;
      delete raw.landscape;
    };
    expect(found("SCO-001", nobody)).toEqual([]);
  });

  it("is silent when a weight does not fit", () => {
    expect(found("SCO-001", weights("a third"))).toEqual([]);
  });
});

describe("SCO-002: thresholds from 0 to 100, secondary below priority", () => {
  const thresholds = (priorityFrom: number | undefined, secondaryFrom: number) => (raw: Raw) => {
    Object.assign(raw.scoring, { priorityFrom, secondaryFrom });
    if (priorityFrom === undefined) delete raw.scoring.priorityFrom;
  };

  it.each([
    [50, 75, "the threshold of secondary candidates, 75, is not below that of priority ones, 50"],
    [75, 75, "the threshold of secondary candidates, 75, is not below that of priority ones, 75"],
    [101, 50, "`priorityFrom` is 101; scores go from 0 to 100"],
    [75, -1, "`secondaryFrom` is -1; scores go from 0 to 100"],
    [undefined, 50, "`priorityFrom` is missing, so candidates have no class"],
  ])("priority from %s, secondary from %s", (priority, secondary, message) => {
    expect(found("SCO-002", thresholds(priority, secondary)).map((fault) => fault.message)).toEqual([
      message,
    ]);
  });

  it("accepts the ends of the scale", () => {
    expect(found("SCO-002", thresholds(100, 0))).toEqual([]);
  });
});

describe("SCO-003: no P0 or P1 for an opportunistic candidate", () => {
  it("finds the priority that the score does not bear", () => {
    expect(
      found(
        "SCO-003",
        withOpportunistic(() => {}),
      ),
    ).toMatchObject([
      {
        subject: "corebank-advisers",
        path: "/landscape/corebank-advisers/priority",
        message: "`corebank-advisers` is P1 with a score of 54, which is opportunistic",
      },
    ]);
  });

  it("accepts P2, no priority, and a candidate that was declined", () => {
    expect(
      found(
        "SCO-003",
        withOpportunistic((candidate) => {
          candidate.priority = "P2";
        }),
      ),
    ).toEqual([]);
    expect(
      found(
        "SCO-003",
        withOpportunistic((candidate) => {
          delete candidate.priority;
        }),
      ),
    ).toEqual([]);
    expect(
      found(
        "SCO-003",
        withOpportunistic((candidate) => {
          candidate.status = "declined";
        }),
      ),
    ).toEqual([]);
  });

  it("a misfit silences its candidate only", () => {
    const misfit = withOpportunistic((_, raw) => {
      raw.landscape["summit-systems"].scores = "high";
    });
    expect(subjects("SCO-003", misfit)).toEqual(["corebank-advisers"]);
  });

  it("knows no class where the score is unknown", () => {
    expect(
      found(
        "SCO-003",
        withOpportunistic((candidate) => {
          delete candidate.scores.icpOverlap;
        }),
      ),
    ).toEqual([]);
  });
});

describe("SCO-004: priority candidates come first", () => {
  const priorityIs = (status: string) => (raw: Raw) => {
    raw.landscape["northgate-managed"].status = status;
  };

  it("finds a secondary candidate contacted while the priority one is only qualified", () => {
    expect(found("SCO-004", priorityIs("qualified"))).toMatchObject([
      {
        subject: "summit-systems",
        path: "/landscape/summit-systems/status",
        message:
          "`summit-systems` (62.5, secondary) is contacted while no priority candidate is negotiating or signed",
      },
    ]);
  });

  it("is content as soon as a priority candidate negotiates or has signed", () => {
    expect(found("SCO-004", priorityIs("negotiating"))).toEqual([]);
    expect(found("SCO-004", priorityIs("signed"))).toEqual([]);
  });

  it("does not count a priority candidate that was declined", () => {
    expect(subjects("SCO-004", priorityIs("declined"))).toEqual(["summit-systems"]);
  });

  it("leaves a secondary candidate that is only identified alone", () => {
    const waiting = (raw: Raw) => {
      priorityIs("identified")(raw);
      raw.landscape["summit-systems"].status = "identified";
    };
    expect(found("SCO-004", waiting)).toEqual([]);
  });
});

describe("SCO-005: opportunistic candidates come by themselves", () => {
  const pursued = (origin: string | undefined) =>
    withOpportunistic((candidate) => {
      candidate.status = "contacted";
      if (origin) candidate.origin = origin;
      else delete candidate.origin;
    });

  it.each(["outbound", undefined])("finds one that we contacted (origin: %s)", (origin) => {
    expect(found("SCO-005", pursued(origin))).toMatchObject([
      {
        subject: "corebank-advisers",
        message: "`corebank-advisers` (54, opportunistic) is contacted and did not come to us",
      },
    ]);
  });

  it("accepts one that came to us, and one that is only identified", () => {
    expect(found("SCO-005", pursued("inbound"))).toEqual([]);
    expect(
      found(
        "SCO-005",
        withOpportunistic(() => {}),
      ),
    ).toEqual([]);
  });
});

describe("SCO-006: every candidate is scored", () => {
  it("finds a candidate without scores", () => {
    expect(found("SCO-006", (raw) => delete raw.landscape["summit-systems"].scores)).toMatchObject([
      {
        subject: "summit-systems",
        path: "/landscape/summit-systems",
        message: "`summit-systems` has no scores",
      },
    ]);
  });

  it("names the criteria that are missing", () => {
    const partly = (raw: Raw) => {
      raw.landscape["summit-systems"].scores = {
        icpOverlap: 70,
        practiceAlignment: 60,
        revenuePotential: 60,
      };
    };
    expect(found("SCO-006", partly)).toMatchObject([
      { message: "`summit-systems` has no score for marketInfluence and partnershipAppetite" },
    ]);
  });

  it("asks nothing of a candidate that was declined", () => {
    const declined = (raw: Raw) => {
      raw.landscape["summit-systems"].status = "declined";
      delete raw.landscape["summit-systems"].scores;
    };
    expect(found("SCO-006", declined)).toEqual([]);
  });

  it("a misfit score silences its candidate only", () => {
    const misfit = (raw: Raw) => {
      raw.landscape["summit-systems"].scores = "high";
      delete raw.landscape["corebank-advisers"].scores;
    };
    expect(subjects("SCO-006", misfit)).toEqual(["corebank-advisers"]);
  });
});
