import { trailingMonths, type Window } from "../shared/dates.ts";
import { catalogue } from "./catalogue.ts";
import { countOf, type FactRole, type Facts, foreignCurrencies, total } from "./facts.ts";
import {
  asCount,
  asMoney,
  type Context,
  type Formula,
  known,
  type Outcome,
  ratio,
  unknown,
} from "./outcome.ts";

/** Σ amount of deals won in the window in which a partner has the role; `any` is the company as a whole. */
export const wonRevenue =
  (role: FactRole): Formula =>
  (context) => {
    const reason = unreadable(context, role);
    if (reason !== undefined) return unknown(reason);
    const { things, amountMinor } = total(context.facts, "deal-won", role, context.window, context.scope);
    return known(amountMinor, things, [asCount("deals won", things)], edges(context));
  };

/** Influenced revenue is known only where some source tells who influenced a deal. */
export const influencedRevenue: Formula = (context) =>
  context.facts.holdings.influencedParts > 0
    ? wonRevenue("influenced")(context)
    : unknown(catalogue["partner-influenced-revenue"].unknownWhen);

/** Partner revenue in a role ÷ all revenue won in the window, to be asked through `wholeCompany`; unknown where either is. */
export const revenueShare =
  (role: FactRole): Formula =>
  (context) => {
    const part = role === "influenced" ? influencedRevenue(context) : wonRevenue(role)(context);
    const all = wonRevenue("any")({ ...context, scope: {} });
    if (part.value === null) return part;
    if (all.value === null) return all;
    return ratio(
      asMoney(`partner-${role} revenue`, part.value),
      asMoney("revenue won in the window", all.value),
      all.rows,
    );
  };

/** Figures of the whole company are known only where some source holds all deals. */
export const wholeCompany =
  (formula: Formula): Formula =>
  (context) =>
    context.facts.holdings.holdsAllDeals ? formula(context) : unknown(catalogue.revenue.unknownWhen);

/** A deal without a partner belongs to no type, tier or region of partners, so the company cannot be cut by them. */
export const undivided =
  (formula: Formula): Formula =>
  (context) =>
    Object.keys(context.scope).length === 0
      ? formula(context)
      : unknown("all deals of the company cannot be told apart by partners; attached revenue can");

/** Σ amount of the deals that are open on the last day of the window. */
export const openPipeline =
  (role: FactRole): Formula =>
  (context) => {
    const { facts, asOf, scope } = context;
    const { deals, openedDeals } = facts.holdings;
    if (openedDeals === 0) return unknown(catalogue["partner-sourced-pipeline"].unknownWhen);
    if (openedDeals < deals) return unknown(`${deals - openedDeals} deals carry no opening date`);
    const ever = { from: "0001-01-01", to: asOf };
    const foreign = foreignCurrencies(facts, "deal-opened", role, ever, scope);
    if (foreign.length > 0) return unknown(notAdded(foreign, facts.currency));
    const opened = total(facts, "deal-opened", role, ever, scope);
    const won = total(facts, "deal-won", role, ever, scope);
    const lost = total(facts, "deal-lost", role, ever, scope);
    const open = opened.things - won.things - lost.things;
    return known(opened.amountMinor - won.amountMinor - lost.amountMinor, open, [
      asCount("deals open", open),
    ]);
  };

/** Deals won ÷ deals closed in the window, by count, whatever their currency; unknown where no source holds lost deals. */
export const winRate: Formula = ({ facts, window, scope }) => {
  if (facts.holdings.lostDeals === 0) return unknown(catalogue["win-rate"].unknownWhen);
  const won = countOf(facts, "deal-won", "any", window, scope);
  const lost = countOf(facts, "deal-lost", "any", window, scope);
  return ratio(asCount("deals won", won), asCount("deals closed", won + lost), won + lost);
};

/** Partner-attached revenue of the 12 months up to and including the as-of day; unknown as `wonRevenue` is. */
export const attachedOfYear = (context: Context): Outcome =>
  wonRevenue("attached")({ ...context, window: trailingMonths(context.asOf, 12) });

/** Why the deals of a window cannot be summed; undefined when they can. */
export function unreadable(
  { facts, window, scope }: Pick<Context, "facts" | "window" | "scope">,
  role: FactRole,
): string | undefined {
  const outside = untoldDeals(facts, window);
  if (outside !== undefined) return outside;
  const foreign = foreignCurrencies(facts, "deal-won", role, window, scope);
  return foreign.length > 0 ? notAdded(foreign, facts.currency) : undefined;
}

/** Why the deals of a window tell nothing, of anybody: none were imported, or the facts do not reach it; undefined when they tell. */
export const untoldDeals = (
  { holdings }: { readonly holdings: Pick<Facts["holdings"], "deals" | "firstDay" | "lastDay"> },
  window: Window,
): string | undefined => (holdings.deals === 0 ? noDeals : outsideFacts({ holdings }, window));

const noDeals = "no deals were imported";
const notAdded = (foreign: readonly string[], currency: string): string =>
  `deals in ${foreign.join(" and ")} cannot be added to ${currency}`;

/** Why the facts say nothing of a window: it lies before their first day or after their last; undefined when it does not. */
export function outsideFacts(
  { holdings }: { readonly holdings: Pick<Facts["holdings"], "firstDay" | "lastDay"> },
  window: Window,
): string | undefined {
  const { firstDay, lastDay } = holdings;
  if (firstDay === null || lastDay === null) return noDeals;
  if (window.to < firstDay) return `the facts begin on ${firstDay}`;
  if (window.from > lastDay) return `the facts end on ${lastDay}`;
  return undefined;
}

/** What a reader must know of a window that the facts cover only in part. */
export function edges({ facts, window }: Pick<Context, "facts" | "window">): string[] {
  const { firstDay, lastDay } = facts.holdings;
  const notes: string[] = [];
  if (firstDay !== null && window.from < firstDay)
    notes.push(`the window begins before the facts do (${firstDay})`);
  if (lastDay !== null && window.to > lastDay) notes.push(`the window ends after the facts do (${lastDay})`);
  return notes;
}
