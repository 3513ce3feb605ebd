import { industries, models, principles, stages } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { dayIn, durationIn } from "./figures.ts";
import { asPhrase } from "./phrase.ts";
import { field, type FieldSpec } from "./part-spec.ts";
import { asPerson, personOf } from "./people.ts";
import {
  asAmount,
  asDay,
  asDuration,
  asNumber,
  asOneOf,
  asShare,
  asText,
  asTextOn,
  besideRemark,
  asTexts,
  type Reader,
} from "./readers.ts";
import { members, type Said } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { industryWords, modelWords, principleWords, stageWords } from "./vocabulary.ts";

/** Fields that documents give as a label and a value, outside any table. */
export type LabelledPart = {
  readonly base: Path;
  readonly what: string;
  readonly fields: readonly FieldSpec[];
};

/** A month by name, for the beginning of the fiscal year. */
const asMonth: Reader = (book, said, path) => {
  if (/^(?:the )?calendar year$/i.test(said.text.trim())) return book.put(said, path, 1);
  const word = said.text
    .trim()
    .replace(/^(?:(?:starts|begins|from)\s+)?(?:(?:on|in)\s+)?(?:1(?:st)?\s+)?(?=\p{L}{3})/iu, "");
  const month = "jan feb mar apr may jun jul aug sep oct nov dec"
    .split(" ")
    .indexOf(word.slice(0, 3).toLowerCase());
  if (month < 0 && /\D/.test(said.text.trim()))
    return book.leave(said, "no month in which the fiscal year starts, such as February");
  if (month < 0) return asNumber(book, said, path);
  book.put(said, path, month + 1);
};

/** Regions by name; each becomes one of the coverage. */
export const asRegions: Reader = (book, said, path) => {
  for (const text of members(said.text.replaceAll(/\s+and\s+/g, ", ")))
    book.add(said, path, book.element({ ...said, text }, "regions", text, "name"));
};

/** `30% of total ARR within 3 years`. */
const asPromise: Reader = (book, said, path) => {
  const match = /^(\d+(?:\.\d+)?%) of (?:total )?ARR(?: within (.+))?$/i.exec(said.text);
  if (!match) return book.leave(said, "no promise such as 30% of total ARR within 3 years");
  book.put(said, [...path, "arrShare"], match[1]);
  const within = durationIn(match[2] ?? "");
  if (within) book.put(said, [...path, "within"], within);
};

/** `ARR from USD 12M on 31 October 2026 to USD 30M by 31 January 2029`. */
const asArr: Reader = (book, said, path) => {
  const match = /^(?:ARR )?from (.+?)(?: on (.+?))? to (.+?)(?: by (.+))?$/i.exec(said.text);
  if (!match) return besideRemark(asAmount)(book, said, [...path, "arr", "current"]);
  const [, current = "", on, target = "", by] = match;
  asAmount(book, { ...said, text: current }, [...path, "arr", "current"]);
  asAmount(book, { ...said, text: target }, [...path, "arr", "target"]);
  if (on) asDay(book, { ...said, text: on }, [...path, "arr", "on"]);
  if (by) asDay(book, { ...said, text: by }, [...path, "arr", "by"]);
};

/** `€18M`, `€18M by 31 December 2029`. */
const asArrTarget: Reader = (book, said, path) => {
  const match = /^(.+?)\s+by\s+(.+)$/i.exec(said.text);
  asAmount(book, { ...said, text: match?.[1] ?? said.text }, [...path, "target"]);
  if (match) asDay(book, { ...said, text: match[2] ?? "" }, [...path, "by"]);
};

/** `€25M ARR by 31 December 2028`: a goal could be of anything, unless it says that it is one of ARR. */
const asArrGoal: Reader = (book, said, path) => {
  const match = /^(.+?)\s+ARR\b(.*)$/i.exec(said.text);
  if (match) asArrTarget(book, { ...said, text: `${match[1]}${match[2]}` }, path);
  else book.leave(said, "a goal of which the measure is not said, as in €25M ARR by 31 December 2028");
};

