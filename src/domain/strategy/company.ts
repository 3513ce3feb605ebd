import { functions, industries, stages } from "./closed-sets.ts";
import { field, map, must, ref, refs, shape } from "./fields.ts";
import { targetFields } from "./target.ts";
import {
  atLeastZero,
  amount,
  currency,
  day,
  duration,
  number,
  oneOf,
  share,
  text,
  texts,
  timeZone,
} from "./values.ts";

/** Who this strategy belongs to and who has agreed to it. */
export const header = shape({
  name: must(text(), "Name of the strategy"),
  owner: field(ref("person"), "The one person accountable for the strategy"),
  timeZone: field(timeZone(), "IANA time zone in which a moment becomes a day"),
  signoff: field(
    refs("person"),
    "People whose functions (sales, marketing, product, finance) have agreed to it",
  ),
  summary: field(text(), "The strategy in one or two sentences"),
});

export const company = shape({
  name: must(text(), "Name of the company"),
  product: field(text(), "What the company sells"),
  industry: field(oneOf(industries), "What customers buy it as; starters and the fit page use it"),
  stage: field(oneOf(stages), "How far the company has come; the check asks other things of each stage"),
  currency: must(currency(), "Default currency of every amount"),
  fiscalYearStart: field(
    number().int().min(1, "expected a month, 1 to 12").max(12, "expected a month, 1 to 12"),
    "Month in which the fiscal year starts; FY28 ends in the calendar year 2028",
  ),
  arr: field(
    shape({
      current: field(amount(), "Annual recurring revenue today"),
      on: field(day(), "The day on which that is true"),
      target: field(amount(), "Annual recurring revenue to reach"),
      by: field(day(), "The day on which it is to be reached"),
    }),
    "Annual recurring revenue now and wanted: the zero-partner test starts here",
  ),
  direct: field(
    shape({
      sellers: field(atLeastZero(), "Quota-carrying sellers"),
      quota: field(amount(), "Quota of one seller a year"),
      attainment: field(share(), "Share of quota that is reached"),
      cac: field(amount(), "Cost of a customer won directly"),
    }),
    "What the company could sell with no partner at all, per year",
  ),
  salesCycle: field(duration(), "Usual length of a sale; protection windows are measured against it"),
  idealCustomers: field(texts(), "Who buys and stays"),
  goToMarket: field(texts(), "Routes to market in use"),
  position: field(text(), "Where the product wins and loses"),
  constraints: field(texts(), "What the strategy has to live with"),
});

export const people = map(
  shape({
    title: must(text(), "Role of the person, not the name"),
    name: field(text(), "Name of the person"),
    function: field(oneOf(functions), "The function whose agreement this person can give"),
  }),
);

export const objectives = map(
  shape({
    business: field(text(), "The business objective"),
    partner: field(text(), "What partners must move of it"),
    ...targetFields,
    owner: field(ref("person"), "The one person accountable"),
  }),
);

export const northStar = shape({
  ...targetFields,
  owner: field(ref("person"), "The one person accountable"),
});
