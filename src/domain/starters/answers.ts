import type { z } from "zod";
import { addDays, type Day } from "../shared/dates.ts";
import { fiscalQuarterOf, periodWindow } from "../shared/fiscal.ts";
import { industries, stages } from "../strategy/closed-sets.ts";
import { field, list, must, shape } from "../strategy/fields.ts";
import {
  amount,
  atLeastZero,
  currency,
  day,
  number,
  oneOf,
  share,
  text,
  texts,
  timeZone,
} from "../strategy/values.ts";
import { amountInUnits } from "./amounts.ts";
import { marketsOf } from "./markets.ts";

/** What a guided start asks: the inputs that the source documents ask for when nothing is written yet. */
export const starterAnswers = shape({
  stage: must(oneOf(stages), "Growth stage"),
  industry: must(oneOf(industries), "Industry"),
  company: must(text(), "Name of the company"),
  product: must(text(), "What the company sells"),
  category: field(text(), "Product category, as buyers call it"),
  currency: must(currency(), "Currency of the amounts"),
  fiscalYearStart: must(
    number().int().min(1, "expected a month, 1 to 12").max(12, "expected a month, 1 to 12"),
    "Month in which the fiscal year starts",
  ),
  arr: must(
    shape({
      current: must(amount(), "Annual recurring revenue today"),
      target: must(amount(), "Annual recurring revenue to reach"),
      by: must(day(), "The day of the target"),
    }),
    "Annual recurring revenue now and wanted",
  ),
  idealCustomers: must(texts(), "Who buys and stays"),
  markets: must(
    list(text()),
    "The one to three markets where partners should help: country codes or regions",
  ),
  partnerArr: field(amount(), "Annual recurring revenue that partners bring today"),
  direct: field(
    shape({
      sellers: field(atLeastZero(), "Sellers with a quota"),
      quota: field(amount(), "Quota of one seller a year"),
      attainment: field(share(), "Share of quota that is reached"),
    }),
    "What the company sells with no partner at all",
  ),
  timeZone: field(timeZone(), "IANA time zone in which a moment becomes a day"),
});
export type StarterAnswers = z.output<typeof starterAnswers>;

/** An answer that does not fit, with the question it belongs to: a path such as `arr.target`. */
export type AnswerFault = { readonly at: string; readonly reason: string; readonly accepted: string };

/** The strategy takes effect with the quarter after today's: what is left of this one goes into deciding. */
export const takesEffect = (today: Day, fiscalYearStart: number): Day =>
  addDays(periodWindow(fiscalQuarterOf(today, fiscalYearStart), fiscalYearStart).to, 1);

/** Below this the derived amounts are too small to be split by type, purpose and quarter. */
const smallestStep = 100_000;
const largestTarget = 1_000_000_000_000;
const nearestTargetDays = 90;
const furthestTargetDays = 3653;

/**
 * Says whether answers hold together: names are not blank, both amounts are in the company's currency, the target is at least
 * 100,000 above today's ARR and lies three months to ten years ahead and not before the strategy takes effect, and one to three
 * markets are known. Each no names its question.
 */
export function judgeAnswers(answers: StarterAnswers, today: Day): AnswerFault[] {
  return [
    ...blankFaults(answers),
    ...unreadableFaults(answers),
    ...arrFaults(answers),
    ...todayFaults(answers),
    ...dateFaults(answers, today),
    ...marketFaults(answers),
  ];
}

function* blankFaults({ company, product, idealCustomers }: StarterAnswers): Generator<AnswerFault> {
  if (company.trim() === "")
    yield { at: "company", reason: "the company has no name", accepted: "the name of the company" };
  if (product.trim() === "")
    yield {
      at: "product",
      reason: "the product is not named",
      accepted: "what the company sells, in one line",
    };
  if (!idealCustomers.some((customer) => customer.trim() !== ""))
    yield {
      at: "idealCustomers",
      reason: "no ideal customer is described",
      accepted: "at least one line on who buys and stays",
    };
}

/** What neither a file nor a page can hold. Line ends are welcome: they become spaces where one line is meant. */
function* unreadableFaults({
  company,
  product,
  category,
  idealCustomers,
}: StarterAnswers): Generator<AnswerFault> {
  const texts = Object.entries({
    company,
    product,
    category: category ?? "",
    idealCustomers: idealCustomers.join(""),
  });
  for (const [at, answer] of texts)
    if (/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(answer))
      yield { at, reason: "a character that cannot be shown is in it", accepted: "text that can be read" };
}

function* arrFaults({ arr, currency: code }: StarterAnswers): Generator<AnswerFault> {
  const [current, target] = [amountInUnits(arr.current, code), amountInUnits(arr.target, code)];
  const inCurrency = `an amount in ${code}, such as 12M`;
  if (current === undefined)
    yield { at: "arr.current", reason: `the ARR of today is not in ${code}`, accepted: inCurrency };
  if (target === undefined || target > largestTarget)
    yield {
      at: "arr.target",
      reason: target === undefined ? `the target is not in ${code}` : "the target is beyond 1,000B",
      accepted: inCurrency,
    };
  else if (current !== undefined && target - current < smallestStep)
    yield {
      at: "arr.target",
      reason: "the target is less than 100,000 above the ARR of today",
      accepted: "a target that partners can move: at least 100K more than today",
    };
}

function* todayFaults({ partnerArr, direct, arr, currency: code }: StarterAnswers): Generator<AnswerFault> {
  const inCurrency = `an amount in ${code}, such as 1.2M`;
  const brought = partnerArr && amountInUnits(partnerArr, code);
  if (partnerArr && brought === undefined)
    yield { at: "partnerArr", reason: `what partners bring is not in ${code}`, accepted: inCurrency };
  else if (brought !== undefined && brought > (amountInUnits(arr.current, code) ?? brought))
    yield {
      at: "partnerArr",
      reason: "partners cannot bring more than all there is",
      accepted: "at most the ARR of today",
    };
  if (direct?.quota && amountInUnits(direct.quota, code) === undefined)
    yield { at: "direct.quota", reason: `the quota is not in ${code}`, accepted: inCurrency };
}

function* dateFaults({ arr: { by }, fiscalYearStart }: StarterAnswers, today: Day): Generator<AnswerFault> {
  const [near, effect] = [addDays(today, nearestTargetDays), takesEffect(today, fiscalYearStart)];
  const [first, last] = [near > effect ? near : effect, addDays(today, furthestTargetDays)];
  if (by >= first && by <= last) return;
  const reason =
    by > last
      ? "is more than ten years ahead"
      : by < near
        ? "is less than three months ahead"
        : `is before the strategy takes effect, with the next quarter on ${effect}`;
  yield { at: "arr.by", reason: `${by} ${reason}`, accepted: `a day from ${first} to ${last}` };
}

function* marketFaults({ markets }: StarterAnswers): Generator<AnswerFault> {
  const known = marketsOf(markets);
  if (!known.ok) yield { at: "markets", reason: known.reason, accepted: known.accepted ?? "" };
}
