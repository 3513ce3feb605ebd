import type { Partner } from "../src/domain/partners/partner.ts";
import {
  assembleFacts,
  type Certification,
  groupPartners,
  type PartnerFacts,
} from "../src/domain/measures/assemble-facts.ts";
import { activeWindow, yearBefore } from "../src/domain/measures/definitions.ts";
import { checkpointsFor, lookBack } from "../src/domain/measures/fact-plan.ts";
import { type Facts, type FactRole, type FactSum, noCurrency } from "../src/domain/measures/facts.ts";
import type { Dimension } from "../src/domain/measures/dimensions.ts";
import { driftReport } from "../src/domain/drift/drift.ts";
import type { DriftLine } from "../src/domain/drift/drift-report.ts";
import { promisedDays } from "../src/domain/drift/promised-days.ts";
import { figuresForTiers, figureWindow, previousQuarterEnd } from "../src/domain/programs/tier-standing.ts";
import { type Day, trailingMonths, within, type Window } from "../src/domain/shared/dates.ts";
import { readStrategy } from "../src/domain/strategy/read.ts";
import type { Strategy } from "../src/domain/strategy/strategy.ts";

/**
 * Halyard Security, the company of all examples: it sells detection and response through managed service providers and
 * regional resellers, counts in US dollars, and its fiscal year begins in February.
 */
export const halyard = { name: "Halyard Security", currency: "USD", fiscalYearStart: 2 };

/** A strategy of Halyard with the parts a test is about. A part that does not fit is a mistake of the test. */
export function strategyWith(parts: object = {}, company: object = {}): Strategy {
  const { strategy, misfits } = readStrategy({
    entente: 1,
    strategy: { name: "Halyard partner strategy" },
    company: { ...halyard, ...company },
    ...parts,
  });
  const [misfit] = misfits;
  if (!strategy || misfit) throw new Error(`${misfit?.path.join("/")}: ${misfit?.message}`);
  return strategy;
}

export const msp = { name: "Managed service provider", kind: "msp", category: "distribution" };
export const reseller = { name: "Regional reseller", kind: "reseller", category: "distribution" };

/** The drift of a strategy with these parts against a ledger; the day is the last of a month of Halyard's FY27. */
export function linesOf(parts: object, ledger: Ledger = {}, day: Day = october): readonly DriftLine[] {
  const strategy = strategyWith(parts);
  return driftReport({ strategy, facts: factsOf(strategy, day, ledger) }, day, 1).lines;
}
export const lineOf = (
  parts: object,
  ledger: Ledger,
  subject: string,
  day: Day = october,
): DriftLine | undefined => linesOf(parts, ledger, day).find((line) => line.subject === subject);
const october: Day = "2026-10-31";

/** One deal won, sourced by the partner North unless it says another. */
export const won = (on: Day, amount: number, by = "North"): Deal => ({ on, amount, by });
export const north = { partners: { North: {} } };

type PartnerOfTest = {
  readonly type?: string;
  readonly country?: string | null;
  readonly programs?: readonly string[];
  readonly enrolledOn?: Day | null;
  readonly leftOn?: Day | null;
};
type Deal = {
  readonly on: Day;
  /** In whole units of the currency. */
  readonly amount: number;
  /** Who had a part in it; nobody where the company sold alone. */
  readonly by?: string;
  readonly role?: "sourced" | "influenced";
  readonly currency?: string;
  readonly lost?: true;
  readonly openedOn?: Day;
};
export type Ledger = {
  readonly partners?: Readonly<Record<string, PartnerOfTest>>;
  readonly deals?: readonly Deal[];
  readonly touches?: readonly { on: Day; with: string; meeting?: true }[];
  readonly spend?: readonly { on: Day; amount: number; for?: string; currency?: string }[];
  readonly certified?: readonly { partner: string; person: string; from: Day; until?: Day }[];
  readonly holdsAllDeals?: true;
};

/** The facts of a small ledger as of a day, by the same functions that the server assembles facts with. */
export function factsOf(
  strategy: Strategy,
  asOf: Day,
  ledger: Ledger,
  more: { dimensions?: readonly Dimension[]; days?: readonly Day[] } = {},
): Facts {
  const known = partnerFacts(strategy, asOf, ledger, more.days ?? []);
  const grouping = groupPartners(strategy, asOf, known, more.dimensions ?? []);
  const groupOf = (partner: string | undefined) =>
    partner === undefined ? null : (grouping.groupOf.get(partner) ?? null);
  return assembleFacts(asOf, known, grouping, sumsOf(ledger, groupOf));
}

