import { listed } from "../../check/figures.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { list, missing, paragraph } from "../blocks.ts";
import { becauseName, regionName, sizeName, typeName, verticalName } from "../names.ts";

/** The boundary between direct and channel, rule by rule; the first that fits decides. */
export function engagementBlocks(strategy: Strategy): Block[] {
  const rules = strategy.coverage?.rulesOfEngagement ?? [];
  if (rules.length === 0)
    return [missing("which accounts are ours and which are the partners'", "coverage.rulesOfEngagement")];
  const named = strategy.coverage?.namedAccounts ?? [];
  return [
    list(
      rules.map((rule) => ruleWords(strategy, rule)),
      true,
    ),
    named.length > 0
      ? paragraph([{ strong: "Accounts kept for direct sale: " }, `${named.join(", ")}.`])
      : paragraph("No account is kept for direct sale."),
  ];
}

type Rule = NonNullable<NonNullable<Strategy["coverage"]>["rulesOfEngagement"]>[number];

function ruleWords(strategy: Strategy, { when, seller, resolve, because }: Rule): string {
  const conditions = Object.entries(when ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [conditionWords(strategy, key, value)],
  );
  const who = sellers[seller] ?? `${typeName(strategy, seller)} sells`;
  const how = resolve ? `; of two partners, ${resolutionWords[resolve]}` : "";
  const why = because ? ` (because: ${becauseName(strategy, because)})` : "";
  return `${conditions.length > 0 ? `If ${listed(conditions)}` : "Otherwise"}: ${who}${how}${why}`;
}

const sellers: Readonly<Record<string, string>> = {
  direct: "we sell",
  partner: "the partner sells",
  shared: "we and the partner sell together",
};
const resolutionWords = {
  "first-registered": "the one that registered first",
  incumbent: "the one that serves the account already",
  case: "decided case by case",
} as const;

function conditionWords(strategy: Strategy, key: string, value: string | boolean): string {
  if (key === "route") return `the market's route is ${value}`;
  if (key === "region") return `it is in ${regionName(strategy, String(value))}`;
  if (key === "vertical") return `it is in ${verticalName(strategy, String(value))}`;
  if (key === "size") return `its size is ${sizeName(strategy, String(value))}`;
  const [yes, no] = flagWords[key] ?? [key, `not ${key}`];
  return value ? yes : no;
}

const flagWords: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  namedAccount: ["the account is a named account", "the account is no named account"],
  registered: ["a partner has registered the deal", "no partner has registered the deal"],
  existingCustomer: ["it is a customer already", "it is no customer yet"],
  incumbentPartner: ["a partner serves it already", "no partner serves it yet"],
};
