import { capital } from "../../shared/capital.ts";
import { models } from "../../strategy/closed-sets.ts";
import { listed } from "../../check/figures.ts";
import { entries, entryOf } from "../../strategy/lookup.ts";
import { benefitsReaching, incentivesReaching } from "../../strategy/reach.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, inOneCell, said, tableOr, paragraph } from "../blocks.ts";
import { typeName, typeNames } from "../names.ts";
import { atHead, inSentence, label, words } from "../words.ts";
import { incentiveWords } from "./incentives.ts";

type Model = (typeof models)[number];

/** What each way of going to market is, whom it suits, and how money usually moves in it. */
const definitions: Readonly<Record<Model, { does: string; suits: string; pays: string }>> = {
  referral: {
    does: "The partner introduces, we sell and close",
    suits: "Advisers and small firms, new markets",
    pays: "A fee, usually 5 to 15% of the first year",
  },
  resale: {
    does: "The partner sells on its own paper and owns the customer",
    suits: "Resellers, distributors and managed service providers",
    pays: "Margin off the list price, usually 20 to 40%",
  },
  "co-sell": {
    does: "Both sell together into an account they share",
    suits: "Integrators and large deals with many voices",
    pays: "Attribution and shared quota credit",
  },
  implementation: {
    does: "We sell the product, the partner makes it work",
    suits: "Consultancies and integrators",
    pays: "The partner keeps its services revenue, we the licence",
  },
  oem: {
    does: "The partner builds the product into its own",
    suits: "Product companies and platforms",
    pays: "Royalty, licence or a fee per seat",
  },
  "joint-venture": {
    does: "Both own a company or a solution together",
    suits: "Entering a market with somebody who is there",
    pays: "Shared profit and shared rights",
  },
  "technology-alliance": {
    does: "The products fit together and are marketed together",
    suits: "Complementary products",
    pays: "Marketing in common, no money between the two",
  },
};

const typesUsing = (strategy: Strategy, model: Model): string[] =>
  entries<PartnerType>(strategy.partnerTypes).flatMap(([slug, type]) =>
    type.models?.includes(model) ? [slug] : [],
  );

/** The models in use: those the thesis chose, then those that only a partner type names. */
export function modelsUsed(strategy: Strategy): Model[] {
  const chosen = (strategy.thesis?.models ?? []).map(({ model }) => model);
  return [...new Set([...chosen, ...models.filter((model) => typesUsing(strategy, model).length > 0)])];
}

/** Each model in use: how it works, whom it suits, why it was chosen and with whom. */
export function modelsTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Models in use",
    [column("Model", 2.4), column("Suits", 1.6), column("Why here", 2), column("With", 1.6)],
    modelsUsed(strategy).map((model) => modelCells(strategy, model)),
  );
}

/** The same, with what the partner earns by it. */
export function modelsWithEarnings(strategy: Strategy): Block {
  const rows = modelsUsed(strategy).map((model): Cell[] => [
    ...modelCells(strategy, model),
    earningsOf(strategy, typesUsing(strategy, model), model) ?? definitions[model].pays,
  ]);
  return tableOr(
    wanting,
    "Models in use, and what the partner earns",
    [
      column("Model", 1.8),
      column("Suits", 1.3),
      column("Why here", 1.5),
      column("With", 1.2),
      column("Revenue mechanism", 3.2),
    ],
    rows,
  );
}

const wanting = { what: "how partners and we go to market", part: "thesis.models" };

function modelCells(strategy: Strategy, model: Model): Cell[] {
  const chosen = strategy.thesis?.models?.find((one) => one.model === model);
  return [
    [{ strong: label(model) }, ` · ${definitions[model].does}`],
    definitions[model].suits,
    chosen ? said(chosen.because) : "Not named by the thesis",
    typeNames(strategy, typesUsing(strategy, model)) ?? "No partner type works this way",
  ];
}

/** What each type earns, by its name where there are several. */
const earningsOf = (strategy: Strategy, types: readonly string[], model: Model): string | null =>
  inOneCell(
    types.map((type) => {
      const earned = earningWords(strategy, type, model);
      return earned === null || types.length === 1
        ? atHead(earned)
        : `${typeName(strategy, type)}: ${earned}`;
    }),
  );

/** The models that were left, so that their absence is seen as a choice. */
export function modelsNotUsed(strategy: Strategy): Block[] {
  const used = modelsUsed(strategy);
  const left = models.filter((model) => !used.includes(model)).map(words);
  return left.length === 0 ? [] : [paragraph([{ strong: "Not used: " }, `${left.join(", ")}.`])];
}

/** Whoever only introduces or makes the product work buys nothing from us, and a discount is no income. */
const withoutPurchase: readonly Model[] = ["referral", "implementation", "technology-alliance"];

/**
 * What a partner type earns with us, by one model or by all: its kinds of income, the discounts of its tiers and the incentives
 * that reach it. A kind of income that an incentive spells out is not said twice.
 */
export function earningWords(strategy: Strategy, slug: string, model?: Model): string | null {
  const type = entryOf(strategy.partnerTypes, slug);
  const discounts = benefitsReaching(strategy, slug)
    .filter(({ kind }) => kind === "discount" || kind === "revenue-share")
    .filter(({ kind }) => kind !== "discount" || model === undefined || !withoutPurchase.includes(model))
    .flatMap(({ value }) => (value === undefined ? [] : [String(value)]));
  const reaching = incentivesReaching(strategy, slug).map(([, one]) => one);
  const spelledOut = reaching.map(({ kind }) => kind as string | undefined);
  const incentives = reaching.map((one) => incentiveWords(strategy, one));
  return inOneCell(
    [
      inOneCell(type?.earns?.filter((kind) => !spelledOut.includes(kind)).map(words), ", "),
      discounts.length > 0
        ? `discount ${[...new Set(discounts)].join(", ")}${new Set(discounts).size > 1 ? " by tier" : ""}`
        : null,
      ...incentives,
    ],
    ", ",
  );
}

/** By which ways partners go to market, and how many partner types each carries. */
export function modelsFinding(strategy: Strategy): string | null {
  const used = modelsUsed(strategy).map((model) => {
    const types = typesUsing(strategy, model).map((type) => inSentence(typeName(strategy, type)));
    return types.length > 0
      ? `${words(model)} with ${listed(types)}`
      : `${words(model)} with no partner type yet`;
  });
  return used.length === 0 ? null : capital(used.join("; "));
}