function partnerFacts(strategy: Strategy, asOf: Day, ledger: Ledger, more: readonly Day[]): PartnerFacts {
  const partners = Object.entries(ledger.partners ?? {}).map(([name, of], index) =>
    partnerOf(name, of, index),
  );
  const checkpoints = checkpointsFor([...lookBack(asOf), ...promisedDays(strategy, asOf), ...more]);
  const { currency } = strategy.company;
  const won = (window: Window, roles: readonly string[]) => {
    const totals = new Map<string, { things: number; amountMinor: number }>();
    for (const deal of ledger.deals ?? []) {
      const { by, on, lost, amount, role = "sourced" } = deal;
      if (by === undefined || lost || (deal.currency ?? currency) !== currency) continue;
      if (!within(window, on) || !roles.includes(role)) continue;
      const before = totals.get(by) ?? { things: 0, amountMinor: 0 };
      totals.set(by, { things: before.things + 1, amountMinor: before.amountMinor + amount * 100 });
    }
    return totals;
  };
  const figuresOn = (day: Day) =>
    new Map(
      figuresForTiers(strategy).map((figure) => {
        const roles = figure.role === "attached" ? ["sourced", "influenced"] : [figure.role];
        const totals = won(figureWindow(figure, day), roles);
        return [figure.key, new Map([...totals].map(([id, { amountMinor }]) => [id, amountMinor]))] as const;
      }),
    );
  const isActive = (partner: Partner, day: Day) =>
    (ledger.deals ?? []).some(
      ({ by, on, lost, amount }) =>
        by === partner.id && !lost && amount > 0 && within(activeWindow(strategy, day), on),
    );
  const days = [asOf, previousQuarterEnd(strategy, asOf)];
  return {
    currency,
    holdings: holdingsOf(ledger, partners),
    partners,
    checkpoints,
    activity: new Map(
      partners.map((partner) => [
        partner.id,
        checkpoints.map((day) => (isActive(partner, day) ? "1" : "0")).join(""),
      ]),
    ),
    certifications: (ledger.certified ?? []).map(
      ({ partner, person, from, until }): Certification => ({
        partner,
        person,
        earnedOn: from,
        expiresOn: until ?? null,
      }),
    ),
    figures: new Map(days.map((day) => [day, figuresOn(day)])),
    attached: new Map(
      [asOf, yearBefore(asOf)].map((day) => [day, won(trailingMonths(day, 12), ["sourced", "influenced"])]),
    ),
  };
}

function partnerOf(name: string, of: PartnerOfTest, index: number): Partner {
  const { type = "msp", country = "US", programs = ["managed"], enrolledOn = null, leftOn = null } = of;
  return {
    id: name,
    number: index + 1,
    name,
    type,
    country,
    state: null,
    city: null,
    signedOn: null,
    enrollments: programs.map((program) => ({ program, enrolledOn, leftOn })),
  };
}

function holdingsOf(ledger: Ledger, partners: readonly Partner[]): PartnerFacts["holdings"] {
  const { deals = [], touches = [], spend = [], certified = [] } = ledger;
  const days = [...deals, ...touches, ...spend].map(({ on }) => on).toSorted();
  return {
    deals: deals.length,
    holdsAllDeals: ledger.holdsAllDeals ?? false,
    openedDeals: deals.filter(({ openedOn }) => openedOn !== undefined).length,
    lostDeals: deals.filter(({ lost }) => lost).length,
    dealsWithAccount: 0,
    influencedParts: deals.filter(({ role }) => role === "influenced").length,
    touches: touches.length,
    spend: spend.length,
    certifications: certified.length,
    signedPartners: 0,
    partners: partners.length,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
  };
}

function sumsOf(ledger: Ledger, groupOf: (partner: string | undefined) => number | null): FactSum[] {
  const sums: FactSum[] = [];
  const add = (sum: Pick<FactSum, "fact" | "role" | "day" | "group">, amount = 0, currency = "USD") =>
    sums.push({ ...sum, currency, things: 1, amountMinor: amount * 100 });
  for (const { on, amount, by, role = "sourced", currency, lost, openedOn } of ledger.deals ?? []) {
    const roles: FactRole[] = by === undefined ? ["any"] : ["any", role, "attached"];
    for (const of of roles) {
      const group = of === "any" ? null : groupOf(by);
      add({ fact: lost ? "deal-lost" : "deal-won", role: of, day: on, group }, amount, currency);
      if (openedOn !== undefined)
        add({ fact: "deal-opened", role: of, day: openedOn, group }, amount, currency);
    }
  }
  for (const { on, with: partner, meeting } of ledger.touches ?? [])
    for (const fact of meeting ? (["touch", "meeting"] as const) : (["touch"] as const))
      add({ fact, role: "any", day: on, group: groupOf(partner) }, 0, noCurrency);
  for (const { on, amount, for: partner, currency } of ledger.spend ?? [])
    add({ fact: "spend", role: "any", day: on, group: groupOf(partner) }, amount, currency);
  return sums;
}
