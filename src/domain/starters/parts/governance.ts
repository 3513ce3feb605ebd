import { addDays } from "../../shared/dates.ts";
import { type Draft, remark, type Written } from "../draft.ts";
import type { Ground } from "../ground.ts";
import { inSentence } from "../markets.ts";

/** Who decides, what could go wrong, what is only assumed, and how it is counted. */
export function governanceParts(ground: Ground): Draft {
  return {
    parts: {
      raci: raciGrid(),
      sponsors: {},
      risks: risksOf(ground),
      scenarios: scenariosOf(ground),
      assumptions: assumptionsOf(ground),
      sources: {},
      definitions: {
        active: { event: "won-revenue", within: "12 months" },
        attributionLock: "14 days",
        roi: "revenue-to-cost",
      },
      tolerances: { mix: "5%", investment: "5%", objective: "10%" },
      calendars: {
        "business-days": { days: ["mon", "tue", "wed", "thu", "fri"], hours: { from: "09:00", to: "17:00" } },
      },
      horizon: { from: ground.quarters.names[0], review: "quarter" },
    },
    remarks: [
      remark(
        ["raci"],
        "Who decides: R responsible, A accountable (exactly one), C consulted, I informed. A small company may give several columns to one person.",
      ),
      remark(
        ["sponsors"],
        "For each candidate of tier A: `{ partnerExecutive, counterpart, cadence: [{ kind: one-to-one, every: month }, { kind: business-review, every: quarter }] }`.",
      ),
      remark(
        ["risks"],
        "What could go wrong, how it would be seen early (a signal that is computed, or a text to watch for), and what then.",
      ),
      remark(
        ["scenarios"],
        "What happens when the figures say so: decided now, while nobody is under pressure.",
      ),
      remark(
        ["assumptions"],
        "What this starter took to be true. Confidence is low throughout: find out, then set `status` to validated or rejected and change what stood on it.",
      ),
      remark(
        ["sources"],
        "What the claims stand on: `loss-review: { title: …, kind: research, date: … }`, then name it in `sources` of the gap. Nothing is listed here because nothing was read.",
      ),
      remark(["definitions"], "How this company counts; every figure prints the definition it used."),
      remark(["calendars"], "Business days and hours for promised answers; add `holidays`."),
      remark(
        ["horizon"],
        "When the strategy takes effect and how often it is looked at again; record each review under `reviewed`.",
      ),
    ],
  };
}

const raciGrid = (): Written<"raci"> => ({
  "strategy-adoption": { partners: "R", sales: "A", chief: "C", finance: "C", marketing: "C", product: "C" },
  "partnership-approval": { partners: "A", sales: "R", product: "C", finance: "C", chief: "I" },
  "tier-change": { partners: "A", sales: "R", finance: "I" },
  "commercial-terms": { partners: "R", finance: "A", sales: "C", chief: "I" },
  "deal-registration": { partners: "A", sales: "R", finance: "I" },
  "mdf-allocation": { partners: "A", marketing: "R", finance: "C", sales: "I" },
  "partner-exit": { partners: "R", sales: "A", finance: "C", chief: "I" },
});

const stageRisks: Record<Ground["answers"]["stage"], Written<"risks">[string]> = {
  early: {
    category: "partner",
    risk: "The first partners teach us something that is true of them alone",
    likelihood: "medium",
    impact: "medium",
    owner: "product",
    warnings: [{ text: "Two partners ask for opposite things" }],
    mitigation: "Two types, and partners of different size in each",
  },
  growth: {
    category: "operational",
    risk: "Partners sign and never sell",
    likelihood: "high",
    impact: "high",
    owner: "partners",
    warnings: [
      { signal: "pipeline-change-quarter", under: "-20%" },
      { text: "More than half have no certified person after 90 days" },
    ],
    mitigation: "The first two deals are sold together, and the onboarding steps have days",
    contingency: "Stop recruiting for a quarter and work through those who have signed",
  },
  mature: {
    category: "partner",
    risk: "A few partners bring most of the revenue",
    likelihood: "medium",
    impact: "high",
    owner: "partners",
    warnings: [{ signal: "partner-concentration", over: "60%" }],
    mitigation: "A second specialist for each region, recruited before it is needed",
    contingency: "Joint plans with the next three, funded from the strategic lines",
  },
  expansion: {
    category: "market",
    risk: "The new market takes the people that the home market needs",
    likelihood: "medium",
    impact: "high",
    owner: "chief",
    warnings: [{ signal: "revenue-change-quarter", under: "-15%" }],
    mitigation: "People of the new market are hired there and counted apart",
    contingency: "Postpone the second market until the home market is back on its line",
  },
};

const risksOf = ({ answers }: Ground): Written<"risks"> => ({
  "largest-partner-leaves": {
    category: "partner",
    risk: "The largest partner leaves or takes up a rival's product",
    likelihood: "low",
    impact: "high",
    owner: "partners",
    warnings: [{ signal: "days-since-contact", over: 30 }, { signal: "competitor-partnership" }],
    mitigation: "A named executive, a review each quarter, notice in the agreement",
    contingency: "The next candidate of the type is approached within the week",
  },
  "channel-conflict": {
    category: "operational",
    risk: "Our sellers and a partner call on the same customer",
    likelihood: "medium",
    impact: "medium",
    owner: "sales",
    warnings: [{ text: "A registration is refused because of a direct deal" }],
    mitigation: "Rules of engagement that both sides have read, and an answer in two days",
  },
  [`${answers.stage}-stage`]: stageRisks[answers.stage],
});

const scenariosOf = ({ markets }: Ground): Written<"scenarios"> => ({
  "revenue-miss": {
    when: { metric: "partner-sourced-revenue", missedBy: "30%" },
    plan: "Hold the next bet, and put its people on the first deals of those who have signed",
    owner: "sales",
  },
  "ahead-of-plan": {
    when: { metric: "partner-sourced-share", atLeast: "40%" },
    plan: `Open the next bet a quarter early, in ${markets.slice(0, 1).map(inSentence).join("")}`,
    owner: "partners",
  },
});

function assumptionsOf({ types, stage, today }: Ground): Written<"assumptions"> {
  const open = { confidence: "low" as const, owner: "partners", status: "open" as const };
  const [lead] = types;
  return {
    ...Object.fromEntries(
      types.map(({ gap }, index) => [
        gap.slug,
        // One after another: three interviews a month can be held, thirty in a week cannot.
        { statement: gap.statement, validate: gap.validate, by: addDays(today, 30 * (index + 1)), ...open },
      ]),
    ),
    "partner-share": {
      statement: `Partners can bring ${stage.newArrPercent}% of the ARR to add, and ${stage.firstYearPercent}% of an average year in the first year`,
      validate: "Compare with what partners brought last year, and with two companies like ours",
      by: addDays(today, 60),
      ...open,
    },
    "cost-of-partnering": {
      statement: `Partnering costs ${stage.costPercent}% of the revenue it brings in the first four quarters`,
      validate: "Ask finance for the full cost of each position and each line",
      by: addDays(today, 45),
      ...open,
      owner: "finance",
    },
    "partner-capacity": {
      statement: `${withA(lowerFirst(lead?.name ?? "partner"))} gives us about ${lead?.archetype.hoursPerQuarter} hours a quarter`,
      validate: "Ask three of them how many vendors they work with, and what they gave the last one",
      by: addDays(today, 60),
      ...open,
    },
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const withA = (noun: string): string => `${/^[aeiou]/.test(noun) ? "An" : "A"} ${noun}`;
