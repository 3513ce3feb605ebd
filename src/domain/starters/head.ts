import type { Ground } from "./ground.ts";

/** The first lines of a starter's file: what it is, what it is not, and how to go on. */
export function headOf({ stage, industry, today }: Ground): string[] {
  return [
    "yaml-language-server: $schema=./strategy.schema.json",
    `A starter for the ${stage.name.toLowerCase()} stage, ${industry.name}, made on ${today}. It is a proposal to argue with.`,
    "`entente check` says what is still to decide; `entente explain RULE` says why. Nothing here is a fact about the company",
    'beyond the answers that were given: what begins with "To confirm" waits for evidence, and amounts follow from stated rules.',
    'Amounts: 12M, 900K, 250000, "EUR 40K". Shares: 30%. Durations: 90 days, 48 hours, 3 years. Quarters are fiscal: FY28-Q1.',
    "Keys under each map are slugs; other parts refer to them by slug.",
  ];
}
