import { buildPartnerAcquire } from "./closed-sets.ts";
import { field, id, list, must, ref, shape } from "./fields.ts";
import { atLeastZero, day, flag, oneOf, text } from "./values.ts";
import { z } from "zod";

export const decisionFacts = shape({
  core: field(flag(), "It is what customers choose us for"),
  engineeringCapacity: field(flag(), "We have the engineers"),
  adjacent: field(flag(), "It sits beside what we do"),
  partnerServesIcp: field(flag(), "A partner already serves our ideal customers with it"),
  partnerHasPresence: field(flag(), "A partner is already present in the market"),
  economicsPositive: field(flag(), "The economics with a partner are positive"),
  criticalToPosition: field(flag(), "Our position depends on it"),
  monthsToBuild: field(atLeastZero(), "Months to build it ourselves"),
  targetWithinBudget: field(flag(), "A company to buy is within the budget"),
  newMarket: field(flag(), "It is a market we are not in"),
  revenueScale: field(flag(), "The revenue is large enough to share a company"),
});

/** Build / partner / acquire decisions: the facts, the choice, the log, the next review. */
export const decisions = z.record(
  id(),
  shape({
    need: must(text(), "What is needed"),
    gap: field(ref("gap"), "The gap it closes"),
    facts: field(decisionFacts, "The facts the rule decides on"),
    decision: field(oneOf(buildPartnerAcquire), "What was decided"),
    partner: field(ref("candidate"), "The partner, when the decision is partner"),
    rationale: field(text(), "Why"),
    override: field(text(), "Why against the rule, or without one"),
    financeInput: field(text(), "What finance says"),
    owner: field(ref("person"), "The one person accountable"),
    decided: field(day(), "Day of the decision"),
    review: field(day(), "Day of the next review"),
    reviews: field(
      list(shape({ on: must(day(), "Day of the review"), outcome: field(text(), "What it found") })),
      "Reviews held",
    ),
  }),
);