/** The day of the target that was said before it; without one it could be the day of anything. */
const asTargetDate: Reader = (book, said, path) =>
  book.has(["company", "arr", "target"])
    ? asDay(book, said, path)
    : book.leave(said, "the day of which target is not said; write ARR target date");

/** `Cybersecurity, growth stage`. */
const asIndustryAndStage: Reader = (book, said, path) => {
  for (const text of members(said.text)) {
    const stage = memberIn(stages, stageWords, text.replace(/ stage$/, ""));
    if (stage) book.put(said, [...path, "stage"], stage);
    else asOneOf(industries, industryWords)(book, { ...said, text }, [...path, "industry"]);
  }
};

export const companyLabels: LabelledPart = {
  base: ["company"],
  what: "company",
  fields: [
    field("company, company name, vendor, organization, organisation", "name"),
    field(
      "product, product name, product service, product/service, what the company sells, what we sell",
      "product",
    ),
    field("industry, sector", "industry", asOneOf(industries, industryWords)),
    field("growth stage, stage, company stage, vendor growth stage", "stage", asOneOf(stages, stageWords)),
    field(
      "fiscal year, fiscal year start, fiscal year starts, start of the fiscal year, fiscal year begins",
      "fiscalYearStart",
      asMonth,
    ),
    field("current arr, arr today, arr now", "arr.current", besideRemark(asAmount)),
    field("arr, annual recurring revenue, objective", [], asArr),
    field("industry and stage", [], asIndustryAndStage),
    field("target arr, arr target, arr goal", "arr", asArrTarget),
    field("goal, target", "arr", asArrGoal),
    field("arr target date, target arr by", "arr.by", asDay),
    field("target date", "arr.by", asTargetDate),
    field(
      "sellers, quota-carrying sellers, quota carrying sellers, account executives",
      "direct.sellers",
      besideRemark(asNumber),
    ),
    field("quota, quota of one seller, quota per seller", "direct.quota", asAmount),
    field("attainment, quota attainment", "direct.attainment", asShare),
    field("cac, direct cac, cost of a customer won directly", "direct.cac", asAmount),
    field(
      "sales cycle, average sales cycle, direct sales cycle, usual length of a sale",
      "salesCycle",
      asDuration,
    ),
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

const asModels: Reader = (book, said, path) => {
  for (const text of members(said.text)) {
    const model = memberIn(models, modelWords, text);
    if (model) book.put(said, [...book.memberOf(path, model), "model"], model);
    else book.leave({ ...said, text }, `none of: ${models.join(", ")}`);
  }
};

export const thesisLabels: LabelledPart = {
  base: ["thesis"],
  what: "thesis",
  fields: [
    field("core principle, principle, philosophy", "principle", asOneOf(principles, principleWords)),
    field("share of arr, arr share, share of total arr", "arrShare", asShare),
    field("within, time frame, timeframe", "within", asDuration),
    field(
      "markets, target markets, target regions, priority markets, markets where partners should help",
      "markets",
      asRegions,
    ),
    field(
      "north star, north star metric, business outcome, the one outcome, judged by, north-star metric",
      "northStar",
      asPhrase,
    ),
    field("why partners, why partnerships, because", "because"),
    field("promise", [], asPromise),
    field(
      "models, partnership models, chosen models, models chosen, partnership models chosen",
      "models",
      asModels,
    ),
    field("accountable for it, signs for it", "northStar.owner", asPerson),
    field("mechanism, mechanisms", "mechanisms", (book: Book, said: Said, path: Path) =>
      book.put(said, [...path, book.countOf(path), "statement"], said.text.trim()),
    ),
  ],
};

/** Where a dimension is not cut, our prints say so: `All: the market is not cut by vertical`. */
const notCut = /^All: /;

const asVerticals: Reader = (book, said) => {
  if (notCut.test(said.text)) return book.used(said.line);
  for (const text of said.text.split(/\s*;\s*/)) book.element({ ...said, text }, "verticals", text, "name");
};

/** `Up to 199 people (1 to 199 people)`: company sizes with how many people they have, or how much revenue. */
const asSizes: Reader = (book, said) => {
  if (notCut.test(said.text)) return book.used(said.line);
  for (const text of said.text.split(/\s*;\s*/)) {
    const match =
      /^(.+?)\s*\(([\d,]+) to ([\d,]+|any number of) people(?:[;,] (.+?) to (.+?) of revenue)?\)$/.exec(text);
    const slug = book.element({ ...said, text }, "sizes", (match?.[1] ?? text).trim(), "name");
    const ends = [match?.[2], match?.[3]].map((end) => Number(end?.replaceAll(",", "")));
    for (const [at, key] of (["from", "to"] as const).entries())
      if (ends[at]) book.put({ ...said, text }, ["coverage", "sizes", slug, "employees", key], ends[at]);
    for (const [at, key] of (["from", "to"] as const).entries()) {
      const amount = match?.[4 + at];
      if (amount && amount !== "any")
        asAmount(book, { ...said, text: amount }, ["coverage", "sizes", slug, "revenue", key]);
    }
  }
};

/** `US Central (US: IL, OH); DACH, regional (DE, AT, CH)`: regions with their scope, countries and states. */
const asRegionList: Reader = (book, said) => {
  if (notCut.test(said.text)) return book.used(said.line);
  for (const text of said.text.split(/\s*;\s*/)) {
    const own = { ...said, text };
    const within = /^(.+?)\s*\(([^()]+)\)$/.exec(text);
    const scoped = /^(.+), (national|regional|local)$/.exec((within?.[1] ?? text).trim());
    const slug = book.element(own, "regions", (scoped?.[1] ?? within?.[1] ?? text).trim(), "name");
    const path = ["coverage", "regions", slug];
    if (scoped) book.put(own, [...path, "scope"], scoped[2]);
    const [countries, states] = placesIn(within?.[2] ?? "");
    for (const country of countries) book.add(own, [...path, "countries"], country);
    for (const state of states) book.add(own, [...path, "states"], state);
  }
};

/** `US: IL, OH`, `DE, AT, CH`, `Bavaria, Saxony`: two letters each are countries. */
function placesIn(text: string): [countries: string[], states: string[]] {
  const match = /^([A-Z]{2}(?:, [A-Z]{2})*)(?:: (.+))?$/.exec(text);
  const list = (names: string | undefined) => (names ?? "").split(/,\s*/).filter((name) => name !== "");
  return match ? [list(match[1]), list(match[2])] : [[], list(text)];
}

export const coverageLabels: LabelledPart = {
  base: ["coverage"],
  what: "coverage",
  fields: [
    field("regions", "regions", asRegionList),
    field("verticals, industries", "verticals", asVerticals),
    field("customer sizes, company sizes", "sizes", asSizes),
    field("accounts kept for direct sale, named accounts", "namedAccounts", (book, said, path) => {
      for (const text of said.text.replace(/[.]$/, "").split(/,\s*/)) book.add(said, path, text);
    }),
  ],
};

export const strategyLabels: LabelledPart = {
  base: ["strategy"],
  what: "strategy",
  fields: [
    field("strategy, strategy name, name of the strategy", "name"),
    field("strategy owner, executive owner, owner", "owner", asPerson),
    field("summary", "summary", asTextOn),
    field("time zone, timezone", "timeZone", asText),
  ],
};

const asSignoff: Reader = (book, said, path) => {
  for (const text of members(said.text.replace(/[.]$/, "")))
    book.add({ ...said, text }, path, personOf(book, { ...said, text }));
};

/** `Finance Partner on 2 November 2026`. */
const asApproval: Reader = (book, said, path) => {
  const match = /^(.+?)\s+on\s+(.+?)[.]?$/i.exec(said.text);
  const on = dayIn(match?.[2] ?? "");
  if (!match || !on) return book.leave(said, "no approval such as Finance on 2 November 2026");
  book.put(said, [...path, "by"], personOf(book, { ...said, text: match[1] ?? "" }));
  book.put(said, [...path, "on"], on);
};

/** Who stands behind the strategy and its money. */
export const signLabels: readonly LabelledPart[] = [
  {
    base: ["strategy"],
    what: "strategy",
    fields: [field("accountable", "owner", asPerson), field("signed off by", "signoff", asSignoff)],
  },
  { base: ["budget"], what: "budget", fields: [field("budget approved by", "approved", asApproval)] },
];
