import { amountAsWritten, roundAmount, splitByPercent } from "../amounts.ts";
import { type Draft, remark } from "../draft.ts";
import type { Ground } from "../ground.ts";

/** Whether it is funded: people, lines and systems from one sum, split by the stage. */
export function budgetParts(ground: Ground): Draft {
  const { stage, types, figures, quarters } = ground;
  const peopleCosts = splitByPercent(figures.people, percentOfPeople(ground));
  const amounts = lineAmounts(ground);
  return {
    parts: {
      budget: {
        year: quarters.budgetYear,
        people: stage.people.map(({ role, kind, fte }, index) => ({
          role,
          kind,
          fte,
          cost: amountAsWritten(peopleCosts[index] ?? 0),
          types: types.map(({ slug }) => slug),
        })),
        lines: stage.lines.map(({ name, kind, slot, purpose }, index) => ({
          name,
          kind,
          amount: amountAsWritten(amounts[index] ?? 0),
          type: types[slot]?.slug ?? "",
          purpose,
        })),
        systems: [
          {
            name: "Partner portal and registration",
            purpose: "Deals, tiers and training in one place",
            cost: amountAsWritten(figures.systems),
            owner: "partners",
          },
        ],
        share: percentsBy(ground, ({ slot }) => types[slot]?.slug ?? ""),
        purposeShare: percentsBy(ground, ({ purpose }) => purpose),
      },
      decisions: {},
    },
    remarks: [
      remark(
        ["budget"],
        `Whether the strategy is funded in proportion to its priorities. ${stage.reasons.budget} By rule, not by quotation: ${stage.costPercent}% of the first four quarters' partner revenue, ${amountAsWritten(figures.cost)} in all, of which 55% people, 40% lines, 5% systems. Replace each amount by what finance says, then write \`approved: { by: finance, on: … }\`.`,
      ),
      remark(
        ["budget", "lines"],
        "Kinds are mdf, program, training, enablement, presales, management, incentive, event and research; purposes are acquisition, activation, development and strategic.",
      ),
      remark(
        ["decisions"],
        "Build, partner or acquire: for each gap write the need, the facts, what was decided, by whom and when it is looked at again. `entente decide` says what the rule answers to your facts.",
      ),
    ],
  };
}

type Line = Ground["stage"]["lines"][number];

/** The lines of the stage in whole units; together exactly the sum for lines. */
const lineAmounts = ({ stage, figures }: Ground): number[] =>
  splitByPercent(
    figures.lines,
    stage.lines.map(({ percent }) => percent),
  );

/** What the lines for one of the types hold, in whole units. */
export const linesOfSlot = (ground: Ground, slot: number): number => {
  const amounts = lineAmounts(ground);
  return ground.stage.lines.reduce(
    (sum, line, index) => sum + (line.slot === slot ? (amounts[index] ?? 0) : 0),
    0,
  );
};

/** People cost by their full-time share: a starter knows of no salaries. */
function percentOfPeople({ stage: { people } }: Ground): number[] {
  const total = people.reduce((sum, { fte }) => sum + fte, 0);
  return people.map(({ fte }) => (fte / total) * 100);
}

/**
 * What the highest tier of the leading programme may promise each partner a year: four fifths of the leading type's market
 * development line ÷ the partners expected there. Undefined where the stage has no such line, or too little to promise.
 */
export function mdfForTier(ground: Ground): number | undefined {
  const { stage } = ground;
  const amounts = lineAmounts(ground);
  const funds = stage.lines.reduce(
    (sum, { kind, slot }, index) => (kind === "mdf" && slot === 0 ? sum + (amounts[index] ?? 0) : sum),
    0,
  );
  const each = (funds * 0.8) / stage.inHighestTier;
  return each < 1 ? undefined : Math.floor(roundAmount(each));
}

function percentsBy({ stage }: Ground, keyOf: (line: Line) => string): Record<string, string> {
  const sums = new Map<string, number>();
  for (const line of stage.lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.percent);
  return Object.fromEntries([...sums].map(([key, percent]) => [key, `${percent}%`]));
}
