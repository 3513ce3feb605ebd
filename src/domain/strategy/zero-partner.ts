import { addMonths, type Day, daysBetween, monthEnd, monthOf, yearOf } from "../shared/dates.ts";
import { dayInWords } from "../shared/day-in-words.ts";
import { type Decision, no, yes } from "../shared/decision.ts";
import { companyMinor } from "./lookup.ts";
import type { Strategy } from "./strategy.ts";

/** The zero-partner test with every figure it used; amounts in minor units of `currency`. */
export type ZeroPartnerTest = {
  readonly currency: string;
  readonly targetMinor: number;
  /** Target ARR less the ARR of today; negative when the target is already passed. */
  readonly neededMinor: number;
  readonly sellers: number;
  readonly quotaMinor: number;
  /** Share of quota that is reached. */
  readonly attainment: number;
  /** What the sellers bring in a year: sellers × quota × attainment. */
  readonly directPerYearMinor: number;
  /** From the day of today's ARR to the day of the target. */
  readonly years: number;
  readonly directMinor: number;
  /** What is left for partners, never below zero. */
  readonly partnersMinor: number;
  /** What is left for partners, as a share of the target ARR. */
  readonly share: number;
  /** The share that the thesis promises; null when it promises none. */
  readonly promised: number | null;
};

/**
 * What partners must bring: max(0, ARR needed − direct capacity × years), also as a share of the target ARR (spec 1,
 * "Engines"). Unknown, with what is missing, when `company.arr` or `company.direct` is incomplete, an amount is in another
 * currency than the company's, the target is zero, or its day is not after the day of today's ARR.
 */
export function zeroPartnerTest(strategy: Strategy): Decision<ZeroPartnerTest> {
  const stated = statedFigures(strategy);
  if (!stated.ok) return stated;
  const { currentMinor, on, by, ...used } = stated.value;
  const neededMinor = used.targetMinor - currentMinor;
  const directPerYearMinor = Math.round(used.sellers * used.quotaMinor * used.attainment);
  const years = yearsBetween(on, by);
  const directMinor = Math.round(directPerYearMinor * years);
  const partnersMinor = Math.max(0, neededMinor - directMinor);
  const share = partnersMinor / used.targetMinor;
  const promised = strategy.thesis?.arrShare ?? null;
  return yes({
    ...used,
    neededMinor,
    directPerYearMinor,
    years,
    directMinor,
    partnersMinor,
    share,
    promised,
  });
}

type Stated = Pick<ZeroPartnerTest, "currency" | "targetMinor" | "sellers" | "quotaMinor" | "attainment"> & {
  readonly currentMinor: number;
  readonly on: Day;
  readonly by: Day;
};

function statedFigures(strategy: Strategy): Decision<Stated> {
  const { arr, direct, currency } = strategy.company;
  const { current, on, target, by } = arr ?? {};
  const { sellers, quota, attainment } = direct ?? {};
  if (!current || !on || !target || !by || sellers === undefined || !quota || attainment === undefined) {
    return no(`the company does not say ${missingOf(strategy).join(", ")}`);
  }
  const currentMinor = companyMinor(strategy, current);
  const targetMinor = companyMinor(strategy, target);
  const quotaMinor = companyMinor(strategy, quota);
  if (currentMinor === undefined || targetMinor === undefined || quotaMinor === undefined) {
    return no(`ARR and quota are not all in ${currency}`, `amounts in ${currency}`);
  }
  if (by <= on)
    return no(
      `the target's day, ${dayInWords(by)}, is not after ${dayInWords(on)}`,
      `a day after ${dayInWords(on)}`,
    );
  if (targetMinor <= 0) return no("the target ARR is zero", "a target above zero");
  return yes({ currency, currentMinor, targetMinor, sellers, quotaMinor, attainment, on, by });
}

function missingOf({ company: { arr, direct } }: Strategy): string[] {
  const fields: [string, unknown][] = [
    ["today's ARR", arr?.current],
    ["the day of today's ARR", arr?.on],
    ["the target ARR", arr?.target],
    ["the day of the target", arr?.by],
    ["how many sellers it has", direct?.sellers],
    ["the quota of a seller", direct?.quota],
    ["the attainment of quotas", direct?.attainment],
  ];
  return fields.filter(([, value]) => value === undefined).map(([name]) => name);
}

/** Years by the calendar: whole months twelfth by twelfth, then days by the month they fall in; month-ends count as whole. */
function yearsBetween(from: Day, to: Day): number {
  const calendarMonths = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  if (from === monthEnd(from) && to === monthEnd(to)) return calendarMonths / 12;
  const months = addMonths(from, calendarMonths) <= to ? calendarMonths : calendarMonths - 1;
  const [since, until] = [addMonths(from, months), addMonths(from, months + 1)];
  return (months + daysBetween(since, to) / daysBetween(since, until)) / 12;
}
