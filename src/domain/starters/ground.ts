import { addDays, type Day, daysBetween } from "../shared/dates.ts";
import { fiscalQuarterOf, type Period, periodWindow } from "../shared/fiscal.ts";
import { amountInUnits, roundAmount, splitByPercent } from "./amounts.ts";
import { type AnswerFault, judgeAnswers, type StarterAnswers, takesEffect } from "./answers.ts";
import { type Archetype, archetypeOf } from "./archetypes.ts";
import { industryStarters } from "./industries.ts";
import type { IndustryStarter, TypeCard } from "./industry.ts";
import { type Market, marketsOf } from "./markets.ts";
import type { StageStarter } from "./stage.ts";
import { stageStarters } from "./stages.ts";

/** What every part of a starter is made from: the answers, the two tables, and what follows from both. */
export type Ground = {
  readonly answers: StarterAnswers;
  readonly today: Day;
  readonly stage: StageStarter;
  readonly industry: IndustryStarter;
  /** The partner types in the order of the stage's slots. */
  readonly types: readonly ChosenType[];
  readonly markets: readonly Market[];
  readonly quarters: Quarters;
  readonly figures: Figures;
};

export type ChosenType = TypeCard & {
  readonly slug: string;
  readonly archetype: Archetype;
  readonly slot: StageStarter["slots"][number];
  /** Revenue that the type brings in the first four quarters. */
  readonly revenue: number;
};

/** The first four quarters of the strategy, the last day of each, and the fiscal year that the budget is for. */
export type Quarters = {
  readonly names: readonly [Period, Period, Period, Period];
  readonly ends: readonly [Day, Day, Day, Day];
  readonly budgetYear: Period;
};

/** Derived amounts in whole units of the company's currency. */
export type Figures = {
  readonly toAdd: number;
  readonly fromPartners: number;
  readonly arrShare: number;
  readonly firstYear: number;
  readonly byQuarter: readonly number[];
  readonly cost: number;
  readonly people: number;
  readonly lines: number;
  readonly systems: number;
  readonly partners: number;
  readonly activePartners: number;
};

type Grounded = { readonly ground: Ground } | { readonly faults: readonly AnswerFault[] };

/** Everything the parts need, or what is wrong with the answers. `today` is the day on which the strategy is begun. */
export function groundOf(answers: StarterAnswers, today: Day): Grounded {
  const faults = judgeAnswers(answers, today);
  const markets = marketsOf(answers.markets);
  if (faults.length > 0 || !markets.ok) return { faults };
  const stage = stageStarters[answers.stage];
  const industry = industryStarters[answers.industry];
  const figures = figuresOf(answers, stage, today);
  return {
    ground: {
      answers,
      today,
      stage,
      industry,
      types: typesOf(answers, figures.firstYear),
      markets: markets.value,
      quarters: quartersAfter(today, answers.fiscalYearStart),
      figures,
    },
  };
}

function quartersAfter(today: Day, fiscalYearStart: number): Quarters {
  const names: Period[] = [];
  const ends: Day[] = [];
  for (let day = takesEffect(today, fiscalYearStart); names.length < 4; ) {
    const quarter = fiscalQuarterOf(day, fiscalYearStart);
    const end = periodWindow(quarter, fiscalYearStart).to;
    names.push(quarter);
    ends.push(end);
    day = addDays(end, 1);
  }
  const [first = "", second = "", third = "", fourth = ""] = names;
  const [a = "", b = "", c = "", d = ""] = ends;
  // The year of the second quarter holds most of the money: a plan that begins with the last quarter is next year's.
  return { names: [first, second, third, fourth], ends: [a, b, c, d], budgetYear: second.slice(0, 4) };
}

/** Of the invested sum: people, budget lines, systems, in percent. */
const costSplit = [55, 40, 5];
/** Partners sell little at first: percent of the first year's revenue in each of its quarters. */
const ramp = [10, 20, 30, 40];

/**
 * The amounts of a starter, each by one rule:
 * to add = ARR target − ARR today; from partners = to add × the stage's percent; share of ARR = from partners ÷ target;
 * first year = from partners ÷ years to the target (at least one) × the stage's first-year percent; cost = first year × the stage's cost percent.
 */
function figuresOf({ arr, currency }: StarterAnswers, stage: StageStarter, today: Day): Figures {
  const target = amountInUnits(arr.target, currency) ?? 0;
  const toAdd = target - (amountInUnits(arr.current, currency) ?? 0);
  const years = Math.max(1, daysBetween(today, arr.by) / 365.25);
  const fromPartners = roundAmount((toAdd * stage.newArrPercent) / 100);
  const firstYear = roundAmount(((fromPartners / years) * stage.firstYearPercent) / 100);
  const cost = roundAmount((firstYear * stage.costPercent) / 100);
  const [people = 0, lines = 0, systems = 0] = splitByPercent(cost, costSplit);
  const partners = stage.slots.reduce((sum, slot) => sum + slot.partners, 0);
  return {
    toAdd,
    fromPartners,
    arrShare: Math.max(1, Math.round((fromPartners * 100) / target)),
    firstYear,
    byQuarter: splitByPercent(firstYear, ramp),
    cost,
    people,
    lines,
    systems,
    partners,
    activePartners: Math.max(1, Math.round((partners * stage.aims.active) / 100)),
  };
}

function typesOf({ stage, industry }: StarterAnswers, firstYear: number): ChosenType[] {
  const { order, types } = industryStarters[industry];
  const { slots } = stageStarters[stage];
  const revenues = splitByPercent(
    firstYear,
    slots.map(({ share }) => share),
  );
  return slots.map((slot, index) => {
    const slug = order[stage][index] ?? "";
    const card = types[slug];
    if (!card)
      throw new Error(`The ${industry} starter has no partner type ${index + 1} for the ${stage} stage`);
    return { ...card, slug, slot, archetype: archetypeOf(card.kind), revenue: revenues[index] ?? 0 };
  });
}
