import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Strategy } from "../strategy/strategy.ts";
import {
  type Accountable,
  accountableRoles,
  adoptionGaps,
  gapKinds,
  rolesToDecideIn,
  waiversEnded,
} from "./adoption.ts";
import { stateOn, stepVersion, versionStates, versionSteps } from "./lifecycle.ts";

const ana = { id: "ana", name: "Ana" };
const role = (more: Partial<Accountable> = {}): Accountable => ({
  role: "cro",
  title: "Chief revenue officer",
  person: ana,
  decision: null,
  ...more,
});
const inReview = (...accountable: Accountable[]) => ({
  state: "in-review" as const,
  submittedBy: "bo",
  accountable,
});

describe("who is accountable for the adoption", () => {
  it("is every role with an A in the row strategy-adoption of the version itself", () => {
    const raci = {
      "strategy-adoption": { cpo: "R", cro: "A", ceo: "A" },
      "tier-change": { cpo: "A" },
    };
    expect(accountableRoles({ raci } as unknown as Strategy)).toEqual(["cro", "ceo"]);
    expect(accountableRoles({} as Strategy)).toEqual([]);
  });
});

describe("a decision on a version", () => {
  it("is made in the roles that the person holds", () => {
    const version = inReview(role(), role({ role: "ceo", person: { id: "bo", name: "Bo" } }));
    expect(rolesToDecideIn(version, "ana", 3)).toEqual({ ok: true, value: ["cro"] });
  });

  it.each([
    [
      "by somebody who holds none, who hears who does",
      "eve",
      3,
      /none of the roles/,
      /Ana \(Chief revenue officer\)/,
    ],
    ["by the local owner, who is no person", null, 3, /none of the roles/, /Ana/],
  ])("is not made %s", (_, person, people, reason, accepted) => {
    expect(rolesToDecideIn(inReview(role()), person, people)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason) as string,
      accepted: expect.stringMatching(accepted) as string,
    });
  });

  it("is not made by who submitted the version, but where they are alone", () => {
    const own = { ...inReview(role()), submittedBy: "ana" };
    expect(rolesToDecideIn(own, "ana", 2).ok).toBe(false);
    expect(rolesToDecideIn(own, "ana", 1).ok).toBe(true);
  });

  it("is not made on a version that is not in review", () => {
    for (const state of ["adopted", "withdrawn", "sent-back"] as const)
      expect(rolesToDecideIn({ ...inReview(role()), state }, "ana", 3).ok).toBe(false);
  });
});

describe("what is missing for an adoption", () => {
  it("is nothing when everybody accountable has approved and the check finds no error", () => {
    expect(adoptionGaps({ ...inReview(role({ decision: "approve" })), errors: 0 })).toEqual([]);
  });

  it.each([
    ["errors", { ...inReview(role({ decision: "approve" })), errors: 2 }],
    ["no-accountable", { ...inReview(), errors: 0 }],
    ["nobody-bound", { ...inReview(role({ person: null })), errors: 0 }],
    ["not-approved", { ...inReview(role()), errors: 0 }],
    ["declined", { ...inReview(role({ decision: "decline" })), errors: 0 }],
    ["not-in-review", { ...inReview(role({ decision: "approve" })), state: "withdrawn" as const, errors: 0 }],
  ])("%s, with what to do", (what, version) => {
    const gaps = adoptionGaps(version);
    expect(gaps.map((gap) => gap.what)).toEqual([what]);
    expect(gaps[0]?.accepted.length).toBeGreaterThan(10);
  });

  it("is all of it at once, and each kind can be missing", () => {
    const accountable = [role({ person: null }), role({ decision: "decline" }), role()];
    const many = adoptionGaps({ state: "sent-back", accountable, errors: 1 });
    const none = adoptionGaps({ state: "in-review", accountable: [], errors: 0 });
    expect(new Set([...many, ...none].map(({ what }) => what))).toEqual(new Set(gapKinds));
  });
});

describe("the life of a version", () => {
  it("leads out of review once, by one of the steps", () => {
    for (const step of Object.keys(versionSteps) as (keyof typeof versionSteps)[])
      for (const state of versionStates.filter((one) => one !== "superseded"))
        expect(stepVersion(state, step).ok).toBe(state === "in-review");
  });

  it("is superseded only when it was adopted, and a higher one is in force or takes its day from it", () => {
    const states = versionStates.filter((one) => one !== "superseded");
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.constantFrom(...states),
        fc.boolean(),
        fc.option(fc.nat(9)),
        (version, state, isOvertaken, inForce) => {
          const isSuperseded = stateOn({ version, state, isOvertaken }, inForce) === "superseded";
          const isBehind = inForce !== null && inForce > version;
          const ought = state === "adopted" && inForce !== version && (isBehind || isOvertaken);
          expect(isSuperseded).toBe(ought);
        },
      ),
    );
  });
});

describe("a waiver", () => {
  const strategy = {
    waivers: ["2026-11-29", "2026-11-30", "2026-12-01"].map((until) => ({
      rule: "BUD-001",
      subject: "budget",
      until,
      reason: "x",
    })),
  } as unknown as Strategy;
  const endedOn = (from: string) => waiversEnded(strategy, "2026-11-30", from).map(({ until }) => until);

  it("holds up to its last day: one that ends before the day of the version is missing there", () => {
    expect(endedOn("2026-11-30")).toEqual([]);
    expect(endedOn("2026-12-01")).toEqual(["2026-11-30"]);
    expect(endedOn("2026-12-02")).toEqual(["2026-11-30", "2026-12-01"]);
    expect(endedOn("2026-11-01")).toEqual([]);
    expect(waiversEnded({} as Strategy, "2026-11-30", "2027-01-01")).toEqual([]);
  });

  it("that has ended by then stands between a version and its adoption, and says so", () => {
    const ended = waiversEnded(strategy, "2026-11-30", "2026-12-01");
    const gaps = adoptionGaps({ ...inReview(role({ decision: "approve" })), errors: 0, ended });
    expect(gaps).toMatchObject([
      {
        what: "errors",
        words: "Its waiver of BUD-001 for `budget` ends on 30 November 2026, before it is in force.",
      },
    ]);
  });
});
