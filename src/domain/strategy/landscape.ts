import { z } from "zod";
import {
  candidateStatuses,
  candidateTiers,
  integrationKinds,
  models,
  origins,
  recruitmentPriorities,
} from "./closed-sets.ts";
import { field, list, map, must, ref, refs, shape } from "./fields.ts";
import { amount, count, day, flag, number, oneOf, share, text, texts, score } from "./values.ts";

/** Partner attractiveness: weights of the criteria and the thresholds of the classes. */
export const scoring = shape({
  weights: field(z.record(z.string(), share()), "Weight of each criterion; together 100%"),
  priorityFrom: field(number(), "Score from which a candidate is priority"),
  secondaryFrom: field(number(), "Score from which a candidate is secondary"),
});

export const landscape = map(
  shape({
    name: must(text(), "Name of the company"),
    type: field(ref("partner-type"), "Partner type it would be"),
    tier: field(oneOf(candidateTiers), "A strategic, B growth, C long tail"),
    priority: field(oneOf(recruitmentPriorities), "Recruitment priority"),
    origin: field(oneOf(origins), "Who came to whom"),
    status: field(oneOf(candidateStatuses), "State of recruitment"),
    scores: field(
      z.record(z.string(), score()),
      "Score from 0 to 100 on each criterion of `scoring.weights`",
    ),
    closes: field(refs("gap"), "Gaps it would close"),
    aim: field(ref("tier"), "Tier it is recruited for"),
    practice: field(text(), "Its practice"),
    strengths: field(texts(), "What it is good at"),
    region: field(ref("region"), "Region it serves"),
    vertical: field(ref("vertical"), "Vertical it serves"),
    size: field(ref("size"), "Company size it serves"),
    customerBase: field(text(), "Its customers"),
    margin: field(share(), "Margin it expects"),
    integration: field(oneOf(integrationKinds), "Kind of integration"),
    benefit: field(text(), "Benefit of the partnership"),
    cost: field(amount(), "Cost of recruiting it"),
    potential: field(amount(), "Revenue it could bring in a year"),
    models: field(list(oneOf(models)), "Models it would work in"),
    brings: field(texts(), "What it brings"),
    offers: field(texts(), "What we offer it"),
    rationale: field(text(), "Why this one, with its figure"),
    sources: field(refs("source"), "Evidence"),
    owner: field(ref("person"), "Who recruits it"),
  }),
);

export const competitors = map(
  shape({
    name: must(text(), "Name of the competitor"),
    partners: field(
      list(
        shape({
          name: must(text(), "Partner of the competitor"),
          candidate: field(ref("candidate"), "The same company in our landscape"),
          model: field(oneOf(models), "How they work together"),
          locked: field(flag(), "Exclusive, or as good as"),
        }),
      ),
      "Partners it holds",
    ),
    channel: field(
      shape({
        partners: field(count(), "Partners in its channel"),
        margin: field(share(), "Margin it pays"),
        tiers: field(count(), "Tiers of its programme"),
      }),
      "Its channel in figures",
    ),
    strength: field(text(), "What its channel does better"),
    counter: field(text(), "What we do about it"),
    sources: field(refs("source"), "Evidence for the strength; makes it a claim"),
    reviewed: field(day(), "Day of the last review"),
  }),
);
