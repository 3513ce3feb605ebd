import { type Rule, eachOf, rule } from "../rule.ts";

export const assumptionRules: readonly Rule[] = [
  rule({
    id: "ASM-001",
    severity: "warning",
    finds: "a low-confidence assumption without a way and a date to validate it",
    why: "A guess that nobody tests is a fact by the second quarter, and budget is spent on it.",
    fix: "write how you find out (`validate`) and by when (`by`)",
    example: {
      bad: "bank-referrals: { statement: A consultant refers two banks a year, confidence: low }",
      good: "bank-referrals:\n  statement: A consultant refers two banks a year\n  confidence: low\n  validate: Interview four consultants\n  by: 2027-03-31",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.assumptions, ["assumptions"], function* (assumption, path, slug) {
        if (assumption.confidence !== "low" || !isOpen(assumption)) return;
        const missing = (["validate", "by"] as const).filter((field) => !assumption[field]);
        if (missing.length === 0) return;
        const lacks = missing
          .map((field) => (field === "by" ? "no date" : "no way to find out"))
          .join(" and ");
        yield { path, message: `low-confidence assumption \`${slug}\` has ${lacks}` };
      }),
  }),
  rule({
    id: "ASM-002",
    severity: "warning",
    finds: "an open assumption past its date",
    why: "The day on which you meant to know has gone by, and everything built on the assumption is still a guess.",
    fix: "set its status (`status`) to validated or rejected, or give it a new date (`by`) and say why",
    example: {
      bad: "msp-billing: { statement: …, by: 2026-04-30, status: open }",
      good: "msp-billing: { statement: …, by: 2026-04-30, status: validated }",
    },
    faults: ({ strategy, asOf }) =>
      eachOf(strategy.assumptions, ["assumptions"], function* (assumption, path, slug) {
        const { by } = assumption;
        if (by !== undefined && by < asOf && isOpen(assumption))
          yield {
            path: [...path, "by"],
            message: `\`${slug}\` was to be validated by ${by} and is still open`,
          };
      }),
  }),
];

/** An assumption is open until it is said to be validated or rejected. */
const isOpen = ({ status }: { readonly status?: string | undefined }): boolean =>
  status === undefined || status === "open";
