import { periodWindow } from "../shared/fiscal.ts";
import { within } from "../shared/dates.ts";
import { entries, fiscalStart, sumMinor } from "./lookup.ts";
import type { Money } from "../shared/money.ts";
import type { Bet, Strategy } from "./strategy.ts";
import { type Amount, moneyOf } from "./values.ts";

export type Budget = NonNullable<Strategy["budget"]>;
export type BudgetLine = NonNullable<Budget["lines"]>[number];

/** Lines of the budget, in whole minor units of the company's currency; undefined when one is in another currency. */
export const linesMinor = (
  strategy: Strategy,
  only: (line: BudgetLine) => boolean = () => true,
): number | undefined =>
  sumMinor(
    strategy,
    (strategy.budget?.lines ?? []).filter(only).map((line) => line.amount),
  );

/** People, lines and systems of the budget year, in whole minor units of the company's currency; undefined as for lines. */
export const costMinor = (strategy: Strategy): number | undefined =>
  sumMinor(strategy, [
    ...(strategy.budget?.people ?? []).map(({ cost }) => cost),
    ...(strategy.budget?.lines ?? []).map(({ amount }) => amount),
    ...(strategy.budget?.systems ?? []).map(({ cost }) => cost),
  ]);

/** What the budget of the year costs, summed for each currency in the order of the file: several are shown, never converted. */
export function costByCurrency({ budget, company }: Strategy): Money[] {
  const amounts = [
    ...(budget?.people ?? []).map(({ cost }) => cost),
    ...(budget?.lines ?? []).map(({ amount }) => amount),
    ...(budget?.systems ?? []).map(({ cost }) => cost),
  ];
  return sumsByCurrency(amounts, company.currency);
}

/** Amounts summed for each currency; one that is finer than its currency's minor unit is left out, as FMT-001 says of it. */
export function sumsByCurrency(amounts: readonly (Amount | undefined)[], currency: string): Money[] {
  const sums = new Map<string, number>();
  for (const amount of amounts) {
    const money = amount && moneyOf(amount, currency);
    if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amountMinor);
  }
  return [...sums].map(([of, amountMinor]) => ({ amountMinor, currency: of }));
}

/** Full-time people of the budget, to a thousandth; all positions, or those of one kind. */
export const fullTimePeople = (
  { budget }: Strategy,
  kind?: NonNullable<Budget["people"]>[number]["kind"],
): number =>
  thousandths(
    (budget?.people ?? [])
      .filter((one) => kind === undefined || one.kind === kind)
      .map(({ fte }) => fte ?? 0),
  );

/** The fiscal year that the budget is for: its own, else the one in which the strategy takes effect; undefined when neither is said. */
export const budgetYear = ({ budget, horizon }: Strategy): string | undefined =>
  budget?.year ?? horizon?.from?.slice(0, 4);

/** Active and next bets that start within the budget year: what its lines and people have to carry. */
export function betsOfBudgetYear(strategy: Strategy): [slug: string, bet: Bet][] {
  const year = budgetYear(strategy);
  if (year === undefined) return [];
  const window = periodWindow(year, fiscalStart(strategy));
  return entries<Bet>(strategy.bets).filter(
    ([, { status, start }]) =>
      (status === "active" || status === "next") &&
      start !== undefined &&
      within(window, periodWindow(start, fiscalStart(strategy)).from),
  );
}

/** A sum without binary dust: 0.1 + 0.2 people are 0.3. */
export const thousandths = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return Math.round(sum * 1000) / 1000;
};
