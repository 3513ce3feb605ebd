import { checklists, type Checklist } from "../strategy/checklists.ts";
import { readStrategy } from "../strategy/read.ts";
import type { PartName } from "../strategy/strategy.ts";
import { type QuestionName, requiredQuestions } from "./said.ts";
import type { Starter } from "./starter.ts";

const amounts = ["arr.current", "arr.target", "arr.by", "currency"] as const;
const shape = ["stage", "industry"] as const;

/** The answers that the content of a part follows from: it counts once all of them are given, and any other part with the last. */
const needs: Partial<Record<string, readonly QuestionName[]>> = {
  entente: [],
  strategy: [],
  company: [],
  people: [],
  objectives: [...amounts, "stage", "markets"],
  thesis: [...amounts, ...shape, "markets"],
  partnerTypes: shape,
  programs: shape,
  budget: [...amounts, "stage"],
  metrics: [...amounts, "stage"],
  risks: ["stage"],
};

/**
 * The checklists as far as the answers carry them: what a starter would fill counts only once the questions it follows from
 * are answered, so that the lists fill up as answers come in and never promise what nobody has said.
 */
export function checklistsSoFar({ strategy }: Starter, answered: ReadonlySet<QuestionName>): Checklist[] {
  const said = (questions: readonly QuestionName[]) => questions.every((question) => answered.has(question));
  const parts = Object.entries(strategy).filter(([part]) => said(needs[part] ?? requiredQuestions));
  const { arr, ...company } = strategy.company;
  const read = readStrategy({
    ...Object.fromEntries(parts),
    company: said(amounts) ? { ...company, arr } : company,
  });
  return read.strategy ? checklists(read.strategy) : [];
}

/** What no starter can say, in the order in which it is best done, with about how long it takes. */
export const leftToDo = [
  { asks: "Name ten target partners and score them", part: "landscape", takes: "half an hour" },
  { asks: "Name three rivals and the partners they hold", part: "competitors", takes: "half an hour" },
  { asks: "Put evidence under each gap, or take the gap out", part: "gaps", takes: "an hour for each" },
  {
    asks: "Hold the budget against what finance says, and have it approved",
    part: "budget",
    takes: "an hour",
  },
  { asks: "Have sales, marketing, product and finance sign off", part: "strategy", takes: "one meeting" },
] as const satisfies readonly { asks: string; part: PartName; takes: string }[];
