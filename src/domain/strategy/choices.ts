import { catalogue, measureIds } from "../measures/catalogue.ts";
import { categoryNames, signals } from "./closed-sets.ts";
import type { Referable } from "./fields.ts";
import { isMap, valueAt } from "./plain-data.ts";
import { inWords } from "./part-words.ts";

export type Choice = { readonly slug: string; readonly name: string };
export type ChoiceGroup = { readonly title: string; readonly choices: readonly Choice[] };

/** What a reference may name, by name, gathered by what it is. Read from the draft as it stands, misfits included. */
export const choicesFor = (data: unknown, to: readonly Referable[]): ChoiceGroup[] =>
  to.map((kind) => ({ title: titles[kind], choices: choicesOf[kind](data) }));

/** What an element is called: its name or the sentence it stands for; else its slug. */
export function elementName(element: unknown, slug: string): string {
  if (isMap(element))
    for (const key of naming) {
      const name = element[key];
      if (typeof name === "string" && name !== "") return name;
    }
  return slug;
}

/** Fields that say what an element is, the best first. */
export const naming = [
  "name",
  "title",
  "option",
  "statement",
  "objective",
  "business",
  "need",
  "risk",
  "element",
  "role",
] as const;

const titles: Record<Referable, string> = {
  person: "People",
  objective: "Objectives",
  gap: "Gaps",
  bet: "Bets",
  category: "Categories",
  "partner-type": "Partner types",
  region: "Regions",
  vertical: "Verticals",
  size: "Company sizes",
  candidate: "Candidates",
  program: "Programmes",
  tier: "Tiers",
  incentive: "Incentives",
  source: "Sources",
  milestone: "Milestones",
  calendar: "Calendars",
  metric: "Metrics",
  signal: "Signals",
};

const ofMap =
  (...path: string[]) =>
  (data: unknown): Choice[] =>
    Object.entries(mapAt(data, path)).map(([slug, element]) => ({ slug, name: elementName(element, slug) }));

const mapAt = (data: unknown, path: readonly string[]): Readonly<Record<string, unknown>> => {
  const value = valueAt(data, path);
  return isMap(value) ? value : {};
};

const choicesOf: Record<Referable, (data: unknown) => Choice[]> = {
  person: (data) =>
    Object.entries(mapAt(data, ["people"])).map(([slug, person]) => ({
      slug,
      name:
        isMap(person) && typeof person["title"] === "string" ? person["title"] : elementName(person, slug),
    })),
  objective: ofMap("objectives"),
  gap: ofMap("gaps"),
  bet: ofMap("bets"),
  category: () => categoryNames.map((slug) => ({ slug, name: inWords(slug) })),
  "partner-type": ofMap("partnerTypes"),
  region: ofMap("coverage", "regions"),
  vertical: ofMap("coverage", "verticals"),
  size: ofMap("coverage", "sizes"),
  candidate: ofMap("landscape"),
  program: ofMap("programs"),
  tier: tiers,
  incentive: ofMap("incentives"),
  source: ofMap("sources"),
  milestone: (data) => {
    const roadmap = valueAt(data, ["roadmap"]);
    return (Array.isArray(roadmap) ? roadmap : []).flatMap((each) =>
      isMap(each) && typeof each["id"] === "string"
        ? [{ slug: each["id"], name: `${each["id"]} ${elementName(each, "")}`.trim() }]
        : [],
    );
  },
  calendar: ofMap("calendars"),
  metric: (data) => [
    ...measureIds.map((slug) => ({ slug, name: catalogue[slug].name })),
    ...ofMap("measures")(data),
  ],
  signal: () => signals.map((slug) => ({ slug, name: inWords(slug) })),
};

function tiers(data: unknown): Choice[] {
  return Object.entries(mapAt(data, ["programs"])).flatMap(([program, entry]) => {
    const list = valueAt(entry, ["tiers"]);
    return (Array.isArray(list) ? list : []).flatMap((tier) =>
      isMap(tier) && typeof tier["id"] === "string"
        ? [
            {
              slug: `${program}/${tier["id"]}`,
              name: `${elementName(tier, tier["id"])}, ${elementName(entry, program)}`,
            },
          ]
        : [],
    );
  });
}
