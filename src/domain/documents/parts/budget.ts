import { amountText, counted, listed, plain } from "../../check/figures.ts";
import { inWords } from "../../measures/in-words.ts";
import { purposes } from "../../strategy/closed-sets.ts";
import {
  type BudgetLine,
  budgetYear,
  costMinor,
  fullTimePeople,
  linesMinor,
} from "../../strategy/funding.ts";
import { entries, sumMinor } from "../../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import { type Amount, moneyOf } from "../../strategy/values.ts";
import type { Block, Chart } from "../document.ts";
import { type Cell, column, figureColumn, missing, said, tableOr } from "../blocks.ts";
import { personName, typeName, typeNames } from "../names.ts";
import { dayWords, label, shareWords } from "../words.ts";

type Budget = NonNullable<Strategy["budget"]>;
const budgetOf = ({ budget }: Strategy): Budget => budget ?? {};

/** An amount in full: a budget is added up by its readers. */
export function fullAmount(strategy: Strategy, amount: Amount | undefined): string | null {
  const money = amount && moneyOf(amount, strategy.company.currency);
  return money ? amountText(money.amountMinor, money.currency) : null;
}

/** The sum in full; unknown where one amount is missing or in another currency. */
export function totalAmount(strategy: Strategy, amounts: readonly (Amount | undefined)[]): string {
  if (amounts.some((amount) => amount === undefined)) return "unknown: an amount is missing";
  const sum = sumMinor(strategy, amounts);
  return sum === undefined ? "unknown: several currencies" : amountText(sum, strategy.company.currency);
}

