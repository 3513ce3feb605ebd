import type { Cell, Strategy } from "../strategy/strategy.ts";

export type EngagementRule = NonNullable<NonNullable<Strategy["coverage"]>["rulesOfEngagement"]>[number];
export type Condition = keyof NonNullable<EngagementRule["when"]>;

/** What is known of an account, in the words of the conditions; what is left out is not known. */
export type Account = { readonly [C in Condition]?: NonNullable<EngagementRule["when"]>[C] };

/** How a rule meets an account: it holds, it does not for a condition, or nobody can tell without knowing more. */
export type RuleTrace =
  | { readonly says: "holds" }
  | { readonly says: "not"; readonly because: readonly Condition[] }
  | { readonly says: "unknown"; readonly asks: readonly Condition[] };

export type Engagement = {
  readonly traces: readonly RuleTrace[];
  /** The rule that decides; null where none does, or where an earlier one cannot be told. */
  readonly decides: number | null;
  /** What must be known before a rule can decide. */
  readonly asks: readonly Condition[];
};

/**
 * Who sells to an account: the first rule of engagement whose every condition holds (spec 1, "Coverage"). A rule that turns on
 * something unknown leaves the answer open, unless it fails by another condition: unknown is not no.
 */
export function whoSells(rules: readonly EngagementRule[], account: Account): Engagement {
  const traces = rules.map((rule) => traceOf(rule, account));
  const first = traces.findIndex(({ says }) => says !== "not");
  const found = traces[first];
  return {
    traces,
    decides: found?.says === "holds" ? first : null,
    asks: found?.says === "unknown" ? found.asks : [],
  };
}

/** The conditions that a rule states, with the value that each asks for. */
export const conditionsOf = ({ when }: EngagementRule): [Condition, unknown][] =>
  Object.entries(when ?? {}).filter(([, value]) => value !== undefined) as [Condition, unknown][];

/**
 * The earlier rule that takes everything a rule would match, so that it is never reached (spec 1, COV-004); undefined where it
 * can be.
 */
export function shadowOf(rules: readonly EngagementRule[], index: number): number | undefined {
  const later = rules[index];
  const stated = new Map<Condition, unknown>(later ? conditionsOf(later) : []);
  const earlier = rules
    .slice(0, index)
    .findIndex((rule) => conditionsOf(rule).every(([name, value]) => stated.get(name) === value));
  return earlier < 0 ? undefined : earlier;
}

/**
 * The routes that an account may have: those of the narrowest cells whose every dimension is the account's. Cells that are as
 * narrow, one for each partner type, may differ. None where no cell has the account.
 */
export function routesOf(cells: readonly Cell[], account: Account): NonNullable<Cell["route"]>[] {
  const fits = cells.filter(
    (cell) =>
      cell.region === account.region &&
      (cell.vertical === undefined || cell.vertical === account.vertical) &&
      (cell.size === undefined || cell.size === account.size),
  );
  const width = (cell: Cell) => [cell.vertical, cell.size].filter((part) => part === undefined).length;
  const narrowest = Math.min(...fits.map(width));
  return [...new Set(fits.flatMap((cell) => (width(cell) === narrowest ? (cell.route ?? []) : [])))];
}

/**
 * Who sells to an account by the cells that it falls into. Where they have several routes, and each leads to the same seller,
 * that one sells; where they do not, it depends on the route.
 */
export function whoSellsAmong(
  rules: readonly EngagementRule[],
  cells: readonly Cell[],
  account: Account,
): Engagement & { readonly routes: readonly NonNullable<Cell["route"]>[] } {
  const routes = routesOf(cells, account);
  const [first = whoSells(rules, account), ...others] = routes.map((route) =>
    whoSells(rules, { ...account, route }),
  );
  const sellerOf = ({ decides }: Engagement) => (decides === null ? undefined : rules[decides]?.seller);
  const isAgreed = sellerOf(first) !== undefined && others.every((one) => sellerOf(one) === sellerOf(first));
  if (others.length === 0 || isAgreed) return { ...first, routes };
  return { ...whoSells(rules, account), routes };
}

function traceOf(rule: EngagementRule, account: Account): RuleTrace {
  const conditions = conditionsOf(rule);
  const failed = conditions.filter(([name, value]) => account[name] !== undefined && account[name] !== value);
  if (failed.length > 0) return { says: "not", because: failed.map(([name]) => name) };
  const open = conditions.filter(([name]) => account[name] === undefined);
  return open.length > 0 ? { says: "unknown", asks: open.map(([name]) => name) } : { says: "holds" };
}
