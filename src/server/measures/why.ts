import type { WhyReply, WhyRow } from "../../contract/api.ts";
import type { Tx } from "../../database/connection.ts";
import { inWords } from "../../domain/measures/in-words.ts";
import { soldByPartners } from "../../domain/measures/market.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { answer } from "../../domain/measures/answer.ts";
import { type Behind, behind } from "../../domain/measures/behind.ts";
import { catalogue, isMeasureId } from "../../domain/measures/catalogue.ts";
import { activeInWords, yearBefore } from "../../domain/measures/definitions.ts";
import { candidatesInScope, fallenFromTier, largestCounted } from "../../domain/measures/partner-counts.ts";
import { type Scope, scopeInWords } from "../../domain/measures/scope.ts";
import { isEnrolled, type Partner } from "../../domain/partners/partner.ts";
import { type Day, trailingMonths } from "../../domain/shared/dates.ts";
import { designElements } from "../../domain/strategy/design-alignment.ts";
import { metricOf } from "../../domain/strategy/lookup.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { type LoadedFacts, partnersIn } from "../facts/actions.ts";
import type { Page } from "../http/cursors.ts";
import type { MeasureQuestion } from "./actions.ts";
import { dealBatchesBehind, dealsBehind, type DealFilter, partnerBatchesBehind } from "./queries.ts";

type Why = { tx: Tx; workspace: string; strategy: Strategy; loaded: LoadedFacts; question: MeasureQuestion };
type Section = {
  total: number;
  rows: (limit: number, offset: number) => Promise<WhyRow[]>;
  batches: () => Promise<WhyReply["batches"]>;
};

/** Why a figure is what it is: formula, inputs, the rows it counted (paged), their batches, and what was left out. */
export async function whyReply(
  why: Why,
  { after: offset = 0, limit, cursor }: Page<number>,
): Promise<WhyReply> {
  const { strategy, loaded, question } = why;
  const { measure, asOf, scope, window } = question;
  const answered = answer(strategy, loaded.facts, { measure, asOf, scope, window });
  const sections =
    answered.value === null || !isMeasureId(measure)
      ? []
      : await Promise.all((behind[measure] ?? []).map((what) => sectionOf(why, what)));
  const totalRows = sections.reduce((sum, { total }) => sum + total, 0);
  return {
    name: metricOf(strategy, measure)?.name ?? measure,
    currency: loaded.facts.currency,
    answer: answered,
    formula: isMeasureId(measure) ? catalogue[measure].formula : "a measure of one's own, as declared",
    definition:
      measure.startsWith("active") || measure === "revenue-per-partner" ? activeInWords(strategy) : null,
    filters: scopeInWords(scope),
    leftOut: leftOut(loaded, question),
    rows: await rowsFrom(sections, offset, limit),
    totalRows,
    next: offset + limit < totalRows ? cursor(offset + limit) : null,
    batches: merged(await Promise.all(sections.map(({ batches }) => batches()))),
  };
}

async function rowsFrom(sections: readonly Section[], offset: number, size: number): Promise<WhyRow[]> {
  const rows: WhyRow[] = [];
  let skip = offset;
  for (const { total, rows: read } of sections) {
    if (skip < total && rows.length < size) rows.push(...(await read(size - rows.length, skip)));
    skip = Math.max(0, skip - total);
  }
  return rows;
}

async function sectionOf(why: Why, what: Behind): Promise<Section> {
  switch (what.noun) {
    case "deal":
      return dealSection(why, what);
    case "partner":
      return partnerSection(why, what.state);
    case "element":
      return elementSection(why, what.part);
  }
}

async function dealSection(
  { tx, workspace, loaded, question }: Why,
  what: Extract<Behind, { noun: "deal" }>,
): Promise<Section> {
  const { asOf, scope, window } = question;
  const asked = window ?? trailingMonths(asOf, 12);
  const filter: DealFilter = {
    workspace,
    role: what.role,
    window: what.window === "year" ? trailingMonths(asked.to, 12) : asked,
    currency: loaded.facts.currency,
    partners:
      what.of === "whole" || Object.keys(scope).length === 0
        ? undefined
        : partnersIn(loaded, scope).map(({ id }) => id),
  };
  const batches = await dealBatchesBehind(tx, filter);
  return {
    total: batches.reduce((sum, { rows }) => sum + rows, 0),
    rows: async (limit, offset) =>
      (await dealsBehind(tx, filter, { limit, offset })).map((deal) => ({
        noun: "deal",
        id: `D-${deal.number}`,
        name: deal.externalId,
        partner:
          deal.partnerNumber === null ? null : { number: deal.partnerNumber, name: deal.partnerName ?? "" },
        day: deal.closedOn,
        amountMinor: deal.amountMinor,
        batch: deal.batch,
        note: null,
      })),
    batches: async () => batches,
  };
}

type PartnerState = Extract<Behind, { noun: "partner" }>["state"];

async function partnerSection(
  { tx, workspace, loaded, question }: Why,
  state: PartnerState,
): Promise<Section> {
  const asOf = question.window?.to ?? question.asOf;
  const counted = countedPartners(loaded, question.scope, state, asOf);
  return {
    total: counted.length,
    rows: async (limit, offset) =>
      counted.slice(offset, offset + limit).map(({ partner, note }) => ({
        noun: "partner",
        id: `P-${partner.number}`,
        name: partner.name,
        partner: { number: partner.number, name: partner.name },
        day: null,
        // A headcount counts no money; what the partner brought is said, so that nobody adds it up.
        amountMinor: null,
        batch: null,
        note: [note, broughtInWords(loaded, partner, asOf)].filter((part) => part !== null).join("; "),
      })),
    batches: () =>
      partnerBatchesBehind(
        tx,
        workspace,
        counted.map(({ partner }) => partner.id),
      ),
  };
}

