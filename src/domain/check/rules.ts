import type { Rule } from "./rule.ts";
import { agreementRules } from "./rules/agreements.ts";
import { assumptionRules } from "./rules/assumptions.ts";
import { budgetRules } from "./rules/budget.ts";
import { choiceRules } from "./rules/choice.ts";
import { competitorRules } from "./rules/competitors.ts";
import { coverageRules } from "./rules/coverage.ts";
import { decisionRules } from "./rules/decisions.ts";
import { formatRules } from "./rules/format.ts";
import { gapRules } from "./rules/gaps.ts";
import { incentiveRules } from "./rules/incentives.ts";
import { lengthRules } from "./rules/length.ts";
import { metricRules } from "./rules/metrics.ts";
import { okrRules } from "./rules/okrs.ts";
import { ownerRules } from "./rules/owners.ts";
import { partnerTypeRules } from "./rules/partner-types.ts";
import { programRules } from "./rules/programs.ts";
import { raciRules } from "./rules/raci.ts";
import { referenceRules } from "./rules/references.ts";
import { reviewRules } from "./rules/review.ts";
import { riskRules } from "./rules/risks.ts";
import { roadmapRules } from "./rules/roadmap.ts";
import { scoringRules } from "./rules/scoring.ts";
import { sourceRules } from "./rules/sources.ts";
import { sponsorRules } from "./rules/sponsors.ts";
import { stageRules } from "./rules/stages.ts";
import { thesisRules } from "./rules/thesis.ts";
import { waiverRules } from "./rules/waivers.ts";

/** Every rule of the check, in the order of the table in spec 1; findings of one severity come in this order. */
export const rules: readonly Rule[] = [
  ...formatRules,
  ...referenceRules,
  ...choiceRules,
  ...thesisRules,
  ...partnerTypeRules,
  ...gapRules,
  ...coverageRules,
  ...scoringRules,
  ...sponsorRules,
  ...competitorRules,
  ...programRules,
  ...incentiveRules,
  ...agreementRules,
  ...budgetRules,
  ...decisionRules,
  ...okrRules,
  ...metricRules,
  ...roadmapRules,
  ...raciRules,
  ...riskRules,
  ...assumptionRules,
  ...sourceRules,
  ...lengthRules,
  ...ownerRules,
  ...stageRules,
  ...reviewRules,
  ...waiverRules,
];
