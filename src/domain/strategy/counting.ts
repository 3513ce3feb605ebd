import { z } from "zod";
import {
  activeEvents,
  aggregates,
  directions,
  measureKinds,
  rhythms,
  roiFormulas,
  units,
  weekdays,
} from "./closed-sets.ts";
import { field, list, map, must, shape } from "./fields.ts";
import { day, duration, oneOf, quarter, share, text } from "./values.ts";

/** Measures of one's own, fed by import or API, aggregated as declared. */
export const measures = map(
  shape({
    name: must(text(), "Name of the measure"),
    unit: must(oneOf(units), "Unit"),
    aggregate: field(oneOf(aggregates), "How values are combined"),
    kind: must(oneOf(measureKinds), "Outcome, leading or activity"),
    direction: field(oneOf(directions), "Which way is better"),
  }),
);

/** How this company counts; every figure prints the definition it used. */
export const definitions = shape({
  active: field(
    shape({
      event: must(oneOf(activeEvents), "What makes a partner active"),
      within: must(duration(), "In which time"),
    }),
    "When a partner is active",
  ),
  attributionLock: field(duration(), "Time after which a partner's part in a deal is fixed"),
  roi: field(oneOf(roiFormulas), "Revenue to cost, or net return"),
});

/** How far a figure may be from its target before it counts as drift, in share of one. */
export const tolerances = shape({
  mix: field(share(), "Points of share of partners or revenue"),
  investment: field(share(), "Points of share of spending"),
  objective: field(share(), "Relative distance from a target"),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as "09:00"');

export const calendars = map(
  shape({
    days: field(list(oneOf(weekdays)), "Business days"),
    hours: field(shape({ from: must(clock, "Opens"), to: must(clock, "Closes") }), "Business hours"),
    holidays: field(list(day()), "Days off"),
  }),
);

export const waivers = list(
  shape({
    rule: must(text(), "Id of the rule"),
    subject: must(text(), "Subject of the finding"),
    until: must(day(), "Last day of the waiver"),
    reason: must(text(), "Why the finding stands"),
  }),
);

export const horizon = shape({
  from: field(quarter(), "Quarter in which the strategy takes effect"),
  review: field(oneOf(rhythms), "How often it is revisited"),
  reviewed: field(list(day()), "When it was"),
});
