import {
  type PartnerReply,
  type PartnerRow,
  type PartnersReply,
  partnerSorts,
  type TierStanding,
  type UntoldRevenue,
} from "../../contract/api.ts";
import type { Tx } from "../../database/connection.ts";
import { yearBefore } from "../../domain/measures/definitions.ts";
import { lookBack } from "../../domain/measures/fact-plan.ts";
import { inScope, type Scope } from "../../domain/measures/scope.ts";
import { isEnrolled, type Partner } from "../../domain/partners/partner.ts";
import { regionOf } from "../../domain/partners/region.ts";
import { outsideFacts, unreadable } from "../../domain/measures/revenue.ts";
import { type Day, monthKey, monthStart, trailingMonths } from "../../domain/shared/dates.ts";
import { inWords } from "../../domain/measures/in-words.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import type { LoadedFacts } from "../facts/actions.ts";
import { type Page, pageOf } from "../http/cursors.ts";
import { Refused } from "../http/problems.ts";
import {
  dealCountOfPartner,
  type DealPosition,
  dealsOfPartner,
  lastDeals,
  monthlyRevenue,
  partnerOrigin,
} from "./queries.ts";

export type PartnersQuestion = {
  readonly workspace: string;
  readonly strategy: Strategy;
  readonly asOf: Day;
  readonly scope: Scope;
  readonly search: string;
  readonly active: boolean | undefined;
  readonly sort: string;
  readonly page: Page<RowPosition>;
};

/** Where the list goes on: what the last partner shown was sorted by, and its number. */
type RowPosition = readonly [sortedBy: string | number, number: number];

/** The partners of a scope with their year, their tier and what is missing to the next one. */
export async function partnersReply(
  tx: Tx,
  loaded: LoadedFacts,
  question: PartnersQuestion,
): Promise<PartnersReply> {
  const { workspace, strategy, asOf, scope, search, active, page } = question;
  const last = await lastDeals(tx, workspace, asOf);
  const wanted = search.toLocaleLowerCase("en");
  const rows = loaded.known.partners
    .filter(({ id }) => inScope(loaded.facts.groups[loaded.grouping.groupOf.get(id) ?? -1] ?? nowhere, scope))
    .filter(
      ({ name, number, city }) =>
        wanted === "" || `${name} P-${number} ${city ?? ""}`.toLocaleLowerCase("en").includes(wanted),
    )
    .map((partner) => partnerRow(strategy, loaded, partner, asOf, last.get(partner.id) ?? null))
    .filter((row) => active === undefined || row.active === active);
  const { positionOf, compare } = sorting(strategy, question.sort);
  const { after } = page;
  const following = rows
    .map((row) => ({ row, position: positionOf(row) }))
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .toSorted((a, b) => compare(a.position, b.position));
  const shown = pageOf(page, following, ({ position }) => position);
  const totals = totalsOf(rows);
  const untold = untoldRevenue(loaded, asOf);
  return {
    asOf,
    currency: loaded.facts.currency,
    untold,
    headline:
      untold.now === null
        ? headlineOf(rows, totals, loaded.facts.currency)
        : `What ${rows.length} partners brought in 12 months is unknown: ${untold.now}`,
    rows: shown.rows.map(({ row }) => row),
    total: rows.length,
    totals,
    next: shown.next,
  };
}

const nowhere = { type: null, category: null, region: null, programs: [], tiers: [], partner: null };

export async function partnerReply(
  tx: Tx,
  loaded: LoadedFacts,
  question: { workspace: string; strategy: Strategy; asOf: Day; number: number; page: Page<DealPosition> },
): Promise<PartnerReply> {
  const { workspace, strategy, asOf, number, page } = question;
  const partner = loaded.known.partners.find((candidate) => candidate.number === number);
  if (!partner) throw new Refused(404, `There is no partner P-${number}`);
  const origin = await partnerOrigin(tx, workspace, partner.id);
  const part = { after: page.after, limit: page.limit + 1 };
  const deals = await dealsOfPartner(tx, workspace, partner.id, asOf, part);
  const shown = pageOf(page, deals, (deal): DealPosition => [deal.closedOn, deal.number]);
  const last = await lastDeals(tx, workspace, asOf);
  const months = await monthlyRevenue(tx, workspace, partner.id, asOf);
  return {
    asOf,
    currency: loaded.facts.currency,
    untold: untoldRevenue(loaded, asOf),
    partner: {
      ...partnerRow(strategy, loaded, partner, asOf, last.get(partner.id) ?? null),
      externalId: origin.external_id,
      sourceType: origin.source_type,
      source: origin.source,
      batch: origin.batch,
      enrollments: partner.enrollments.map(({ program, enrolledOn }) => ({ program, enrolledOn })),
    },
    trend: lookBack(asOf, 36)
      .map((day) => ({ day, value: months.get(monthKey(day)) ?? noneIn(day, loaded) }))
      .toReversed(),
    deals: shown.rows.map(({ number: deal, ...rest }) => ({ id: `D-${deal}`, ...rest })),
    totalDeals: await dealCountOfPartner(tx, workspace, partner.id, asOf),
    next: shown.next,
  };
}

