import { addMonths, type Day, monthEnd } from "../../domain/shared/dates.ts";
import {
  type AnswerFault,
  judgeAnswers,
  starterAnswers,
  type StarterAnswers,
} from "../../domain/starters/answers.ts";
import { industryStarters } from "../../domain/starters/industries.ts";
import { stageStarters } from "../../domain/starters/stages.ts";

/** One answer of `entente init`: the option that gives it, what is asked at a terminal, and what stands in its place without either. */
type Question = {
  readonly at: string;
  readonly option: string;
  readonly asks: string;
  /** Answers to choose from, with the reason for each. */
  readonly choices?: readonly { readonly answer: string; readonly because: string }[];
  /** What an empty answer means at a terminal; without it the question is asked again. */
  readonly usual?: string;
  readonly placeholder: (today: Day) => string;
};

const choicesOf = (table: Readonly<Record<string, { readonly because: string }>>) =>
  Object.entries(table).map(([answer, { because }]) => ({ answer, because }));

/** In the order in which a person can answer them: what decides the shape first, the figures after their currency. */
export const questions = [
  {
    at: "stage",
    option: "stage",
    asks: "Growth stage",
    choices: choicesOf(stageStarters),
    placeholder: () => "growth",
  },
  {
    at: "industry",
    option: "industry",
    asks: "Industry",
    choices: choicesOf(industryStarters),
    placeholder: () => "other",
  },
  { at: "company", option: "company", asks: "Name of the company", placeholder: () => "Your company" },
  {
    at: "product",
    option: "product",
    asks: "What it sells, in one line",
    placeholder: () => "What you sell",
  },
  {
    at: "category",
    option: "category",
    asks: "Product category, as buyers call it",
    usual: "",
    placeholder: () => "",
  },
  { at: "currency", option: "currency", asks: "Currency", usual: "USD", placeholder: () => "USD" },
  {
    at: "fiscalYearStart",
    option: "fiscalYearStart",
    asks: "Month in which the fiscal year starts, 1 to 12",
    usual: "1",
    placeholder: () => "1",
  },
  {
    at: "arr.current",
    option: "arr",
    asks: "Annual recurring revenue today, such as 12M",
    placeholder: () => "10M",
  },
  {
    at: "arr.target",
    option: "target",
    asks: "Annual recurring revenue to reach, such as 30M",
    placeholder: () => "20M",
  },
  {
    at: "arr.by",
    option: "by",
    asks: "By which day, such as 2029-01-31",
    placeholder: (today) => monthEnd(addMonths(today, 36)),
  },
  {
    at: "idealCustomers",
    option: "customers",
    asks: "Who buys and stays; several with a semicolon between them",
    placeholder: () => "Who buys and stays",
  },
  {
    at: "markets",
    option: "markets",
    asks: "One to three markets where partners should help, such as US, DACH",
    placeholder: () => "US",
  },
] as const satisfies readonly Question[];
export type At = (typeof questions)[number]["at"];

/** What was said to each question, as text. */
export type Said = Readonly<Partial<Record<At, string>>>;

export const placeholdersOn = (today: Day): Required<Said> =>
  Object.fromEntries(questions.map(({ at, placeholder }) => [at, placeholder(today)])) as Required<Said>;

/** The answers that were said, or what does not fit with the question that it belongs to. */
export function readAnswers(
  said: Required<Said>,
  today: Day,
  timeZone: string | undefined,
): { readonly answers: StarterAnswers } | { readonly faults: readonly AnswerFault[] } {
  const read = starterAnswers.safeParse({
    stage: said.stage,
    industry: said.industry,
    company: said.company,
    product: said.product,
    ...(said.category === "" ? {} : { category: said.category }),
    currency: said.currency.toUpperCase(),
    fiscalYearStart: Number(said.fiscalYearStart),
    arr: { current: said["arr.current"], target: said["arr.target"], by: said["arr.by"] },
    idealCustomers: said.idealCustomers.split(";"),
    markets: said.markets.split(","),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  if (!read.success)
    return {
      faults: read.error.issues.map(({ path, message }) => {
        const at = path.join(".");
        const words = said[at as At];
        return { at, reason: `"${words}" does not fit`, accepted: message.replace(/^expected /, "") };
      }),
    };
  const faults = judgeAnswers(read.data, today);
  return faults.length > 0 ? { faults } : { answers: read.data };
}
