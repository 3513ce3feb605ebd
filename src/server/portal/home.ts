import type { PortalHomeReply } from "../../contract/portal.ts";
import type { Tx } from "../../database/connection.ts";
import { yearBefore } from "../../domain/measures/definitions.ts";
import { lookBack } from "../../domain/measures/fact-plan.ts";
import { inWords } from "../../domain/measures/in-words.ts";
import { type Day, monthKey, monthStart, trailingMonths } from "../../domain/shared/dates.ts";
import { companyOf } from "./company.ts";
import { type SurveyedGround, untoldOf } from "./ground.ts";
import { revenueByMonth, wonOver } from "./queries.ts";
import { climbs, headlineOf, tierOf } from "./standing.ts";

const trendMonths = 24;

/** The own company at a glance: its year, its months, and the way to the next tier. */
export async function homeReply(tx: Tx, ground: SurveyedGround): Promise<PortalHomeReply> {
  const { of, asOf, currency, vendor } = ground;
  const own = await companyOf(tx, of);
  const now = await yearOf(tx, ground, asOf);
  const before = await yearOf(tx, ground, yearBefore(asOf));
  const held = await climbs(tx, ground);
  return {
    asOf,
    vendor,
    company: own.name,
    currency,
    headline: headlineOf(held, currency) ?? yearInWords(now, currency),
    revenueMinor: now.revenueMinor,
    revenueBeforeMinor: before.revenueMinor,
    untold: { now: now.untold, before: before.untold },
    deals: now.deals,
    tiers: held.map(tierOf),
    trend: await trendOf(tx, ground),
  };
}

type Year = {
  readonly revenueMinor: number | null;
  readonly deals: number | null;
  readonly untold: string | null;
};

/** The 12 months up to a day. Money in other currencies is never added silently: then the sum is unknown, the count is not. */
async function yearOf(tx: Tx, ground: SurveyedGround, day: Day): Promise<Year> {
  const window = trailingMonths(day, 12);
  const untold = untoldOf(ground, window);
  if (untold !== undefined) return { revenueMinor: null, deals: null, untold };
  const won = await wonOver(tx, ground.of, window);
  const deals = won.reduce((sum, { things }) => sum + things, 0);
  const foreign = won.map(({ currency }) => currency).filter((currency) => currency !== ground.currency);
  if (foreign.length > 0) {
    const reason = `deals in ${foreign.join(" and ")} cannot be added to ${ground.currency}`;
    return { revenueMinor: null, deals, untold: reason };
  }
  return { revenueMinor: won[0]?.amountMinor ?? 0, deals, untold: null };
}

function yearInWords({ revenueMinor, deals, untold }: Year, currency: string): string {
  if (revenueMinor === null) return `What you sold in 12 months is unknown: ${untold}`;
  const from = `${deals} ${deals === 1 ? "deal" : "deals"}`;
  return `${inWords(revenueMinor, "money", currency)} from ${from} in 12 months`;
}

/** Month by month up to the day; a month without revenue is zero, one that the facts do not reach is unknown. */
async function trendOf(tx: Tx, ground: SurveyedGround): Promise<PortalHomeReply["trend"]> {
  const days = lookBack(ground.asOf, trendMonths).toReversed();
  const window = { from: monthStart(days[0] ?? ground.asOf), to: ground.asOf };
  const months = await revenueByMonth(tx, ground.of, window, ground.currency);
  const noneIn = (day: Day) =>
    untoldOf(ground, { from: monthStart(day), to: day }) === undefined ? 0 : null;
  return days.map((day) => ({ day, value: months.get(monthKey(day)) ?? noneIn(day) }));
}
