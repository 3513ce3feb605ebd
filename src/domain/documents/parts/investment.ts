import { listed, plain } from "../../check/figures.ts";
import { inWords } from "../../measures/in-words.ts";
import { purposes } from "../../strategy/closed-sets.ts";
import { type BudgetLine, linesMinor } from "../../strategy/funding.ts";
import { entries } from "../../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { Block, Chart } from "../document.ts";
import { type Cell, column, figureColumn, said, tableOr } from "../blocks.ts";
import { typeName } from "../names.ts";
import { label, shareWords } from "../words.ts";
import { totalAmount } from "./budget.ts";

/** Intended share of the lines beside the actual one, type by type, with the revenue share that the type is to bring. */
export function typeInvestmentTable(strategy: Strategy): Block {
  const all = linesMinor(strategy);
  const rows = entries<PartnerType>(strategy.partnerTypes).map(([slug, type]): Cell[] => {
    const ofType = (line: BudgetLine) => line.type === slug;
    const minor = linesMinor(strategy, ofType);
    return [
      type.name,
      type.priority ? label(type.priority) : null,
      linesWords(strategy, ofType),
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
      figureColumn("Intended share of the lines", 1),
      figureColumn("Share of partner revenue wanted", 1.1),
      column("People", 1.6),
    ],
    rows,
  );
}

/** The sum of some lines, for each currency; zero is a sum, an amount that is missing leaves none. */
const linesWords = (strategy: Strategy, only: (line: BudgetLine) => boolean): string =>
  totalAmount(
    strategy,
    (strategy.budget?.lines ?? []).filter(only).map(({ amount }) => amount),
  );

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
  const hasLines = ((strategy.budget ?? {}).lines ?? []).length > 0;
  const rows = purposes.map((purpose): Cell[] => {
    const ofPurpose = (line: BudgetLine) => line.purpose === purpose;
    const minor = linesMinor(strategy, ofPurpose);
    return [
      [{ strong: label(purpose) }, ` · ${purposeMeans[purpose]}`],
      hasLines ? linesWords(strategy, ofPurpose) : null,
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
      figureColumn("Intended share of the lines", 1),
    ],
    hasLines || strategy.budget?.purposeShare ? rows : [],
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
  if (!(strategy.budget ?? {}).lines?.length) return null;
  const types = [...new Set(((strategy.budget ?? {}).lines ?? []).map(({ type }) => type))];
  const named = [...purposes, undefined].filter((purpose) =>
    ((strategy.budget ?? {}).lines ?? []).some((line) => line.purpose === purpose),
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
