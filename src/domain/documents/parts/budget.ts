import { amountText, counted, listed } from "../../check/figures.ts";
import { inWords } from "../../measures/in-words.ts";
import {
  type BudgetLine,
  budgetYear,
  costByCurrency,
  fullTimePeople,
  linesMinor,
  sumsByCurrency,
} from "../../strategy/funding.ts";
import { sumMinor } from "../../strategy/lookup.ts";
import type { Money } from "../../shared/money.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { type Amount, moneyOf } from "../../strategy/values.ts";
import type { Block } from "../document.ts";
import { alike, type Cell, column, figureColumn, missing, said, tableOr } from "../blocks.ts";
import { ownerTitle, typeName, typeNames } from "../names.ts";
import { dayWords, label } from "../words.ts";

type Budget = NonNullable<Strategy["budget"]>;
const budgetOf = ({ budget }: Strategy): Budget => budget ?? {};

/** An amount in full: a budget is added up by its readers. */
export function fullAmount(strategy: Strategy, amount: Amount | undefined): string | null {
  const money = amount && moneyOf(amount, strategy.company.currency);
  return money ? amountText(money.amountMinor, money.currency) : null;
}

/** The sum in full, for each currency; unknown where an amount is missing. */
export function totalAmount(strategy: Strategy, amounts: readonly (Amount | undefined)[]): string {
  if (amounts.some((amount) => amount === undefined)) return "unknown: an amount is missing";
  const { currency } = strategy.company;
  const sums = sumsByCurrency(amounts, currency);
  return inSums(sums.length > 0 ? sums : [{ amountMinor: 0, currency }]);
}

const inSums = (sums: readonly Money[]): string =>
  sums.map(({ amountMinor, currency }) => amountText(amountMinor, currency)).join(" + ");

/** What the year costs, as a reader sees it: "USD 1.24M", or "EUR 490K and CHF 165K"; null without amounts. */
export function costWords(strategy: Strategy): string | null {
  const sums = costByCurrency(strategy).filter(({ amountMinor }) => amountMinor > 0);
  return sums.length === 0
    ? null
    : listed(sums.map(({ amountMinor, currency }) => inWords(amountMinor, "money", currency)));
}

/** What the lines hold together, for each currency. */
export function linesWords({ budget, company: { currency } }: Strategy): string {
  const sums = sumsByCurrency(
    (budget?.lines ?? []).map(({ amount }) => amount),
    currency,
  );
  return listed(
    (sums.length > 0 ? sums : [{ amountMinor: 0, currency }]).map(({ amountMinor, currency: of }) =>
      inWords(amountMinor, "money", of),
    ),
  );
}

/** What the year costs, in full. */
export const fullCost = (strategy: Strategy): string => inSums(costByCurrency(strategy));

/** Internal investment: people with full-time equivalents and cost, and their total. */
export function peopleTable(strategy: Strategy): Block {
  const people = budgetOf(strategy).people ?? [];
  const all = fullTimePeople(strategy);
  const ftes = alike([...people.map(({ fte }) => fte ?? null), all], 2);
  const rows = people.map(({ role, kind, cost, types }, at): Cell[] => [
    role,
    [kind ? label(kind) : null, typeNames(strategy, types)].filter(Boolean).join(", for ") || null,
    ftes[at] ?? null,
    fullAmount(strategy, cost),
  ]);
  return tableOr(
    { what: "who works for the programme, and at what cost", part: "budget.people" },
    "Internal investment",
    [column("Resource", 1.6), column("Role", 3), figureColumn("FTE", 0.6), figureColumn("Cost", 1.2)],
    rows,
    [
      "Total",
      null,
      ftes.at(-1) ?? null,
      totalAmount(
        strategy,
        people.map(({ cost }) => cost),
      ),
    ].map((cell) => cell ?? ""),
  );
}

