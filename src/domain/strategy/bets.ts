import {
  betDecisions,
  betStatuses,
  declinedStatuses,
  models,
  partnerKinds,
  strategyEvents,
} from "./closed-sets.ts";
import { field, list, map, must, ref, refs, shape } from "./fields.ts";
import { target, targetFields } from "./target.ts";
import { atLeastZero, amount, day, oneOf, quarter, text, texts } from "./values.ts";

/** The few bets, what each rests on, and the evidence that opens, scales or retires it. */
export const bets = map(
  shape({
    name: must(text(), "The bet in one line"),
    serves: field(refs("objective"), "Objectives it serves"),
    segment: field(
      shape({
        regions: field(refs("region"), "Regions; without it all"),
        verticals: field(refs("vertical"), "Verticals; without it all"),
        sizes: field(refs("size"), "Company sizes; without it all"),
      }),
      "Where the bet plays",
    ),
    partnerType: field(ref("partner-type"), "With which partners"),
    fills: field(refs("gap"), "Gaps it fills"),
    wedge: field(text(), "Why we get in where others do not"),
    motion: field(text(), "What we do, repeatedly"),
    sources: field(refs("source"), "Evidence for the wedge; makes it a claim"),
    targets: field(texts(), "Named accounts the bet aims at"),
    after: field(
      list(
        shape({
          bet: field(ref("bet"), "The bet that comes first"),
          when: field(
            shape({ ...targetFields, event: field(oneOf(strategyEvents), "A recorded event") }),
            "The evidence",
          ),
        }),
      ),
      "The evidence that opens the bet",
    ),
    status: field(oneOf(betStatuses), "State of the bet"),
    start: field(quarter(), "Quarter in which it starts"),
    review: field(quarter(), "Quarter in which it is reviewed next"),
    effort: field(atLeastZero(), "Full-time people it takes"),
    budget: field(amount(), "Money it takes in the budget year"),
    owner: field(ref("person"), "The one person accountable"),
    leading: field(target(), "The measure that moves first"),
    lagging: field(target(), "The outcome"),
    retireIf: field(target(), "The evidence on which the bet ends"),
    reviews: field(
      list(
        shape({
          on: must(day(), "Day of the review"),
          decision: must(oneOf(betDecisions), "What was decided"),
          because: field(text(), "Why"),
        }),
      ),
      "Reviews held",
    ),
  }),
);

/** Attractive options ruled out: a strategy without this list has not chosen. */
export const declined = map(
  shape({
    option: must(text(), "The option"),
    reason: field(text(), "Why not"),
    revisit: field(quarter(), "Quarter in which to look again"),
    status: field(oneOf(declinedStatuses), "Declined for good, or parked"),
    excludes: field(
      shape({
        kinds: field(list(oneOf(partnerKinds)), "Partner kinds ruled out"),
        models: field(list(oneOf(models)), "Models ruled out"),
        regions: field(refs("region"), "Regions ruled out"),
        verticals: field(refs("vertical"), "Verticals ruled out"),
        sizes: field(refs("size"), "Company sizes ruled out"),
      }),
      "What the rest of the strategy may not contain while this stands",
    ),
  }),
);
