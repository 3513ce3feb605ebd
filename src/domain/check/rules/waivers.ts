import { type Rule, eachOf, rule } from "../rule.ts";

export const waiverRules: readonly Rule[] = [
  rule({
    id: "WAI-001",
    severity: "error",
    finds: "a waiver past its date",
    why: "A waiver buys time for a reason. When the time is over and nobody noticed, the exception has become the rule.",
    fix: "repair what it waived and remove it, or give it a new date with the reason for waiting longer",
    example: {
      bad: "waivers: [{ rule: CMP-002, subject: competitors, until: 2026-06-30, reason: Survey under way }]",
      good: "waivers: [{ rule: CMP-002, subject: competitors, until: 2027-06-30, reason: Survey runs until May }]",
    },
    faults: ({ strategy, asOf }) =>
      eachOf(strategy.waivers, ["waivers"], function* (waiver, path) {
        if (waiver.until < asOf)
          yield {
            path: [...path, "until"],
            message: `the waiver of ${waiver.rule} for \`${waiver.subject}\` ended on ${waiver.until}`,
          };
      }),
  }),
];