function broughtInWords({ known, facts }: LoadedFacts, { id }: Partner, asOf: Day): string | null {
  const brought = known.attached.get(asOf)?.get(id);
  return brought ? `${inWords(brought.amountMinor, "money", facts.currency)} in 12 months` : null;
}

/** The partners a headcount counted, with what is worth saying of each. */
function countedPartners(
  loaded: LoadedFacts,
  scope: Scope,
  state: PartnerState,
  asOf: Day,
): { partner: Partner; note: string | null }[] {
  const { known, grouping, facts } = loaded;
  const activeOn = (partner: Partner, day: Day) =>
    known.activity.get(partner.id)?.[known.checkpoints.indexOf(day)] === "1";
  const inside = partnersIn(loaded, scope);
  const before = yearBefore(asOf);
  switch (state) {
    case "enrolled":
      return inside
        .filter((partner) => isEnrolled(partner, asOf))
        .map((partner) => ({ partner, note: activeOn(partner, asOf) ? "active" : "not active" }));
    case "enrolled-or-all": {
      const enrolled = inside.filter((partner) => isEnrolled(partner, asOf));
      return (enrolled.length > 0 ? enrolled : inside).map((partner) => ({
        partner,
        note: activeOn(partner, asOf) ? "active" : "not active",
      }));
    }
    case "active":
      return inside
        .filter((partner) => activeOn(partner, asOf))
        .map((partner) => ({ partner, note: "active" }));
    case "active-a-year-before":
      return inside
        .filter((partner) => activeOn(partner, before))
        .map((partner) => ({ partner, note: activeOn(partner, asOf) ? "still active" : "no longer active" }));
    case "in-tier":
      return inside
        .filter(
          (partner) =>
            isEnrolled(partner, asOf) &&
            (facts.groups[grouping.groupOf.get(partner.id) ?? -1]?.tiers.length ?? 0) > 0,
        )
        .map((partner) => ({
          partner,
          note: facts.groups[grouping.groupOf.get(partner.id) ?? -1]?.tiers.join(", ") ?? null,
        }));
    case "fallen-from-tier": {
      const byId = new Map(known.partners.map((partner) => [partner.id, partner]));
      return fallenFromTier(facts, scope).flatMap(({ partner, from, to }) => {
        const found = byId.get(partner);
        return found ? [{ partner: found, note: `from ${from ?? "no tier"} to ${to ?? "no tier"}` }] : [];
      });
    }
    case "largest-a-year-before": {
      const byId = new Map(inside.map((partner) => [partner.id, partner]));
      return (facts.largest.get(before) ?? [])
        .flatMap(({ partner, active }) => {
          const found = byId.get(partner);
          return found ? [{ partner: found, note: active ? "still active" : "no longer active" }] : [];
        })
        .slice(0, largestCounted);
    }
  }
}

function elementSection({ strategy, loaded, question }: Why, part: ElementPart): Section {
  const elements = elementsBehind(strategy, loaded, question, part).map(
    (element): WhyRow => ({
      noun: "element",
      partner: null,
      day: null,
      amountMinor: null,
      batch: null,
      ...element,
    }),
  );
  return {
    total: elements.length,
    rows: async (limit, offset) => elements.slice(offset, offset + limit),
    batches: async () => [],
  };
}

type ElementPart = Extract<Behind, { noun: "element" }>["part"];

function elementsBehind(
  strategy: Strategy,
  { facts }: LoadedFacts,
  { scope, asOf, window }: MeasureQuestion,
  part: ElementPart,
): { id: string; name: string; note: string | null }[] {
  switch (part) {
    case "landscape":
      return candidatesInScope(strategy, scope).map(([slug, { name, status }]) => ({
        id: slug,
        name,
        note: status ?? null,
      }));
    case "cells":
      return soldByPartners(strategy, facts, window?.to ?? asOf, scope).map(({ cell, qualified, need }) => ({
        id: cell,
        name: cell,
        note: `${qualified ?? "unknown"} qualified of ${need ?? "unknown"} needed`,
      }));
    case "design":
      return designElements(strategy).map(({ path, subject, reason }) => ({
        id: pointer(path),
        name: subject,
        note: reason ?? "leads to a gap or a running bet",
      }));
  }
}

function leftOut({ facts }: LoadedFacts, { scope, measure }: MeasureQuestion): string[] {
  const notes: string[] = [];
  const countsDeals = isMeasureId(measure) && (behind[measure] ?? []).some(({ noun }) => noun === "deal");
  if (countsDeals && !facts.holdings.holdsAllDeals)
    notes.push("Deals without a partner: no source holds them.");
  if (countsDeals && facts.otherCurrencies.length > 0)
    notes.push(`Deals in ${facts.otherCurrencies.join(", ")}: there is no exchange rate.`);
  const without = facts.groups.reduce(
    (sum, { region }, index) =>
      sum + (region === null ? (facts.census.values().next().value?.partners[index] ?? 0) : 0),
    0,
  );
  if (scope.region && without > 0) notes.push(`${without} partners whose region is not known.`);
  return notes;
}

function merged(sections: readonly WhyReply["batches"][]): WhyReply["batches"] {
  const byNumber = new Map<number, WhyReply["batches"][number]>();
  for (const batch of sections.flat()) {
    const known = byNumber.get(batch.number);
    byNumber.set(batch.number, known ? { ...known, rows: known.rows + batch.rows } : batch);
  }
  return [...byNumber.values()];
}
