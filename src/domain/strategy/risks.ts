import { assumptionStatuses, levels, riskCategories } from "./closed-sets.ts";
import { field, list, map, must, ref, refs, shape } from "./fields.ts";
import { targetFields } from "./target.ts";
import { day, oneOf, quantity, share, text } from "./values.ts";

const warning = shape({
  signal: field(ref("signal"), "An early-warning signal that is computed"),
  text: field(text(), "An early warning that people watch for"),
  over: field(quantity(), "Fires above this value"),
  under: field(quantity(), "Fires below this value"),
});

/** What could go wrong, how we would see it, and what then. */
export const risks = map(
  shape({
    category: field(oneOf(riskCategories), "Where the risk comes from"),
    risk: must(text(), "What could happen"),
    likelihood: field(oneOf(levels), "How likely"),
    impact: field(oneOf(levels), "How bad"),
    owner: field(ref("person"), "The one person accountable"),
    warnings: field(list(warning), "Early warnings"),
    mitigation: field(text(), "What makes it less likely"),
    contingency: field(text(), "What we do when it happens"),
    backups: field(refs("candidate"), "Candidates that would step in"),
  }),
);

export const scenarios = map(
  shape({
    when: field(
      shape({
        ...targetFields,
        missedBy: field(share(), "Share of the target that is missing"),
        signal: field(ref("signal"), "An early-warning signal"),
      }),
      "The condition",
    ),
    plan: field(text(), "What we do then"),
    owner: field(ref("person"), "The one person accountable"),
  }),
);

export const assumptions = map(
  shape({
    statement: must(text(), "What we take to be true"),
    confidence: field(oneOf(levels), "How sure we are"),
    validate: field(text(), "How we find out"),
    owner: field(ref("person"), "Who finds out"),
    by: field(day(), "By when"),
    status: field(oneOf(assumptionStatuses), "Open, validated or rejected"),
  }),
);

export const sources = map(
  shape({
    title: must(text(), "Title of the source"),
    kind: field(text(), "Research, data, interview, report"),
    date: field(day(), "Date of the source"),
    url: field(text(), "Address"),
  }),
);
