import { categoryNames } from "../../strategy/closed-sets.ts";
import { entries, entryOf } from "../../strategy/lookup.ts";
import type { Candidate, Entry, PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { Block, Table } from "../document.ts";
import {
  type Cell,
  column,
  facts,
  figureColumn,
  heading,
  inOneCell,
  missing,
  paragraph,
  said,
  tableOr,
} from "../blocks.ts";
import { amountWords, label, shareWords } from "../words.ts";
import { candidatesOf, practiceWords, servesWords } from "./landscape.ts";
import { exchangeTable } from "./partner-types.ts";
import { requirementFacts } from "./category-requirements.ts";

type Category = (typeof categoryNames)[number];
type Described = Entry<"categories">;

/** Category by category: its goal, what each side gives, who qualifies, whom we want first, and what it takes. */
export const categoryBlocks = (strategy: Strategy): Block[] =>
  categoryNames.flatMap((category) => [
    heading(`${label(category)} partners`),
    ...(isUsed(strategy, category)
      ? usedBlocks(strategy, category)
      : [paragraph(`This strategy has no ${category} partners and describes none.`)]),
  ]);

const typesIn = (strategy: Strategy, category: Category) =>
  entries<PartnerType>(strategy.partnerTypes).filter(([, type]) => type.category === category);

const isUsed = (strategy: Strategy, category: Category): boolean =>
  strategy.categories?.[category] !== undefined || typesIn(strategy, category).length > 0;

function usedBlocks(strategy: Strategy, category: Category): Block[] {
  const described: Described = strategy.categories?.[category] ?? {};
  const types = typesIn(strategy, category).map(([, type]) => type);
  return [
    ...facts([
      ["Goal", said(described.goal), `categories.${category}`],
      ["What we offer", inOneCell(described.offers), `categories.${category}`],
      ["What we get", inOneCell(described.gets), `categories.${category}`],
      ["Target criteria", inOneCell(described.criteria), `categories.${category}`],
      [
        "Partner types",
        inOneCell(
          types.map(({ name }) => name),
          ", ",
        ) ?? "No partner type yet",
        "partnerTypes",
      ],
    ]),
    ...(types.length > 0 ? [exchangeTable(strategy, types)] : []),
    targetsTable(strategy, category),
    ...requirementFacts(category, described.requirements),
  ];
}

/** The candidates of the category in the columns that matter for it: value for integrations, customers for distribution, cost for bodies. */
function targetsTable(strategy: Strategy, category: Category): Block {
  const members = candidatesOf(strategy).filter(
    ([, { type }]) => entryOf(strategy.partnerTypes, type)?.category === category,
  );
  const { columns, cells } = layouts[category];
  return tableOr(
    { what: `priority targets among ${category} partners`, part: "landscape" },
    `Priority targets: ${category} partners`,
    columns,
    members
      .toSorted(([, a], [, b]) => (a.priority ?? "~").localeCompare(b.priority ?? "~"))
      .map(([, one]) => cells(strategy, one)),
  );
}

type Layout = {
  readonly columns: Table["columns"];
  readonly cells: (strategy: Strategy, candidate: Candidate) => Cell[];
};

const kindOf = (strategy: Strategy, { type, integration }: Candidate): string | null =>
  integration ? label(integration) : inOneCell([type && entryOf(strategy.partnerTypes, type)?.name]);
const stateCells = ({ priority, status }: Candidate): Cell[] => [
  priority ?? null,
  status ? label(status) : null,
];

const layouts: Readonly<Record<Category, Layout>> = {
  integration: {
    columns: [
      column("Partner", 1.4),
      column("Type", 1.1),
      column("Their value", 2),
      column("Our value", 2),
      column("Priority", 0.7),
      column("Status", 0.9),
      column("Rationale", 2.2),
    ],
    cells: (strategy, one) => [
      one.name,
      kindOf(strategy, one),
      inOneCell(one.brings) ?? said(one.benefit) ?? practiceWords(one),
      inOneCell(one.offers),
      ...stateCells(one),
      said(one.rationale),
    ],
  },
  distribution: {
    columns: [
      column("Partner", 1.4),
      column("Type", 1.3),
      column("Customer base", 2),
      figureColumn("Margin", 0.8),
      column("Priority", 0.7),
      column("Status", 0.9),
      column("Rationale", 2.4),
    ],
    cells: (strategy, one) => [
      one.name,
      kindOf(strategy, one),
      servesWords(strategy, one),
      shareWords(one.margin),
      ...stateCells(one),
      said(one.rationale),
    ],
  },
  ecosystem: {
    columns: [
      column("Organization", 1.4),
      column("Type", 1.3),
      column("Benefit", 2.4),
      figureColumn("Cost", 0.9),
      column("Priority", 0.7),
      column("Status", 0.9),
      column("Rationale", 2.2),
    ],
    cells: (strategy, one) => [
      one.name,
      kindOf(strategy, one),
      said(one.benefit) ?? inOneCell(one.brings) ?? practiceWords(one),
      amountWords(strategy, one.cost),
      ...stateCells(one),
      said(one.rationale),
    ],
  },
};

/** The philosophy of the programme in a word, with what it means. */
export function philosophyBlocks(strategy: Strategy): Block[] {
  const principle = strategy.thesis?.principle;
  if (principle === undefined) return [missing("the principle of the programme", "thesis.principle")];
  return [paragraph([{ strong: `${label(principle)}: ` }, principleMeans[principle]])];
}

const principleMeans = {
  "value-driven": "each partnership has to give both sides something that neither has alone.",
  "ecosystem-building": "the more who build around the product, the harder it is to do without it.",
  "distribution-focused":
    "partners are there to reach and serve customers whom we cannot reach and serve alone.",
} as const;