/** Internal investment: people with full-time equivalents and cost, and their total. */
export function peopleTable(strategy: Strategy): Block {
  const people = budgetOf(strategy).people ?? [];
  const rows = people.map(({ role, kind, fte, cost, types }): Cell[] => [
    role,
    [kind ? label(kind) : null, typeNames(strategy, types)].filter(Boolean).join(", for ") || null,
    fte === undefined ? null : plain(fte),
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
      plain(fullTimePeople(strategy)),
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
  const all = linesMinor(strategy);
  const rows = lines.map((line): Cell[] => [
    line.name,
    line.kind ? label(line.kind) : null,
    allocationWords(strategy, line),
    shareOf(strategy, line, all),
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

function shareOf(strategy: Strategy, line: BudgetLine, all: number | undefined): string | null {
  const minor = sumMinor(strategy, [line.amount]);
  return line.amount === undefined || minor === undefined || !all ? null : inWords(minor / all, "share", "");
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
      personName(strategy, owner),
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

/** Intended share of the lines beside the actual one, type by type, with the revenue share that the type is to bring. */
export function typeInvestmentTable(strategy: Strategy): Block {
  const all = linesMinor(strategy);
  const rows = entries<PartnerType>(strategy.partnerTypes).map(([slug, type]): Cell[] => {
    const minor = linesMinor(strategy, (line) => line.type === slug);
    return [
      type.name,
      type.priority ? label(type.priority) : null,
      minor === undefined ? "unknown: several currencies" : amountText(minor, strategy.company.currency),
      minor === undefined || !all ? null : inWords(minor / all, "share", ""),
      shareWords(own(strategy.budget?.share, slug)),
      shareWords(type.target?.share),
      attentionWords(strategy, slug),
    ];
  });
  return tableOr(
    { what: "which partner types are invested in", part: "partnerTypes and budget" },
    "Investment by partner type",
    [
      column("Partner type", 1.6),
      column("Priority", 0.9),
      figureColumn("Lines", 1.2),
      figureColumn("Share of lines", 0.9),
      figureColumn("Intended share", 0.9),
      figureColumn("Share of partner revenue wanted", 1.1),
      column("People", 1.6),
    ],
    rows,
  );
}

const own = <T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  map && Object.hasOwn(map, key) ? map[key] : undefined;

/** Positions are shared between types and the strategy does not say how; so they are named, never divided. */
const attentionWords = ({ budget }: Strategy, type: string): string | null =>
  said(
    (budget?.people ?? [])
      .filter(({ types }) => types?.includes(type))
      .map(({ role, fte }) => `${role}${fte === undefined ? "" : ` ${plain(fte)}`}`)
      .join(", "),
  );

/** The four purposes, each with what it means, what is spent and what was intended. */
export function purposeTable(strategy: Strategy): Block {
  const all = linesMinor(strategy);
  const rows = purposes.map((purpose): Cell[] => {
    const minor = linesMinor(strategy, (line) => line.purpose === purpose);
    return [
      [{ strong: label(purpose) }, ` · ${purposeMeans[purpose]}`],
      minor === undefined ? "unknown: several currencies" : amountText(minor, strategy.company.currency),
      minor === undefined || !all ? null : inWords(minor / all, "share", ""),
      shareWords(strategy.budget?.purposeShare?.[purpose]),
    ];
  });
  return tableOr(
    { what: "what the money is to do", part: "budget.lines" },
    "Investment by purpose",
    [
      column("Purpose", 3.4),
      figureColumn("Lines", 1.2),
      figureColumn("Share of lines", 0.9),
      figureColumn("Intended share", 0.9),
    ],
    budgetOf(strategy).lines?.length ? rows : [],
  );
}

const purposeMeans = {
  acquisition: "finding and signing new partners",
  activation: "making enrolled partners sell",
  development: "making partners that sell better at it",
  strategic: "the few relationships of another quality",
} as const;

/** Lines by type, cut by purpose; null without lines. */
export function investmentChart(strategy: Strategy): Chart | null {
  if (!budgetOf(strategy).lines?.length) return null;
  const types = [...new Set((budgetOf(strategy).lines ?? []).map(({ type }) => type))];
  const named = [...purposes, undefined].filter((purpose) =>
    (budgetOf(strategy).lines ?? []).some((line) => line.purpose === purpose),
  );
  return {
    shape: "stacked-bars",
    finding: purposeFinding(strategy) ?? "What is invested in whom",
    unit: "money",
    categories: types.map((type) => (type === undefined ? "No partner type" : typeName(strategy, type))),
    series: named.map((purpose) => ({
      name: purpose ? label(purpose) : "No purpose",
      values: types.map(
        (type) => linesMinor(strategy, (line) => line.type === type && line.purpose === purpose) ?? null,
      ),
    })),
    flows: [],
    currency: strategy.company.currency,
    note: "Budget lines; people and systems are not divided between types.",
  };
}

/** To which end most of the lines is spent; null without lines that can be added. */
function purposeFinding(strategy: Strategy): string | null {
  const all = linesMinor(strategy);
  if (!all) return null;
  const [first] = purposes
    .map((purpose) => ({ purpose, minor: linesMinor(strategy, (line) => line.purpose === purpose) ?? 0 }))
    .toSorted((a, b) => b.minor - a.minor);
  return first && first.minor > 0
    ? `${label(first.purpose)} takes most: ${inWords(first.minor / all, "share", "")} of the lines`
    : null;
}

/** Which type gets most of the lines, held against its priority. */
export function investmentFinding(strategy: Strategy): string | null {
  const all = linesMinor(strategy);
  if (!all) return null;
  const by = entries<PartnerType>(strategy.partnerTypes)
    .map(([slug, type]) => ({ type, minor: linesMinor(strategy, (line) => line.type === slug) ?? 0 }))
    .toSorted((a, b) => b.minor - a.minor);
  const [first] = by;
  if (!first || first.minor === 0) return null;
  const starved = by
    .filter(({ type, minor }) => type.priority === "high" && minor === 0)
    .map(({ type }) => type.name);
  const rest = starved.length > 0 ? `; ${listed(starved)} has high priority and no line` : "";
  const rank = first.type.priority ? `, a type of ${first.type.priority} priority` : "";
  return `${first.type.name} gets ${inWords(first.minor / all, "share", "")} of the lines${rank}${rest}`;
}

/** The whole budget of the year in one sentence; null without one. */
export function budgetFinding(strategy: Strategy): string | null {
  const { budget } = strategy;
  if (!budget) return null;
  const cost = costMinor(strategy);
  const amounts = [...(budget.people ?? []), ...(budget.lines ?? []), ...(budget.systems ?? [])].length;
  if (amounts === 0) return null;
  const total =
    cost === undefined
      ? "An amount in several currencies"
      : inWords(cost, "money", strategy.company.currency);
  const approved = budget.approved
    ? `approved by ${personName(strategy, budget.approved.by)} on ${dayWords(budget.approved.on)}`
    : "not approved yet";
  const people = counted(fullTimePeople(strategy), "full-time person", "full-time people");
  const year = budgetYear(strategy);
  return `${total}${year ? ` for ${year}` : ""} pays for ${people} and ${counted(budget.lines?.length ?? 0, "line")}, ${approved}`;
}

export const budgetMissing = (strategy: Strategy): Block[] =>
  strategy.budget ? [] : [missing("what the strategy costs; unfunded, it is a wish", "budget")];
