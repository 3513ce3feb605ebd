import { entries } from "../../domain/strategy/lookup.ts";
import { readableStrategy } from "../../domain/strategy/read.ts";
import type { Program, Strategy } from "../../domain/strategy/strategy.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import type { EnrollmentRule } from "./partner-queries.ts";

/** The strategy in a text; undefined when there is none that can be read. */
export const strategyOf = (text: string | undefined): Strategy | undefined =>
  text === undefined ? undefined : readableStrategy(parseStrategyFile(text).data);

/** Which partner types each programme enrols. */
export const enrollmentRules = (strategy: Strategy | undefined): EnrollmentRule[] =>
  entries<Program>(strategy?.programs).flatMap(([program, { types }]) =>
    (types ?? []).map((partnerType) => ({ partnerType, program })),
  );
