import type { Day } from "../shared/dates.ts";
import type { AnswerFault, StarterAnswers } from "./answers.ts";
import type { Draft, Remark, WrittenStrategy } from "./draft.ts";
import { type Ground, groundOf } from "./ground.ts";
import { agreementParts } from "./parts/agreements.ts";
import { betParts } from "./parts/bets.ts";
import { budgetParts } from "./parts/budget.ts";
import { companyParts } from "./parts/company.ts";
import { coverageParts } from "./parts/coverage.ts";
import { governanceParts } from "./parts/governance.ts";
import { planParts } from "./parts/plan.ts";
import { programParts } from "./parts/programs.ts";
import { thesisParts } from "./parts/thesis.ts";
import { typeParts } from "./parts/types.ts";

/** A strategy to begin with, as it is written, and why each part of it is as it is. */
export type Starter = {
  readonly strategy: WrittenStrategy;
  readonly remarks: readonly Remark[];
  readonly ground: Ground;
};

/**
 * The starter of a growth stage and an industry for a company that has answered the questions (issue: a guided start). It passes the
 * check without an error as of `today`; what only the company can say (evidence, approval, sign-off, candidates, rivals) is
 * left out, so that the check asks for it. Nothing in it is a fact about the company beyond its answers.
 */
export function starterFor(
  answers: StarterAnswers,
  today: Day,
): { readonly starter: Starter } | { readonly faults: readonly AnswerFault[] } {
  const grounded = groundOf(answers, today);
  if ("faults" in grounded) return grounded;
  const { ground } = grounded;
  const drafts = inFileOrder.map((write) => write(ground));
  // The parts of all writers together are a whole strategy; the test reads every combination with the schema.
  const strategy = Object.assign({}, ...drafts.map(({ parts }) => parts)) as WrittenStrategy;
  return { starter: { strategy, remarks: drafts.flatMap(({ remarks }) => remarks), ground } };
}

const inFileOrder: readonly ((ground: Ground) => Draft)[] = [
  companyParts,
  thesisParts,
  typeParts,
  betParts,
  coverageParts,
  programParts,
  agreementParts,
  budgetParts,
  planParts,
  governanceParts,
];
