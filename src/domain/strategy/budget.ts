import { z } from "zod";
import { lineKinds, positionKinds, purposes } from "./closed-sets.ts";
import { field, list, must, ref, refs, shape } from "./fields.ts";
import { atLeastZero, amount, day, fiscalYear, oneOf, share, text } from "./values.ts";

const line = shape({
  name: must(text(), "Name of the line"),
  kind: field(oneOf(lineKinds), "Kind of spending"),
  amount: field(amount(), "Money in the budget year"),
  type: field(ref("partner-type"), "Partner type it is spent on"),
  purpose: field(oneOf(purposes), "What it is spent for"),
});

/** Is the strategy funded in proportion to its priorities? */
export const budget = shape({
  year: field(fiscalYear(), "Fiscal year of the budget"),
  approved: field(
    shape({
      by: must(ref("person"), "Who approved it"),
      on: must(day(), "When"),
    }),
    "Approval: before anything else",
  ),
  people: field(
    list(
      shape({
        role: must(text(), "The position"),
        kind: field(oneOf(positionKinds), "Kind of position"),
        fte: field(atLeastZero(), "Full-time people"),
        cost: field(amount(), "Cost in the budget year"),
        types: field(refs("partner-type"), "Partner types they work for"),
      }),
    ),
    "Positions",
  ),
  lines: field(list(line), "Money by line"),
  systems: field(
    list(
      shape({
        name: must(text(), "The system"),
        purpose: field(text(), "What it is for"),
        cost: field(amount(), "Cost in the budget year"),
        owner: field(ref("person"), "Who keeps it"),
      }),
    ),
    "Systems",
  ),
  share: field(z.record(ref("partner-type"), share()), "Intended split of the lines by partner type"),
  purposeShare: field(z.partialRecord(oneOf(purposes), share()), "Intended split of the lines by purpose"),
  previous: field(list(line), "Last year's lines"),
});
