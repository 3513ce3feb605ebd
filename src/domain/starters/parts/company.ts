import { dayInWords } from "../../shared/day-in-words.ts";
import { amountAsWritten, sameAmount } from "../amounts.ts";
import { type Draft, remark } from "../draft.ts";
import type { Ground } from "../ground.ts";
import { inSentence } from "../markets.ts";

/** Who the strategy belongs to, the company as it was described, the roles, and what partners must move. */
export function companyParts(ground: Ground): Draft {
  const { answers, today } = ground;
  return {
    parts: {
      entente: 1,
      strategy: {
        name: `${oneLine(answers.company)} partner strategy`,
        owner: "partners",
        ...(answers.timeZone === undefined ? {} : { timeZone: answers.timeZone }),
        summary: summaryOf(ground),
      },
      company: {
        name: oneLine(answers.company),
        product: productOf(ground),
        industry: answers.industry,
        stage: answers.stage,
        currency: answers.currency,
        fiscalYearStart: answers.fiscalYearStart,
        arr: {
          current: sameAmount(answers.arr.current),
          on: today,
          target: sameAmount(answers.arr.target),
          by: answers.arr.by,
        },
        ...(answers.direct === undefined ? {} : { direct: directOf(answers.direct) }),
        idealCustomers: answers.idealCustomers.map(oneLine).filter((line) => line !== ""),
      },
      people: peopleOf(),
      objectives: objectivesOf(ground),
    },
    remarks: [
      remark(
        ["strategy"],
        "Who this strategy belongs to. Add `signoff` with those who have agreed to it: sales, marketing, product and finance each can stop it later.",
      ),
      remark(
        ["company"],
        "What the company is and what it could sell alone. `direct: { sellers, quota, attainment }` says the second: with it the check works out what is left for partners (the zero-partner test). `salesCycle`, `goToMarket`, `position` and `constraints` make the plan complete.",
      ),
      remark(
        ["people"],
        "Accountable roles; every owner below is one of these. Add `name` where a role has a person, and rename the roles to yours.",
      ),
      remark(
        ["objectives"],
        "What partners must move, who signs for it, and the figure that shows it. Three are enough. Keep those that the company has anyway.",
      ),
      ...moneyRemarks(ground),
    ],
  };
}

const directOf = ({ sellers, quota, attainment }: NonNullable<Ground["answers"]["direct"]>) => ({
  ...(sellers === undefined ? {} : { sellers }),
  ...(quota === undefined ? {} : { quota: sameAmount(quota) }),
  ...(attainment === undefined ? {} : { attainment: `${Math.round(attainment * 1e4) / 100}%` }),
});

function summaryOf({ stage, types, markets }: Ground): string {
  const names = types.map(({ plural }) => plural);
  return `${stage.name} stage: ${names[0]} first in ${markets.slice(0, 1).map(inSentence).join("")}, then ${listed(names.slice(1))}`;
}

function productOf({ answers: { product, category } }: Ground): string {
  const named = oneLine(product);
  const kind = oneLine(category ?? "");
  return kind === "" || named.toLowerCase().includes(kind.toLowerCase()) ? named : `${named} (${kind})`;
}

const peopleOf = () => ({
  partners: { title: "Head of partnerships" },
  sales: { title: "Head of sales", function: "sales" as const },
  marketing: { title: "Head of marketing", function: "marketing" as const },
  product: { title: "Head of product", function: "product" as const },
  finance: { title: "Head of finance", function: "finance" as const },
  chief: { title: "Chief executive" },
});

function objectivesOf({ answers, stage, figures, quarters, types, markets }: Ground) {
  const by = quarters.ends[3];
  const [lead] = types;
  const firstYear = amountAsWritten(figures.firstYear);
  return {
    "partner-revenue": {
      business: `Grow ARR from ${sameAmount(answers.arr.current)} to ${sameAmount(answers.arr.target)} by ${dayInWords(answers.arr.by)}`,
      partner: `Source ${firstYear} of new revenue in the first four quarters`,
      metric: "partner-sourced-revenue",
      over: "12 months",
      atLeast: firstYear,
      by,
      owner: "sales",
    },
    "new-customers": {
      business: `Win customers in ${listed(markets.map(inSentence))} that direct sales does not reach`,
      partner: `Bring ${stage.aims.newCustomers}% of new customers`,
      metric: "new-customer-share",
      over: "12 months",
      atLeast: `${stage.aims.newCustomers}%`,
      by,
      owner: "sales",
    },
    "partners-that-sell": {
      business: "Know by the end of the year which partners to invest in",
      partner: `${figures.activePartners} partners with revenue of their own, ${lead?.plural} first`,
      metric: "active-partners",
      atLeast: figures.activePartners,
      by,
      owner: "partners",
    },
  };
}

const moneyRemarks = ({ stage, figures, answers }: Ground) => [
  remark(
    ["objectives", "partner-revenue"],
    `By rule, not by forecast: ARR to add (${answers.currency} ${amountAsWritten(Math.round(figures.toAdd))}) × ${stage.newArrPercent}% from partners = ${amountAsWritten(figures.fromPartners)}; ÷ years to the target × ${stage.firstYearPercent}% because partners need time = ${amountAsWritten(figures.firstYear)} in the first four quarters.`,
  ),
];

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** Names and descriptions stand on one line, whatever they were pasted from. */
const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");
