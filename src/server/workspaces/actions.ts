import type { WorkspaceReply } from "../../contract/api.ts";
import { joinedKinds } from "../../domain/strategy/closed-sets.ts";
import type { Dimension } from "../../domain/measures/dimensions.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { entries, tiersOf } from "../../domain/strategy/lookup.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { holdingsOf } from "../facts/actions.ts";
import type { Call, Site } from "../http/site.ts";
import { dayAsked } from "../http/questions.ts";
import { type StoredStrategy, strategyInForce } from "../strategies/actions.ts";
import { sourcesOf, workspaceById } from "./queries.ts";
import type { Tx } from "../../database/connection.ts";

/** What every page stands on: the workspace, its strategy in force, and the day it looks at. */
export type Ground = {
  readonly workspace: string;
  readonly revision: number;
  readonly stored: StoredStrategy;
  readonly strategy: Strategy;
  readonly strategyVersion: number;
  readonly asOf: Day;
};

/** The as-of day: the one asked for, else the workspace's own (the sample's data end in 2020), else today. */
export async function groundOf({ tx, site, query }: Pick<Call, "tx" | "site" | "query">): Promise<Ground> {
  const row = await workspaceById(tx, site.workspace);
  const stored = await strategyInForce(tx, site.workspace);
  return {
    workspace: site.workspace,
    revision: row.facts_revision,
    stored,
    strategy: stored.strategy,
    strategyVersion: stored.version,
    asOf: dayAsked(query, "asOf") ?? row.default_as_of ?? site.today(stored.strategy.strategy.timeZone),
  };
}

export async function workspaceReply(tx: Tx, site: Site): Promise<WorkspaceReply> {
  const row = await workspaceById(tx, site.workspace);
  const { strategy, version, fileName } = await strategyInForce(tx, site.workspace);
  const { partners, deals, firstDay, lastDay } = await holdingsOf(tx, site.workspace);
  const sources = await sourcesOf(tx, site.workspace);
  return {
    name: row.name,
    sample: row.is_sample,
    currency: strategy.company.currency,
    asOf: row.default_as_of ?? site.today(strategy.strategy.timeZone),
    strategy: { name: strategy.strategy.name, version, fileName },
    facts: { partners, deals, firstDay, lastDay, revision: row.facts_revision },
    assumptions: sources.flatMap((source) => assumptionsOf(source)),
    dimensions: dimensionsOf(strategy),
  };
}

type Source = Awaited<ReturnType<typeof sourcesOf>>[number];

const assumptionsOf = ({ name, currency, currency_assumed: assumed, holds }: Source): string[] => [
  ...(assumed ? [`${name} names no currency; ${currency} is assumed.`] : []),
  ...(holds === "partner-deals"
    ? [`${name} holds only deals with partners, so their share of all revenue is unknown.`]
    : []),
];

function dimensionsOf(strategy: Strategy): Partial<Record<Dimension, { slug: string; name: string }[]>> {
  const named = (part: Readonly<Record<string, { name: string }>> | undefined) =>
    entries(part).map(([slug, { name }]) => ({ slug, name }));
  return {
    type: entries(strategy.partnerTypes)
      .filter(([, { kind }]) => kind === undefined || !joinedKinds.includes(kind))
      .map(([slug, { name }]) => ({ slug, name })),
    program: named(strategy.programs),
    tier: tiersOf(strategy).map(({ name, program, tier }) => ({
      slug: name,
      name: `${tier.name} (${strategy.programs?.[program]?.name ?? program})`,
    })),
    region: named(strategy.coverage?.regions),
  };
}
