import { z } from "zod";
import { changePeriods, keyResultKinds } from "./closed-sets.ts";
import { field, ref, shape } from "./fields.ts";
import { day, duration, oneOf, quantity, text } from "./values.ts";

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema)], "expected a slug, or a list of slugs");

/** Which part of the business a figure counts. A list means any of its members. */
export const where = () =>
  shape({
    type: field(oneOrMore(ref("partner-type")), "Only partners of this type"),
    types: field(z.array(ref("partner-type")), "Only partners of these types"),
    category: field(oneOrMore(ref("category")), "Only partner types of this category"),
    program: field(oneOrMore(ref("program")), "Only partners enrolled in this programme"),
    tier: field(
      oneOrMore(ref("tier")),
      "Only partners in this tier: program/tier, or a bare tier id in any programme",
    ),
    tiers: field(z.array(ref("tier")), "Only partners in these tiers"),
    region: field(oneOrMore(ref("region")), "Only this region"),
    regions: field(z.array(ref("region")), "Only these regions"),
    vertical: field(oneOrMore(ref("vertical")), "Only this vertical"),
    size: field(oneOrMore(ref("size")), "Only this company size"),
    partner: field(oneOrMore(text()), "Only this partner"),
    activity: field(oneOrMore(text()), "Only this kind of activity"),
    respondent: field(oneOrMore(text()), "Only answers of this kind of respondent"),
  });

/** The fields every target shares: the metric, its scope, the bound and the date (spec 1, "Values"). */
export const targetFields = {
  metric: field(
    ref("metric"),
    "What is counted: an id of the catalogue (`entente explain metrics`) or of `measures`",
  ),
  where: field(where(), "The part of the business that is counted"),
  over: field(duration(), "The window of a flow; without it the place of the target decides"),
  atLeast: field(quantity(), "The value to reach"),
  atMost: field(quantity(), "The value not to exceed"),
  by: field(day(), "The last day of the window, or the day of the state"),
  baseline: field(quantity(), "The value at the start of the window"),
  kind: field(oneOf(keyResultKinds), "Leading (moves first) or lagging (the outcome)"),
  change: field(oneOf(changePeriods), "Compare with the period before: the bound is the change in it"),
};

export const target = () => shape(targetFields);
export type Target = z.output<ReturnType<typeof target>>;
export type Where = z.output<ReturnType<typeof where>>;
