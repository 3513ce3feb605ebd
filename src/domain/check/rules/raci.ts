import { raciDecisions } from "../../strategy/closed-sets.ts";
import { listed } from "../figures.ts";
import { type Rule, eachOf, rule } from "../rule.ts";

export const raciRules: readonly Rule[] = [
  rule({
    id: "RAC-001",
    severity: "error",
    finds: "not exactly one A",
    why: "With two accountable people each waits for the other, and with none the decision is made by whoever is in the room.",
    fix: "give the A to one person and make the others R, C or I",
    example: {
      bad: "tier-change: { cpo: A, gtm: A, ops: C }",
      good: "tier-change: { cpo: A, gtm: R, ops: C }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.raci, ["raci"], function* (letters, path, decision) {
        const accountable = holders(letters, "A");
        const who =
          accountable.length === 0
            ? "nobody is"
            : `${listed(accountable.map((person) => `\`${person}\``))} are`;
        if (accountable.length !== 1)
          yield { path, message: `${who} accountable for \`${decision}\`; exactly one person must be` };
      }),
  }),
  rule({
    id: "RAC-002",
    severity: "error",
    finds: "no R",
    why: "Somebody answers for the decision and nobody does the work, so it is taken late and on thin papers.",
    fix: "give an R to the person who prepares the decision and carries it out",
    example: { bad: "tier-change: { cpo: A, ops: C }", good: "tier-change: { cpo: A, gtm: R, ops: C }" },
    faults: ({ strategy }) =>
      eachOf(strategy.raci, ["raci"], function* (letters, path, decision) {
        if (holders(letters, "R").length === 0)
          yield { path, message: `nobody is responsible for \`${decision}\`` };
      }),
  }),
  rule({
    id: "RAC-003",
    severity: "warning",
    finds: "one of the seven decisions is missing",
    why: "These are the decisions partners feel. Where it is not written who takes them, a partner gets two answers, or none.",
    fix: `give each of them a row: ${raciDecisions.join(", ")}`,
    example: {
      bad: "raci:\n  tier-change: { cpo: A, gtm: R }",
      good: "raci:\n  tier-change: { cpo: A, gtm: R }\n  partner-exit: { cpo: A, gtm: R }\n  # and the other five",
    },
    *faults({ strategy }) {
      const missing = raciDecisions.filter((decision) => !Object.hasOwn(strategy.raci ?? {}, decision));
      if (missing.length === 0) return;
      const message = `${missing.length} of the ${raciDecisions.length} decisions have no row: ${missing.join(", ")}`;
      yield { path: ["raci"], message, fix: `add ${missing.join(", ")} to the table (\`raci\`)` };
    },
  }),
];

const holders = (letters: Readonly<Record<string, string>>, letter: string): string[] =>
  Object.keys(letters).filter((person) => letters[person] === letter);