/** A year without revenue is zero; one that the facts do not reach, or hold in other currencies, is unknown of every partner. */
function untoldRevenue({ facts }: LoadedFacts, asOf: Day): UntoldRevenue {
  const reason = (day: Day) =>
    unreadable({ facts, window: trailingMonths(day, 12), scope: {} }, "attached") ?? null;
  return { now: reason(asOf), before: reason(yearBefore(asOf)) };
}

/** A month without revenue is zero; one that the facts do not reach is unknown. */
const noneIn = (day: Day, { facts }: LoadedFacts): 0 | null =>
  outsideFacts(facts, { from: monthStart(day), to: day }) === undefined ? 0 : null;

function partnerRow(
  strategy: Strategy,
  { known, grouping }: LoadedFacts,
  partner: Partner,
  asOf: Day,
  lastDeal: Day | null,
): PartnerRow {
  const now = known.attached.get(asOf)?.get(partner.id);
  const before = known.attached.get(yearBefore(asOf))?.get(partner.id);
  return {
    number: partner.number,
    name: partner.name,
    type: partner.type,
    country: partner.country,
    state: partner.state,
    city: partner.city,
    region: regionOf(strategy, partner),
    revenueMinor: now?.amountMinor ?? 0,
    revenueBeforeMinor: before?.amountMinor ?? 0,
    deals: now?.things ?? 0,
    lastDeal,
    active: known.activity.get(partner.id)?.[known.checkpoints.indexOf(asOf)] === "1",
    enrolled: isEnrolled(partner, asOf),
    tier: tierStanding(grouping.standings.get(partner.id)?.[0]),
  };
}

type ProgramStanding = NonNullable<ReturnType<LoadedFacts["grouping"]["standings"]["get"]>>[number];

function tierStanding(of: ProgramStanding | undefined): TierStanding | null {
  if (!of) return null;
  const { program, standing } = of;
  return {
    tier: standing.tier ? `${program}/${standing.tier.id}` : null,
    tierName: standing.tier?.name ?? null,
    next: standing.next ? `${program}/${standing.next.id}` : null,
    nextName: standing.next?.name ?? null,
    missing: [...standing.missing],
  };
}

/** Sorts by a column, descending with a leading minus; ties go by number, so that pages never overlap. */
function sorting(strategy: Strategy, sort: string) {
  const by = sort.replace(/^-/, "") as (typeof partnerSorts)[number];
  const tiers = Object.values(strategy.programs ?? {}).flatMap((program) =>
    (program.tiers ?? []).map(({ name }) => name),
  );
  const value: Record<(typeof partnerSorts)[number], (row: PartnerRow) => number | string> = {
    name: ({ name }) => name,
    revenue: ({ revenueMinor }) => revenueMinor,
    change: ({ revenueMinor, revenueBeforeMinor }) => revenueMinor - revenueBeforeMinor,
    deals: ({ deals }) => deals,
    lastDeal: ({ lastDeal }) => lastDeal ?? "",
    tier: ({ tier }) => tiers.indexOf(tier?.tierName ?? ""),
    number: ({ number }) => number,
  };
  const direction = sort.startsWith("-") ? -1 : 1;
  const order = (a: number | string, b: number | string) =>
    typeof a === "string" ? a.localeCompare(String(b), "en") : a - Number(b);
  return {
    positionOf: (row: PartnerRow): RowPosition => [value[by](row), row.number],
    compare: ([a, one]: RowPosition, [b, other]: RowPosition): number =>
      direction * order(a, b) || one - other,
  };
}

function totalsOf(rows: readonly PartnerRow[]): PartnersReply["totals"] {
  const totals = { revenueMinor: 0, revenueBeforeMinor: 0, deals: 0, active: 0, enrolled: 0 };
  for (const row of rows) {
    totals.revenueMinor += row.revenueMinor;
    totals.revenueBeforeMinor += row.revenueBeforeMinor;
    totals.deals += row.deals;
    totals.active += row.active ? 1 : 0;
    totals.enrolled += row.enrolled ? 1 : 0;
  }
  return totals;
}

function headlineOf(rows: readonly PartnerRow[], totals: PartnersReply["totals"], currency: string): string {
  if (rows.length === 0) return "No partner fits these filters";
  const revenue = inWords(totals.revenueMinor, "money", currency);
  const top = rows.toSorted((a, b) => b.revenueMinor - a.revenueMinor).slice(0, 10);
  const share =
    totals.revenueMinor === 0 ? 0 : top.reduce((sum, row) => sum + row.revenueMinor, 0) / totals.revenueMinor;
  const largest =
    rows.length > 10 && totals.revenueMinor > 0 ? `; the ten largest bring ${Math.round(share * 100)}%` : "";
  return `${totals.active} of ${rows.length} partners were active and brought ${revenue} in 12 months${largest}`;
}
