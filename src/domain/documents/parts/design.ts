import type { Program, Strategy, Tier } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, facts, heading, inOneCell, missing, tableOr } from "../blocks.ts";
import { becauseName } from "../names.ts";
import { benefitWords, criterionWords, onboardingWords, programsOf, registrationWords } from "./programs.ts";
import { incentivesTable } from "./incentives.ts";
import { commitmentInWords } from "../../programs/partner-terms-in-words.ts";

/** Every element of the programme beside the gap or bet for whose sake it is there. */
export function designBlocks(strategy: Strategy): Block[] {
  if (programsOf(strategy).length === 0)
    return [missing("what a partner must do and what it gets", "programs"), incentivesTable(strategy)];
  return [
    ...programsOf(strategy).flatMap(([, program]) => [
      heading(program.name),
      tableOr(
        { what: `the tiers of ${program.name}`, part: "programs" },
        `${program.name}: each element and its reason`,
        [
          column("Tier", 1.2),
          column("Asks", 2.2),
          column("Because", 1.3),
          column("Gives, and because", 3.4),
          column("Commits to", 2),
        ],
        (program.tiers ?? []).map((tier): Cell[] => designCells(strategy, program, tier)),
      ),
      ...registrationFacts(strategy, program),
    ]),
    incentivesTable(strategy),
  ];
}

const designCells = (strategy: Strategy, program: Program, tier: Tier): Cell[] => [
  [{ strong: tier.name }],
  inOneCell(tier.criteria?.map((one) => criterionWords(strategy, one))) ?? "None: open to all",
  becauseName(strategy, tier.because ?? program.because) ?? "No because",
  inOneCell(
    tier.benefits?.map(
      (one) =>
        `${benefitWords(one, strategy.company.currency)} (${becauseName(strategy, one.because) ?? "no because"})`,
    ),
  ) ?? "Nothing",
  inOneCell(tier.commitments?.map(commitmentInWords)) ?? "Nothing",
];

function registrationFacts(strategy: Strategy, program: Program): Block[] {
  const terms = registrationWords(program);
  const because = becauseName(strategy, program.registration?.because ?? program.because);
  return facts([
    [
      "Deal registration",
      terms === null ? "Not part of this programme" : `${terms} (${because ?? "no because"})`,
      "programs",
    ],
    ["Onboarding", onboardingWords(program), "programs"],
  ]);
}
