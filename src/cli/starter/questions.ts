import { industryStarters } from "../../domain/starters/industries.ts";
import type { QuestionName } from "../../domain/starters/said.ts";
import { stageStarters } from "../../domain/starters/stages.ts";

/** One answer of `entente init`: the option that gives it, and what is asked at a terminal. */
type Question = {
  readonly at: QuestionName;
  readonly option: string;
  readonly asks: string;
  /** Answers to choose from, with the reason for each. */
  readonly choices?: readonly { readonly answer: string; readonly because: string }[];
  /** What an empty answer means at a terminal; without it the question is asked again. */
  readonly usual?: string;
};

const choicesOf = (table: Readonly<Record<string, { readonly because: string }>>) =>
  Object.entries(table).map(([answer, { because }]) => ({ answer, because }));

export const questions = [
  { at: "stage", option: "stage", asks: "Growth stage", choices: choicesOf(stageStarters) },
  { at: "industry", option: "industry", asks: "Industry", choices: choicesOf(industryStarters) },
  { at: "company", option: "company", asks: "Name of the company" },
  { at: "product", option: "product", asks: "What it sells, in one line" },
  { at: "category", option: "category", asks: "Product category, as buyers call it", usual: "" },
  { at: "currency", option: "currency", asks: "Currency", usual: "USD" },
  {
    at: "fiscalYearStart",
    option: "fiscalYearStart",
    asks: "Month in which the fiscal year starts, 1 to 12",
    usual: "1",
  },
  { at: "arr.current", option: "arr", asks: "Annual recurring revenue today, such as 12M" },
  { at: "arr.target", option: "target", asks: "Annual recurring revenue to reach, such as 30M" },
  { at: "arr.by", option: "by", asks: "By which day, such as 2029-01-31" },
  {
    at: "idealCustomers",
    option: "customers",
    asks: "Who buys and stays; several with a semicolon between them",
  },
  {
    at: "markets",
    option: "markets",
    asks: "One to three markets where partners should help, such as US, DACH",
  },
  {
    at: "partnerArr",
    option: "partnerArr",
    asks: "ARR that partners bring today; Enter for not known",
    usual: "",
  },
  { at: "direct.sellers", option: "sellers", asks: "Sellers with a quota; Enter for not known", usual: "" },
  {
    at: "direct.quota",
    option: "quota",
    asks: "Quota of one seller a year; Enter for not known",
    usual: "",
  },
  {
    at: "direct.attainment",
    option: "attainment",
    asks: "Share of quota that is reached, such as 80%; Enter for not known",
    usual: "",
  },
] as const satisfies readonly Question[];
