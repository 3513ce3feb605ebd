import { marketGroups } from "../../../domain/starters/markets.ts";
import type { QuestionName } from "../../../domain/starters/said.ts";

type StepName = "company" | "course" | "today" | "stage" | "industry";

/** The steps of the guided start, with about how long each takes and the questions it asks. */
export const steps: readonly {
  readonly name: StepName;
  readonly title: string;
  readonly takes: string;
  readonly seconds: number;
  readonly asks: readonly QuestionName[];
}[] = [
  {
    name: "company",
    title: "The company",
    takes: "about 1 minute",
    seconds: 60,
    asks: ["company", "category", "product", "idealCustomers"],
  },
  {
    name: "course",
    title: "Where it is going",
    takes: "about 1 minute",
    seconds: 60,
    asks: ["arr.current", "arr.target", "arr.by", "currency", "fiscalYearStart", "markets"],
  },
  {
    name: "today",
    title: "What is brought today",
    takes: "a minute, or later",
    seconds: 0,
    asks: ["partnerArr", "direct.sellers", "direct.quota", "direct.attainment"],
  },
  { name: "stage", title: "Growth stage", takes: "about half a minute", seconds: 30, asks: ["stage"] },
  { name: "industry", title: "Industry", takes: "about half a minute", seconds: 30, asks: ["industry"] },
];

export const fieldTexts: Partial<Record<QuestionName, { readonly label: string; readonly hint?: string }>> = {
  company: { label: "Company", hint: "As partners know it" },
  product: { label: "What it sells", hint: "In one line, as you would say it to a partner" },
  category: { label: "Product category", hint: "As buyers call it; may stay empty" },
  idealCustomers: { label: "Who buys and stays", hint: "Your ideal customers, one in a line" },
  "arr.current": { label: "Recurring revenue today", hint: "A year's worth, such as 12M or 900K" },
  "arr.target": { label: "Recurring revenue to reach", hint: "By the day below, such as 30M" },
  "arr.by": { label: "By which day" },
  partnerArr: {
    label: "Of it through partners",
    hint: "Brought by partners in a year, such as 1.2M or 0",
  },
  "direct.sellers": { label: "Sellers with a quota", hint: "What they can sell with no partner is left out" },
  "direct.quota": { label: "Quota of one", hint: "A year, such as 900K" },
  "direct.attainment": { label: "Share of it reached", hint: "On average, such as 80%" },
  currency: { label: "Currency" },
  fiscalYearStart: { label: "Fiscal year begins in" },
  markets: {
    label: "Where partners should help",
    hint: `One to three markets with commas: countries, or ${marketGroups.map(({ name }) => name).join(", ")}`,
  },
};
