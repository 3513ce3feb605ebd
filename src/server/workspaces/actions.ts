import type { WorkspaceReply } from "../../contract/api.ts";
import { joinedKinds } from "../../domain/strategy/closed-sets.ts";
import type { Dimension } from "../../domain/measures/dimensions.ts";
import type { Tx } from "../../database/connection.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { entries, tiersOf } from "../../domain/strategy/lookup.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { holdingsOf } from "../facts/actions.ts";
import type { Call, Site } from "../http/site.ts";
import { badQuery, Refused } from "../http/problems.ts";
import { dayAsked } from "../http/questions.ts";
import { strategyOfDraft } from "../drafts/reading.ts";
import { type StoredStrategy, strategyInForce, strategyOfVersion } from "../strategies/actions.ts";
import { allWorkspaces, sourcesOf, workspaceById } from "./queries.ts";

/** What every page stands on: the workspace, its strategy in force, and the day it looks at. */
export type Ground = {
  readonly workspace: string;
  readonly revision: number;
  readonly stored: StoredStrategy;
  readonly strategy: Strategy;
  readonly strategyVersion: number;
  readonly draft: number | null;
  readonly asOf: Day;
};

/**
 * The workspace that the key of the local owner works in: the one it names (by id or name), else the only one that is not the
 * sample, else the sample. Where several are possible they are named.
 */
export async function localWorkspace(
  { connection }: Pick<Site, "connection">,
  named: string | undefined,
): Promise<string> {
  const workspaces = await allWorkspaces(connection);
  const own = workspaces.filter((workspace) => !workspace.is_sample);
  const candidates = named !== undefined ? calledSo(workspaces, named) : own.length > 0 ? own : workspaces;
  const [found, other] = candidates;
  if (found && !other) return found.id;
  const accepted = workspaces.map(({ name }) => name).join(", ");
  throw new Refused(
    found ? 409 : 404,
    found ? "There are several workspaces" : "There is no such workspace",
    [{ pointer: "Entente-Workspace", code: "which-workspace", detail: "Name the workspace", accepted }],
  );
}

/** An id is of one workspace; only where it is of none the text is a name, which several may have. */
function calledSo<One extends { readonly id: string; readonly name: string }>(
  workspaces: readonly One[],
  named: string,
): readonly One[] {
  const byId = workspaces.filter(({ id }) => id === named.toLowerCase());
  return byId.length > 0 ? byId : workspaces.filter(({ name }) => name === named);
}

/**
 * The as-of day: the one asked for, else the workspace's own (the sample's data end in 2020), else today. The strategy: the
 * version asked for or the draft, else the one in force on that day.
 */
export async function groundOf({
  tx,
  site,
  query,
  workspace,
}: Pick<Call, "tx" | "site" | "query" | "workspace">): Promise<Ground> {
  const row = await workspaceById(tx, workspace);
  const asked = dayAsked(query, "asOf") ?? row.default_as_of;
  const named = await strategyNamed(tx, workspace, query["version"]);
  const stored = named ?? (await inForceOn(tx, site, workspace, asked));
  return {
    workspace,
    revision: row.facts_revision,
    stored,
    strategy: stored.strategy,
    strategyVersion: stored.version,
    draft: stored.draft,
    asOf: asked ?? site.today(stored.strategy.strategy.timeZone),
  };
}

/** Where no day is asked for it is today where the company lives, which its strategy says. */
async function inForceOn(
  tx: Tx,
  site: Pick<Site, "today">,
  workspace: string,
  asked: Day | null,
): Promise<StoredStrategy> {
  const day = asked ?? site.today(undefined);
  const stored = await strategyInForce(tx, workspace, day);
  const there = asked ?? site.today(stored.strategy.strategy.timeZone);
  return there === day ? stored : strategyInForce(tx, workspace, there);
}

async function strategyNamed(
  tx: Tx,
  workspace: string,
  named: string | undefined,
): Promise<StoredStrategy | undefined> {
  if (named === undefined) return undefined;
  if (named === "draft") return strategyOfDraft(tx, workspace);
  if (!/^[1-9]\d{0,8}$/.test(named)) throw badQuery("version", named, "the number of a version, or draft");
  return strategyOfVersion(tx, workspace, Number(named));
}

export async function workspaceReply(
  call: Pick<Call, "tx" | "site" | "workspace" | "query">,
): Promise<WorkspaceReply> {
  const { tx, workspace } = call;
  const row = await workspaceById(tx, workspace);
  const { stored, asOf } = await groundOf(call);
  const { strategy, version, draft, fileName } = stored;
  const { partners, deals, firstDay, lastDay } = await holdingsOf(tx, workspace);
  const sources = await sourcesOf(tx, workspace);
  return {
    name: row.name,
    sample: row.is_sample,
    currency: strategy.company.currency,
    asOf,
    strategy: { name: strategy.strategy.name, version, draft, fileName },
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
