import { type Rule, rule } from "../rule.ts";

/** What does not fit is found while the file is read (strategy/read.ts); these rules hold the texts. */
export const formatRules: readonly Rule[] = [
  rule({
    id: "FMT-001",
    severity: "error",
    finds: "a value that does not fit",
    why: "A value that cannot be read takes no part in anything: no rule judges it, no measure is compared with it, no document prints it. The plan then looks complete and is not.",
    fix: "write a value of the kind that the message names",
    example: { bad: "company:\n  stage: scale-up", good: "company:\n  stage: growth" },
    faults: () => [],
  }),
  rule({
    id: "FMT-002",
    severity: "error",
    finds: "an unknown key",
    why: "A mistyped key is a decision that silently does not count: `wegde` leaves the bet without its wedge. Nothing else would tell you.",
    fix: "use a field of the model; `entente schema` lists them",
    example: {
      bad: "bets:\n  msp-first:\n    wegde: Monthly billing",
      good: "bets:\n  msp-first:\n    wedge: Monthly billing",
    },
    faults: () => [],
  }),
];
