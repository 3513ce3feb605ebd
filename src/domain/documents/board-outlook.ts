import { listed } from "../check/figures.ts";
import { inWords } from "../measures/in-words.ts";
import { entries } from "../strategy/lookup.ts";
import { type ProjectedYear, type Projection, threeYearProjection } from "../strategy/projection.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { zeroPartnerTest } from "../strategy/zero-partner.ts";
import { type Cell, column, figureColumn, missing, tableOr } from "./blocks.ts";
import type { Block, Chart, Section } from "./document.ts";
import type { Ground } from "./ground.ts";
import { channelTable, competitorsFinding, plannedPartners, rivalsOf } from "./parts/competitors.ts";
import { zeroPartnerBlocks, zeroPartnerFinding } from "./parts/context.ts";
import { gapsTable } from "./parts/rationale.ts";
import { amountWords, dayWords } from "./words.ts";

/** Why partners: what direct sales can reach, what is left, and the gaps behind it. */
export function gapSlide(strategy: Strategy): Section {
  const gaps = entries(strategy.gaps);
  const test = zeroPartnerTest(strategy);
  const chart: Block[] = test.ok ? [{ kind: "chart", chart: gapChart(strategy) }] : [];
  return {
    title: "Why partners",
    finding:
      zeroPartnerFinding(strategy) ??
      (gaps.length > 0
        ? `${gaps.length === 1 ? "One gap calls" : `${gaps.length} gaps call`} for partners`
        : "The strategy does not say yet why partners are needed"),
    blocks: [...chart, ...zeroPartnerBlocks(strategy), gapsTable(strategy)],
  };
}

function gapChart(strategy: Strategy): Chart {
  const test = zeroPartnerTest(strategy);
  const value = test.ok ? test.value : null;
  const current = value === null ? null : value.targetMinor - value.neededMinor;
  return {
    shape: "bars",
    finding: "Today, what direct sales can add, what partners must bring, and the target",
    unit: "money",
    categories: ["ARR today", "Direct sales can add", "Partners must bring", "Target"],
    series: [
      {
        name: "ARR",
        values: [
          current,
          value?.directMinor ?? null,
          value?.partnersMinor ?? null,
          value?.targetMinor ?? null,
        ],
      },
    ],
    flows: [],
    currency: strategy.company.currency,
    note: "Sellers × quota × attainment × years, with no partner at all.",
  };
}

/** Three fiscal years ahead: total and partner ARR where the strategy says them, revenue wanted of partners, the rest unknown. */
export function projectionSlide({ strategy, asOf }: Ground): Section {
  const projection = threeYearProjection(strategy, asOf);
  return {
    title: "Three-year projection",
    finding: projectionFinding(strategy, projection),
    blocks: [...projectionChart(strategy, projection), projectionTable(strategy, projection)],
  };
}

/** The target itself, whether or not its day is the end of a year that is shown. */
function targetCaption(strategy: Strategy): string {
  const { arr } = strategy.company;
  const amount = amountWords(strategy, arr?.target);
  if (amount === null) return "Year by year";
  return `Year by year, to the target of ${amount}${arr?.by ? ` by ${dayWords(arr.by)}` : ""}`;
}

function projectionFinding(strategy: Strategy, { years, unknown }: Projection): string {
  const of = (minor: number) => inWords(minor, "money", strategy.company.currency);
  const last = years.findLast(({ partnersMinor }) => partnersMinor !== null);
  if (last?.partnersMinor) {
    const share = last.partnerShare === null ? "" : `, ${inWords(last.partnerShare, "share", "")} of all`;
    return `Partners carry ${of(last.partnersMinor)} of ARR by the end of ${last.year}${share}`;
  }
  const wanted = years.findLast(({ revenueMinor }) => revenueMinor !== null);
  if (wanted?.revenueMinor)
    return `Partners are to source ${of(wanted.revenueMinor)} in ${wanted.year}; of later years nothing is said`;
  return `Nothing can be projected: ${unknown[0] ?? "the strategy says no figures"}`;
}

/** What is unknown says why, in the caption: a reader of a slide looks nowhere else. */
function projectionTable(strategy: Strategy, { years, unknown }: Projection): Block {
  const money = (of: (year: ProjectedYear) => number | null): Cell[] =>
    years.map((year) => inWords(of(year), "money", strategy.company.currency));
  return tableOr(
    { what: "the next three years", part: "company.arr" },
    [targetCaption(strategy), ...(unknown.length > 0 ? [`unknown because ${listed(unknown)}`] : [])].join(
      "; ",
    ),
    [column("", 2), ...years.map(({ year, on }) => figureColumn(`${year}, to ${dayWords(on)}`))],
    [
      ["Total ARR", ...money(({ totalMinor }) => totalMinor)],
      ["Partner-sourced ARR, and its share", ...years.map((year) => partnerWords(strategy, year))],
      ["What the thesis promises of total ARR", ...money(({ promisedMinor }) => promisedMinor)],
      ["Partner-sourced revenue wanted in the year", ...money(({ revenueMinor }) => revenueMinor)],
    ],
  );
}

const partnerWords = (strategy: Strategy, { partnersMinor, partnerShare }: ProjectedYear): string => {
  const share = partnerShare === null ? "" : ` (${inWords(partnerShare, "share", "")})`;
  return `${inWords(partnersMinor, "money", strategy.company.currency)}${share}`;
};

/** ARR as lines; where the strategy knows none, the revenue that it wants of partners. */
function projectionChart(strategy: Strategy, { years, unknown }: Projection): Block[] {
  const known = (name: string, values: readonly (number | null)[]) =>
    values.some((value) => value !== null) ? [{ name, values }] : [];
  const arr = [
    ...known(
      "Total ARR",
      years.map(({ totalMinor }) => totalMinor),
    ),
    ...known(
      "Partner-sourced ARR",
      years.map(({ partnersMinor }) => partnersMinor),
    ),
  ];
  const series =
    arr.length > 0
      ? arr
      : known(
          "Partner-sourced revenue wanted",
          years.map(({ revenueMinor }) => revenueMinor),
        );
  if (series.length === 0)
    return [
      missing(
        `the next three years, because ${listed(unknown)}`,
        "company.arr, thesis.northStar and metrics",
      ),
    ];
  const chart: Chart = {
    shape: "lines",
    finding: arr.length > 0 ? "ARR at each year's end" : "What partners are to source in each year",
    unit: "money",
    categories: years.map(({ year }) => year),
    series,
    flows: [],
    currency: strategy.company.currency,
    note: "Straight lines from today's ARR and the north star's baseline to their targets; nothing beyond them.",
  };
  return [{ kind: "chart", chart }];
}

/** Our channel beside the rivals', by what is known of each. */
export function comparisonSlide(strategy: Strategy): Section {
  const rivals = rivalsOf(strategy);
  const values = [plannedPartners(strategy), ...rivals.map(([, { channel }]) => channel?.partners ?? null)];
  const chart: Chart = {
    shape: "bars",
    finding: "Partners in the channel, ours as planned",
    unit: "count",
    categories: [strategy.company.name, ...rivals.map(([, { name }]) => name)],
    series: [{ name: "Partners", values }],
    flows: [],
    currency: strategy.company.currency,
    note: "Ours: partners wanted of all types. Theirs: as last looked at.",
  };
  const drawn: Block[] =
    rivals.length > 0 && values.some((value) => value !== null) ? [{ kind: "chart", chart }] : [];
  return {
    title: "Competitive channel comparison",
    finding: competitorsFinding(strategy) ?? "The strategy does not say which partners rivals hold",
    blocks: [...drawn, channelTable(strategy)],
  };
}
