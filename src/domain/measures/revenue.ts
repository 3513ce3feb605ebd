import { trailingMonths } from "../shared/dates.ts";
import { catalogue } from "./catalogue.ts";
import { type FactRole, foreignCurrencies, total } from "./facts.ts";
import { type Context, type Formula, known, type Outcome, ratio, unknown } from "./outcome.ts";

/** Σ amount of deals won in the window in which a partner has the role; `any` is the company as a whole. */
export const wonRevenue =
  (role: FactRole): Formula =>
  (context) => {
    const reason = unreadable(context, role);
    if (reason !== undefined) return unknown(reason);
    const { things, amountMinor } = total(context.facts, "deal-won", role, context.window, context.scope);
    return known(amountMinor, things, [{ label: "deals won", value: things, unit: "count" }], edges(context));
  };

/** Influenced revenue is known only where some source tells who influenced a deal. */
export const influencedRevenue: Formula = (context) =>
  context.facts.holdings.influencedParts > 0
    ? wonRevenue("influenced")(context)
    : unknown(catalogue["partner-influenced-revenue"].unknownWhen);

/** A partner's revenue as a share of all revenue; `unreadable` unless some source holds all deals. */
export const revenueShare =
  (role: FactRole): Formula =>
  (context) => {
    const part = role === "influenced" ? influencedRevenue(context) : wonRevenue(role)(context);
    const all = wonRevenue("any")({ ...context, scope: {} });
    if (part.value === null) return part;
    if (all.value === null) return all;
    return ratio(
      { label: `partner-${role} revenue`, value: part.value, unit: "money" },
      { label: "revenue won in the window", value: all.value, unit: "money" },
      all.rows,
    );
  };

/** Figures of the whole company are known only where some source holds all deals. */
export const wholeCompany =
  (formula: Formula): Formula =>
  (context) =>
    context.facts.holdings.holdsAllDeals ? formula(context) : unknown(catalogue.revenue.unknownWhen);

/** Σ amount of the deals that are open on the last day of the window. */
export const openPipeline =
  (role: FactRole): Formula =>
  (context) => {
    const { facts, asOf, scope } = context;
    if (facts.holdings.openedDeals === 0) return unknown(catalogue["partner-sourced-pipeline"].unknownWhen);
    const ever = { from: "0001-01-01", to: asOf };
    const opened = total(facts, "deal-opened", role, ever, scope);
    const won = total(facts, "deal-won", role, ever, scope);
    const lost = total(facts, "deal-lost", role, ever, scope);
    const open = opened.things - won.things - lost.things;
    return known(opened.amountMinor - won.amountMinor - lost.amountMinor, open, [
      { label: "deals open", value: open, unit: "count" },
    ]);
  };

/** Deals won ÷ deals closed, by count. */
export const winRate: Formula = ({ facts, window, scope }) => {
  if (facts.holdings.lostDeals === 0) return unknown(catalogue["win-rate"].unknownWhen);
  const { things: won } = total(facts, "deal-won", "any", window, scope);
  const { things: lost } = total(facts, "deal-lost", "any", window, scope);
  return ratio(
    { label: "deals won", value: won, unit: "count" },
    { label: "deals closed", value: won + lost, unit: "count" },
    won + lost,
  );
};

export const attachedOfYear = (context: Context): Outcome =>
  wonRevenue("attached")({ ...context, window: trailingMonths(context.asOf, 12) });

/** Why the deals of a window cannot be summed; undefined when they can. */
export function unreadable({ facts, window, scope }: Context, role: FactRole): string | undefined {
  const { deals, firstDay, lastDay } = facts.holdings;
  if (deals === 0 || firstDay === null || lastDay === null) return "no deals were imported";
  if (window.to < firstDay) return `the facts begin on ${firstDay}`;
  if (window.from > lastDay) return `the facts end on ${lastDay}`;
  const foreign = foreignCurrencies(facts, "deal-won", role, window, scope);
  if (foreign.length > 0) return `deals in ${foreign.join(" and ")} cannot be added to ${facts.currency}`;
  return undefined;
}

function edges({ facts, window }: Context): string[] {
  const { firstDay, lastDay } = facts.holdings;
  const notes: string[] = [];
  if (firstDay !== null && window.from < firstDay)
    notes.push(`the window begins before the facts do (${firstDay})`);
  if (lastDay !== null && window.to > lastDay) notes.push(`the window ends after the facts do (${lastDay})`);
  return notes;
}
