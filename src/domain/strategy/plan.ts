import { z } from "zod";
import { raciLetters, rhythms, sponsorMeetings, strategyEvents } from "./closed-sets.ts";
import { field, id, list, map, must, ref, refs, shape, slug } from "./fields.ts";
import { targetFields, where } from "./target.ts";
import { oneOf, period, quantity, quarter, text } from "./values.ts";

/** Objectives and their key results. */
export const okrs = map(
  shape({
    objective: must(text(), "The objective"),
    owner: field(ref("person"), "The one person accountable"),
    keyResults: field(
      list(
        shape({
          id: must(id(), "Id of the key result"),
          statement: field(text(), "The key result in words"),
          ...targetFields,
          owner: field(ref("person"), "Who is accountable, when not the owner of the objective"),
        }),
      ),
      "How we will know",
    ),
  }),
);

/** Success metrics: targets by period. */
export const metrics = list(
  shape({
    metric: must(ref("metric"), "An id of the catalogue or of `measures`"),
    where: field(where(), "The part of the business that is counted"),
    targets: field(z.record(period(), quantity()), "Target by fiscal quarter, half or year"),
    owner: field(ref("person"), "The one person accountable"),
  }),
);

export const roadmap = list(
  shape({
    id: must(id(), "Id of the milestone"),
    quarter: field(quarter(), "Quarter in which it is due"),
    weeks: field(
      z.union([z.string().regex(/^\d{1,2}(-\d{1,2})?$/, "expected weeks such as 3-6"), z.int()]),
      "Weeks of the quarter",
    ),
    title: must(text(), "The milestone"),
    done: field(
      shape({ ...targetFields, event: field(oneOf(strategyEvents), "A recorded event") }),
      "How we know that it is reached",
    ),
    owner: field(ref("person"), "The one person accountable"),
    bet: field(ref("bet"), "The bet it serves"),
    objective: field(ref("objective"), "The objective it serves"),
    after: field(refs("milestone"), "Milestones it waits for"),
  }),
);

/** Who decides: for each decision, the letter of each person. */
export const raci = z.record(slug(), z.record(ref("person"), oneOf(raciLetters)));

export const sponsors = z.record(
  ref("candidate"),
  shape({
    partnerExecutive: field(text(), "Executive at the partner"),
    counterpart: field(ref("person"), "Our executive"),
    cadence: field(
      list(
        shape({
          kind: must(oneOf(sponsorMeetings), "Kind of meeting"),
          every: must(oneOf(rhythms), "How often"),
        }),
      ),
      "How often they meet",
    ),
  }),
);
