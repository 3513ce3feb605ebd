import { z } from "zod";

/** The parts of a strategy whose entries other parts name by slug or id. */
export const referables = [
  "person",
  "objective",
  "gap",
  "bet",
  "category",
  "partner-type",
  "region",
  "vertical",
  "size",
  "candidate",
  "program",
  "tier",
  "incentive",
  "source",
  "milestone",
  "calendar",
  "metric",
  "signal",
] as const;
export type Referable = (typeof referables)[number];

const oneOfThese = (kinds: readonly Referable[]): string =>
  kinds.map((kind) => `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind.replaceAll("-", " ")}`).join(" or ");

/** A slug that must exist in one of the named parts; the check (REF-001) and the pages follow it. */
export const ref = (...to: [Referable, ...Referable[]]) =>
  z.string(`expected the slug of ${oneOfThese(to)}`).meta({ refersTo: to });
export const refs = (...to: [Referable, ...Referable[]]) =>
  z.array(ref(...to), `expected a list of slugs, each of ${oneOfThese(to)}`);

/** Slugs are the stable names of elements: lower-case letters, digits and single hyphens. */
export const slug = () =>
  z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected a slug: lower-case letters, digits and hyphens");
/** Ids of decisions, key results and milestones: `D-001`, `KR-1.1`, `M-01`. */
export const id = () =>
  z.string("expected an id such as M-01").regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, "expected an id such as M-01");

/** A described field that may be missing: what a rule names is optional, so that the rule can report its absence (spec 1). */
export const field = <T extends z.ZodType>(schema: T, description: string) =>
  schema.describe(description).optional();
/** A described field without which the element has no meaning. */
export const must = <T extends z.ZodType>(schema: T, description: string) => schema.describe(description);

export const shape = <T extends z.ZodRawShape>(fields: T) =>
  z.strictObject(fields, "expected a map of fields");
export const map = <T extends z.ZodType>(entry: T) => z.record(slug(), entry, "expected a map of slugs");
export const list = <T extends z.ZodType>(entry: T) => z.array(entry, "expected a list");
