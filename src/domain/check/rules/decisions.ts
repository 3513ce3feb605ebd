import { type Day, daysBetween } from "../../shared/dates.ts";
import { type LoggedDecision, recommend } from "../../strategy/build-partner-acquire.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Candidate, Strategy } from "../../strategy/strategy.ts";
import { listed } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";

/** The longest quarter has 92 days. */
const quarterDays = 92;

export const decisionRules: readonly Rule[] = [
  rule({
    id: "DEC-001",
    severity: "warning",
    finds: "a decision against the rule, or without an applicable rule, and no `override`",
    why: "The facts say one thing and the decision another, and in a year nobody remembers why. A good exception has a reason that can be written down.",
    fix: "say why it is decided otherwise (`override`), or correct the facts (`facts`)",
    example: {
      bad: "decisions:\n  D-001: { need: Billing, facts: { core: true, engineeringCapacity: true }, decision: acquire }",
      good: "decisions:\n  D-001: { need: Billing, facts: { core: true, engineeringCapacity: true }, decision: acquire, override: The team comes with it }",
    },
    faults: ({ strategy }) => overrideFaults(strategy),
  }),
  rule({
    id: "DEC-002",
    severity: "warning",
    finds: "a decision past its review date",
    why: "Build, partner and acquire decisions rest on facts that move: capacity, prices, who is for sale. Past its date a decision is an old opinion.",
    fix: "hold the review, record it (`reviews`), and set the next one (`review`)",
    example: {
      bad: "decisions:\n  D-001: { need: Billing, decision: build, decided: 2026-09-01, review: 2026-11-01 }",
      good: "decisions:\n  D-001: { need: Billing, decision: build, decided: 2026-09-01, reviews: [{ on: 2026-11-02 }], review: 2027-02-01 }",
    },
    faults: ({ strategy, asOf }) => overdueFaults(strategy, asOf),
  }),
  rule({
    id: "DEC-003",
    severity: "error",
    finds: '"partner" without naming one',
    why: "Partnering with nobody in particular is not a decision. The gap stays open and looks closed.",
    fix: "name the candidate (`partner`)",
    example: {
      bad: "decisions:\n  D-001: { need: Billing, decision: partner }",
      good: "decisions:\n  D-001: { need: Billing, decision: partner, partner: northgate-managed }",
    },
    faults: ({ strategy }) => namelessFaults(strategy),
  }),
  rule({
    id: "DEC-004",
    severity: "warning",
    finds: "no finance input",
    why: "Each of the three answers moves cost to another line. When finance hears of it last, the decision is taken again.",
    fix: "write what finance says about it (`financeInput`)",
    example: {
      bad: "decisions:\n  D-001: { need: Billing, decision: build }",
      good: "decisions:\n  D-001: { need: Billing, decision: build, financeInput: Inside the engineering plan }",
    },
    faults: ({ strategy }) => unfinancedFaults(strategy),
  }),
  rule({
    id: "DEC-005",
    severity: "warning",
    finds: `the next review more than a quarter (${quarterDays} days) after the decision or its last review`,
    why: "A decision that is looked at once a year is corrected once a year. The partner, the market and the engineers do not wait.",
    fix: `set the next review (\`review\`) to a day at most ${quarterDays} days after the last look`,
    example: {
      bad: "decisions:\n  D-001: { need: Billing, decision: build, decided: 2026-09-01, review: 2027-09-01 }",
      good: "decisions:\n  D-001: { need: Billing, decision: build, decided: 2026-09-01, review: 2026-12-01 }",
    },
    faults: ({ strategy }) => rhythmFaults(strategy),
  }),
];

function overrideFaults({ decisions }: Strategy): Iterable<Fault> {
  return eachOf(decisions, ["decisions"], function* ({ decision, facts, override }, path, id) {
    if (decision === undefined || override?.trim()) return;
    const { recommended, because, unstated } = recommend(facts);
    if (recommended === decision) return;
    if (recommended !== null) {
      yield {
        path: [...path, "decision"],
        message: `${id} decides ${decision}; the rule says ${recommended}, because of ${listed(because)}`,
      };
    } else if (unstated.length > 0) {
      yield {
        path,
        message: `${id} decides ${decision}; the rule cannot tell without ${listed(unstated)}`,
        fix: `state ${listed(unstated)} (\`facts\`), or say why without (\`override\`)`,
      };
    } else {
      yield {
        path: [...path, "decision"],
        message: `${id} decides ${decision}; no rule applies to its facts`,
      };
    }
  });
}

function overdueFaults({ decisions }: Strategy, asOf: Day): Iterable<Fault> {
  return eachOf(decisions, ["decisions"], function* ({ review }, path, id) {
    if (review === undefined || review >= asOf) return;
    yield { path: [...path, "review"], message: `the review of ${id} was due on ${review}` };
  });
}

function namelessFaults(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.decisions, ["decisions"], function* ({ decision, partner, gap }, path, id) {
    if (decision !== "partner" || partner !== undefined) return;
    const fitting = candidatesFor(strategy, gap);
    yield {
      path,
      message: `${id} decides to partner and names nobody`,
      ...(fitting.length > 0 ? { fix: `name the candidate (\`partner\`): ${listed(fitting, "or")}` } : {}),
    };
  });
}

function unfinancedFaults({ decisions }: Strategy): Iterable<Fault> {
  return eachOf(decisions, ["decisions"], function* ({ financeInput }, path, id) {
    if (!financeInput?.trim()) yield { path, message: `${id} has no finance input` };
  });
}

function rhythmFaults({ decisions }: Strategy): Iterable<Fault> {
  return eachOf(decisions, ["decisions"], function* (logged, path, id) {
    const last = lastLook(logged);
    if (last === undefined) return;
    if (logged.review === undefined) {
      yield { path, message: `${id} has no next review` };
      return;
    }
    const days = daysBetween(last, logged.review);
    if (days > quarterDays) {
      yield { path: [...path, "review"], message: `the next review of ${id} is ${days} days after ${last}` };
    }
  });
}

/** The day on which the decision was taken or last reviewed. */
const lastLook = ({ decided, reviews }: LoggedDecision): Day | undefined =>
  [decided, ...(reviews ?? []).map(({ on }) => on)]
    .filter((on) => on !== undefined)
    .toSorted()
    .at(-1);

/** Candidates that would close a gap; all of them when no gap is named or none closes it. */
function candidatesFor({ landscape }: Strategy, gap: string | undefined): string[] {
  const closing = entries<Candidate>(landscape).filter(
    ([, { closes }]) => gap !== undefined && closes?.includes(gap),
  );
  return (closing.length > 0 ? closing : entries<Candidate>(landscape)).map(([slug]) => slug);
}
