import { amountAsWritten, sameAmount } from "../amounts.ts";
import { daysBetween } from "../../shared/dates.ts";
import type { categoryNames } from "../../strategy/closed-sets.ts";
import { type Draft, remark, toConfirm, type Written } from "../draft.ts";
import type { Ground } from "../ground.ts";
import { partnerMarkets } from "./segments.ts";

/** Why partners at all: the gaps, the thesis, and what each category of partnering asks of both sides. */
export function thesisParts(ground: Ground): Draft {
  return {
    parts: { gaps: gapsOf(ground), thesis: thesisOf(ground), categories: categoriesOf(ground) },
    remarks: [
      remark(
        ["gaps"],
        'What the direct organisation cannot do as well. Each statement is a hypothesis of the industry: confirm it with a figure of your own, name the evidence in `sources`, and take the words "To confirm" out. The kinds are market-velocity, credibility, delivery, geographic, cost-efficiency and competitive-pressure.',
      ),
      remark(
        ["thesis"],
        `Why partners, how much, by when, judged by what. ${ground.figures.arrShare}% of the target ARR is what the stage's ${ground.stage.newArrPercent}% of the ARR to add comes to. The \`baseline\` of the north star is what partners bring today.`,
      ),
      remark(
        ["categories"],
        "What each kind of partnering is for, and what it asks of both sides: integration, distribution or ecosystem.",
      ),
    ],
  };
}

function gapsOf({ types }: Ground): Written<"gaps"> {
  return Object.fromEntries(
    types.map(({ gap }) => [
      gap.slug,
      { kind: gap.kind, statement: toConfirm(gap.statement), owner: "partners" },
    ]),
  );
}

function thesisOf(ground: Ground): Written<"thesis"> {
  const { answers, today, stage, figures, types } = ground;
  const models = [...new Set(types.flatMap(({ archetype }) => archetype.models))];
  const months = Math.max(1, Math.round(daysBetween(today, answers.arr.by) / 30.4375));
  return {
    principle: stage.principle,
    arrShare: `${figures.arrShare}%`,
    within: months % 12 === 0 ? `${months / 12} years` : `${months} months`,
    markets: partnerMarkets(ground).map(({ slug }) => slug),
    models: models.map((model) => ({ model, because: modelReasons[model] })),
    because: toConfirm(types[0]?.gap.statement ?? ""),
    mechanisms: types.map(({ name, because }) => ({
      statement: `${name}, to confirm: ${lowerFirst(because)}`,
    })),
    northStar: {
      metric: "partner-sourced-arr",
      ...(answers.partnerArr === undefined ? {} : { baseline: sameAmount(answers.partnerArr) }),
      atLeast: amountAsWritten(figures.fromPartners),
      by: answers.arr.by,
      owner: "partners",
    },
  };
}

const modelReasons: Readonly<Record<string, string>> = {
  resale: "The partner owns the customer and its bill",
  "co-sell": "Both are needed before the customer signs",
  referral: "Advisers may not sell what they recommend",
  implementation: "The customer pays the partner for the work and us for the product",
  oem: "The customer buys the partner's product and never ours alone",
  "technology-alliance": "Each side sells its own, and the two are worth more together",
};

type Category = (typeof categoryNames)[number];

function categoriesOf({ types }: Ground): Written<"categories"> {
  const used = new Set(types.map(({ archetype }) => archetype.category));
  const ofCategory = (category: Category) => types.filter(({ archetype }) => archetype.category === category);
  return Object.fromEntries(
    [...used].map((category) => [
      category,
      {
        goal: categoryGoals[category].goal,
        offers: [...new Set(ofCategory(category).flatMap(({ archetype }) => archetype.gives))].slice(0, 4),
        gets: [...new Set(ofCategory(category).flatMap(({ archetype }) => archetype.gets))].slice(0, 4),
        criteria: [...new Set(ofCategory(category).flatMap(({ criteria }) => criteria))].slice(0, 3),
        requirements: categoryGoals[category].requirements,
      },
    ]),
  );
}

const categoryGoals: Record<Category, { goal: string; requirements: Record<string, string> }> = {
  distribution: {
    goal: "Reach customers that our sellers cannot serve at a reasonable cost",
    requirements: {
      training: "Certified before the first order",
      dealRegistration: "By programme",
      support: "The partner answers first",
    },
  },
  ecosystem: {
    goal: "Be recommended and delivered by those whom customers trust already",
    requirements: { membership: "None", support: "A named contact on both sides" },
  },
  integration: {
    goal: "Work inside the products that customers already use",
    requirements: {
      technical: "A public interface and a sandbox",
      documentation: "A guide kept by both",
      support: "Our desk answers the partner's within a business day",
    },
  },
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