/** What is spent on partners, line by line, with the type and the purpose it is for, and the total. */
export function linesTable(strategy: Strategy): Block {
  const lines = budgetOf(strategy).lines ?? [];
  const shares = lineShares(strategy, lines);
  const rows = lines.map((line, at): Cell[] => [
    line.name,
    line.kind ? label(line.kind) : null,
    allocationWords(strategy, line),
    shares[at] ?? null,
    fullAmount(strategy, line.amount),
  ]);
  return tableOr(
    { what: "what is spent on partners", part: "budget.lines" },
    "Partner investment",
    [
      column("Investment", 2),
      column("Kind", 0.9),
      column("Allocation", 2.4),
      figureColumn("Share", 0.7),
      figureColumn("Amount", 1.2),
    ],
    rows,
    [
      "Total",
      "",
      "",
      "",
      totalAmount(
        strategy,
        lines.map(({ amount }) => amount),
      ),
    ],
  );
}

function allocationWords(strategy: Strategy, { type, purpose }: BudgetLine): string | null {
  const whom = type === undefined ? null : typeName(strategy, type);
  const why = purpose === undefined ? null : label(purpose);
  return said([whom, why].filter(Boolean).join(" · "));
}

/** The share of each line in what all hold together, in percent. */
function lineShares(strategy: Strategy, lines: readonly BudgetLine[]): (string | null)[] {
  const all = linesMinor(strategy);
  const shares = lines.map((line) => {
    const minor = sumMinor(strategy, [line.amount]);
    return line.amount === undefined || minor === undefined || !all ? null : (minor / all) * 100;
  });
  return alike(shares, 1).map((share) => share && `${share}%`);
}

export function systemsTable(strategy: Strategy): Block {
  const systems = budgetOf(strategy).systems ?? [];
  return tableOr(
    { what: "which systems the programme needs", part: "budget.systems" },
    "Technology",
    [column("System", 1.6), column("Purpose", 2.4), column("Owner", 1.4), figureColumn("Cost", 1.2)],
    systems.map(({ name, purpose, owner, cost }): Cell[] => [
      name,
      said(purpose),
      ownerTitle(strategy, owner),
      fullAmount(strategy, cost),
    ]),
    [
      "Total",
      "",
      "",
      totalAmount(
        strategy,
        systems.map(({ cost }) => cost),
      ),
    ],
  );
}

/** Last year's lines, where the strategy keeps them: what was inherited is seen beside what was chosen. */
export function previousTable(strategy: Strategy): Block[] {
  const previous = budgetOf(strategy).previous ?? [];
  if (previous.length === 0) return [];
  return [
    tableOr(
      { what: "last year's lines", part: "budget.previous" },
      "Last year's lines",
      [column("Investment", 2), column("Allocation", 2.4), figureColumn("Amount", 1.2)],
      previous.map((line): Cell[] => [
        line.name,
        allocationWords(strategy, line),
        fullAmount(strategy, line.amount),
      ]),
      [
        "Total",
        "",
        totalAmount(
          strategy,
          previous.map(({ amount }) => amount),
        ),
      ],
    ),
  ];
}

/** The whole budget of the year in one sentence; null without one. */
export function budgetFinding(strategy: Strategy): string | null {
  const { budget } = strategy;
  if (!budget) return null;
  const amounts = [...(budget.people ?? []), ...(budget.lines ?? []), ...(budget.systems ?? [])].length;
  if (amounts === 0) return null;
  const total = costWords(strategy) ?? inWords(0, "money", strategy.company.currency);
  const approved = budget.approved
    ? `approved by ${ownerTitle(strategy, budget.approved.by)} on ${dayWords(budget.approved.on)}`
    : "not approved yet";
  const people = counted(fullTimePeople(strategy), "full-time person", "full-time people");
  const year = budgetYear(strategy);
  const pays = total.includes(" and ") ? "pay" : "pays";
  return `${total}${year ? ` for ${year}` : ""} ${pays} for ${people} and ${counted(budget.lines?.length ?? 0, "line")}, ${approved}`;
}

export const budgetMissing = (strategy: Strategy): Block[] =>
  strategy.budget ? [] : [missing("what the strategy costs; unfunded, it is a wish", "budget")];
