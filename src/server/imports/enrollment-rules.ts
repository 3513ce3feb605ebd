import { entries } from "../../domain/strategy/lookup.ts";
import type { Program, Strategy } from "../../domain/strategy/strategy.ts";
import type { EnrollmentRule } from "./partner-queries.ts";

/** Which partner types each programme enrols. */
export const enrollmentRules = (strategy: Strategy | undefined): EnrollmentRule[] =>
  entries<Program>(strategy?.programs).flatMap(([program, { types }]) =>
    (types ?? []).map((partnerType) => ({ partnerType, program })),
  );
