import { industries, principles, stages } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { measureNamed } from "./measure-names.ts";
import { dayIn } from "./figures.ts";
import { field, type FieldSpec } from "./part-spec.ts";
import {
  asAmount,
  asDay,
  asDuration,
  asNumber,
  asOneOf,
  asPerson,
  asShare,
  asText,
  asTextOn,
  asTexts,
  type Reader,
  takeBound,
} from "./readers.ts";
import { members, type Said } from "./said.ts";
import { industryWords, principleWords, stageWords } from "./vocabulary.ts";

/** Fields that documents give as a label and a value, outside any table. */
export type LabelledPart = {
  readonly base: Path;
  readonly what: string;
  readonly fields: readonly FieldSpec[];
};

/** A month by name, for the beginning of the fiscal year. */
const asMonth: Reader = (book, said, path) => {
  const month = "jan feb mar apr may jun jul aug sep oct nov dec"
    .split(" ")
    .indexOf(said.text.trim().slice(0, 3).toLowerCase());
  if (month < 0) return asNumber(book, said, path);
  book.put(said, path, month + 1);
};

/** Regions by name; each becomes one of the coverage. */
export const asRegions: Reader = (book, said, path) => {
  for (const text of members(said.text.replaceAll(/\s+and\s+/g, ", ")))
    book.add(said, path, book.element({ ...said, text }, "regions", text, "name"));
};

/** An outcome in words: a measure, its value and its day, as far as they are said. */
export const asOutcome: Reader = (book, said, path) => {
  const by = /\s+by\s+(.+?)[.]?$/i.exec(said.text);
  const day = by && dayIn(by[1] ?? "");
  const text = day && by ? said.text.slice(0, by.index) : said.text;
  const match = /^(.*?)\s*(?:[:,]|(?=[≥>≤<])|\bof(?: at least)?\b)\s*([≥>≤<]?\s*[$€£]?\d.*)$/i.exec(text);
  const metric = measureNamed(match?.[1] ?? text);
  if (!metric) return book.leave(said, "no measure of that name; entente explain metrics lists them");
  book.put(said, [...path, "metric"], metric);
  if (match) takeBound(book, { ...said, text: match[2] ?? "" }, path, metric);
  if (day) book.put(said, [...path, "by"], day);
};

export const companyLabels: LabelledPart = {
  base: ["company"],
  what: "company",
  fields: [
    field("company, company name, vendor, organization, organisation", "name"),
    field("product, product name, what the company sells", "product"),
    field("industry, sector", "industry", asOneOf(industries, industryWords)),
    field("growth stage, stage, company stage, vendor growth stage", "stage", asOneOf(stages, stageWords)),
    field(
      "fiscal year start, fiscal year starts, start of the fiscal year, fiscal year begins",
      "fiscalYearStart",
      asMonth,
    ),
    field("current arr, arr today, arr now, arr, annual recurring revenue", "arr.current", asAmount),
    field("target arr, arr target, arr goal", "arr.target", asAmount),
    field("arr target date, target arr by", "arr.by", asDay),
    field(
      "sellers, quota-carrying sellers, quota carrying sellers, account executives",
      "direct.sellers",
      asNumber,
    ),
    field("quota, quota of one seller, quota per seller", "direct.quota", asAmount),
    field("attainment, quota attainment", "direct.attainment", asShare),
    field("cac, direct cac, cost of a customer won directly", "direct.cac", asAmount),
    field("sales cycle, average sales cycle, usual length of a sale", "salesCycle", asDuration),
    field(
      "ideal customers, icp, primary icp, primary icps, ideal customer profile, ideal customer",
      "idealCustomers",
      asTexts,
    ),
    field(
      "go-to-market, go to market, go-to-market priorities, go to market priorities, routes to market",
      "goToMarket",
      asTexts,
    ),
    field("competitive position, position, positioning", "position"),
    field("resource constraints, constraints", "constraints", asTexts),
  ],
};

export const thesisLabels: LabelledPart = {
  base: ["thesis"],
  what: "thesis",
  fields: [
    field("core principle, principle, philosophy", "principle", asOneOf(principles, principleWords)),
    field("share of arr, arr share, share of total arr", "arrShare", asShare),
    field("within, time frame, timeframe", "within", asDuration),
    field("markets, target markets, target regions, priority markets", "markets", asRegions),
    field(
      "north star, north star metric, business outcome, the one outcome, judged by, north-star metric",
      "northStar",
      asOutcome,
    ),
    field("why partners, why partnerships", "because"),
    field("mechanism, mechanisms", "mechanisms", (book: Book, said: Said, path: Path) =>
      book.put(said, [...path, book.countOf(path), "statement"], said.text.trim()),
    ),
  ],
};

export const strategyLabels: LabelledPart = {
  base: ["strategy"],
  what: "strategy",
  fields: [
    field("strategy, strategy name, name of the strategy", "name"),
    field("strategy owner, owner", "owner", asPerson),
    field("summary", "summary", asTextOn),
    field("time zone, timezone", "timeZone", asText),
  ],
};

const gapLabels: readonly (readonly [kind: string, says: string])[] = [
  ["market-velocity", "market velocity gap, market_velocity_gap, market velocity"],
  ["credibility", "credibility gap, credibility_gap, credibility"],
  ["delivery", "delivery gap, delivery_gap, delivery"],
  ["geographic", "geographic gap, geographic_gap, geographic, geography gap"],
  ["cost-efficiency", "cost efficiency, cost_efficiency, cost efficiency gap, cost-efficiency"],
  ["competitive-pressure", "competitive pressure, competitive_pressure, competitive-pressure"],
];

/** The six reasons for partners, each a gap of its kind. */
export const gapKindLabels: LabelledPart = {
  base: ["gaps"],
  what: "gap",
  fields: gapLabels.map(([kind, says]) => ({
    says: says.split(", "),
    at: [],
    read: (book, said) => {
      const slug = book.element(said, "gaps", said.text.trim(), "statement");
      book.put(said, ["gaps", slug, "kind"], kind);
    },
  })),
};
