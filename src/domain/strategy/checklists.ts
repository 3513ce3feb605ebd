import { daysOf } from "../shared/durations.ts";
import { functions, joinedKinds } from "./closed-sets.ts";
import { entries } from "./lookup.ts";
import type { Candidate, PartnerType, Program, Strategy } from "./strategy.ts";
import { boundsIn } from "./targets.ts";

export const checklistNames = ["quick-win", "full", "executive"] as const;
export type ChecklistName = (typeof checklistNames)[number];

export type ChecklistItem = {
  readonly id: string;
  /** What is asked for. */
  readonly asks: string;
  /** The part of the strategy in which to do it. */
  readonly part: keyof Strategy;
  readonly done: boolean;
  /** What is still missing; null when it is done. */
  readonly missing: string | null;
};
export type Checklist = {
  readonly name: ChecklistName;
  readonly title: string;
  readonly items: readonly ChecklistItem[];
};

/** A file that is being written may not have its required parts yet; what they would say is missing then. */
type Readable = Omit<Strategy, "strategy" | "company"> & Partial<Pick<Strategy, "strategy" | "company">>;

/**
 * The three checklists, computed from the model (spec 1, "Engines"): Quick win, Full and Executive. Nothing is ticked by
 * hand: an item is done when the strategy holds what it asks for, and says what is missing otherwise.
 */
export function checklists(strategy: Strategy): Checklist[] {
  return [
    { name: "quick-win", title: "Quick win", items: quickWin(strategy) },
    { name: "full", title: "Full", items: full(strategy) },
    { name: "executive", title: "Executive", items: executive(strategy) },
  ];
}

function quickWin(strategy: Strategy): ChecklistItem[] {
  const objectives = entries(strategy.objectives).filter(([, { business }]) => business).length;
  const types = entries(strategy.partnerTypes).length;
  const tiers = Math.max(
    0,
    ...entries<Program>(strategy.programs).map(([, program]) => program.tiers?.length ?? 0),
  );
  const candidates = entries<Candidate>(strategy.landscape).filter(
    ([, { status }]) => status !== "declined",
  ).length;
  return [
    item(
      "objectives",
      "Three business objectives",
      "objectives",
      objectives < 3 && `${objectives} of 3 objectives`,
    ),
    item(
      "partner-types",
      "Two or three partner types",
      "partnerTypes",
      (types < 2 || types > 3) && `${types} partner types`,
    ),
    item(
      "revenue-target",
      "A revenue target for the channel",
      "thesis",
      !hasRevenueTarget(strategy) && "no target for partner revenue, ARR or their share",
    ),
    item("tiers", "Tiers drafted", "programs", tiers < 2 && "no programme with at least two tiers"),
    item(
      "target-partners",
      "Ten target partners",
      "landscape",
      candidates < 10 && `${candidates} of 10 candidates`,
    ),
  ];
}

function full(strategy: Strategy): ChecklistItem[] {
  return [
    item("alignment", "Alignment with the business", "objectives", misaligned(strategy)),
    item("segments", "Segments and tiers", "partnerTypes", withoutTiers(strategy)),
    item("roles", "Market roles", "partnerTypes", withoutRole(strategy)),
    item("resources", "Resource plan with amounts", "budget", withoutAmounts(strategy)),
    item("metrics", "Metrics with targets", "metrics", withoutTargets(strategy)),
    item("risks", "Risks with mitigation", "risks", unmitigated(strategy)),
    item("signoff", "Sign-off of sales, marketing, product and finance", "strategy", unsigned(strategy)),
  ];
}

function executive(strategy: Strategy): ChecklistItem[] {
  const metrics = new Set([...boundsIn(strategy)].map(({ metric }) => metric));
  const compared = entries(strategy.competitors).some(([, { channel }]) => channel !== undefined);
  const rated = entries(strategy.risks).filter(([, { likelihood, impact }]) => likelihood && impact).length;
  return [
    item(
      "roi",
      "Return on investment",
      "metrics",
      !metrics.has("program-roi") && "no target for the return on the programme (`program-roi`)",
    ),
    item("projection", "Three-year projection", "thesis", unprojected(strategy)),
    item(
      "comparison",
      "Competitive channel comparison",
      "competitors",
      !compared && "no competitor with `channel` figures",
    ),
    item("investment", "Investment needed", "budget", withoutAmounts(strategy)),
    item("key-risks", "Key risks", "risks", rated === 0 && "no risk with likelihood and impact"),
  ];
}

const item = (id: string, asks: string, part: keyof Strategy, missing: string | false): ChecklistItem => ({
  id,
  asks,
  part,
  done: missing === false,
  missing: missing === false ? null : missing,
});

/** "these are missing" for a list of names; false when there are none. */
const lacking = (what: string, names: readonly string[]): string | false =>
  names.length > 0 && `${what}: ${names.join(", ")}`;

/** A promise of partner revenue: the thesis' share of ARR, or a bound on partner revenue or ARR. */
function hasRevenueTarget(strategy: Strategy): boolean {
  if (strategy.thesis?.arrShare !== undefined) return true;
  return [...boundsIn(strategy)].some(({ metric }) =>
    /^partner-(sourced|influenced|attached)-(revenue|arr|share)/.test(metric),
  );
}

function misaligned(strategy: Readable): string | false {
  const { company, objectives, thesis } = strategy;
  const open = entries(objectives).filter(
    ([, each]) => !(each.business && each.partner && each.metric && (each.atLeast ?? each.atMost)),
  );
  const missing = [
    company?.arr?.current && company.arr.target ? "" : "ARR today and to reach, under the company",
    company?.goToMarket?.length ? "" : "the routes to market, under the company",
    company?.position ? "" : "where the product wins and loses, under the company",
    entries(objectives).length > 0 ? "" : "an objective",
    thesis?.because ? "" : "why partners, under the thesis",
    ...open.map(([slug]) => `the target of ${slug}`),
  ];
  return lacking(
    "missing",
    missing.filter((name) => name !== ""),
  );
}

function withoutTiers(strategy: Strategy): string | false {
  const programs = entries<Program>(strategy.programs);
  const enrolled = new Set(programs.flatMap(([, { tiers, types }]) => (tiers?.length ? (types ?? []) : [])));
  const types = entries<PartnerType>(strategy.partnerTypes).filter(
    ([, { kind }]) => !joinedKinds.includes(kind ?? ""),
  );
  if (types.length === 0) return "no partner types";
  return lacking(
    "no programme with tiers for",
    types.flatMap(([slug, { name }]) => (enrolled.has(slug) ? [] : [name])),
  );
}

function withoutRole(strategy: Strategy): string | false {
  const types = entries<PartnerType>(strategy.partnerTypes);
  if (types.length === 0) return "no partner types";
  return lacking(
    "no role in sales and marketing for",
    types.flatMap(([, { name, role }]) => (role?.primary && role.sales && role.marketing ? [] : [name])),
  );
}

function withoutAmounts(strategy: Strategy): string | false {
  const { people = [], lines = [] } = strategy.budget ?? {};
  if (people.length === 0 || lines.length === 0)
    return people.length === 0 ? "no people in the budget" : "no lines in the budget";
  const unpriced = [
    ...people.flatMap(({ role, cost }) => (cost ? [] : [role])),
    ...lines.flatMap(({ name, amount }) => (amount ? [] : [name])),
  ];
  return lacking("no amount for", unpriced);
}

function withoutTargets({ metrics = [] }: Strategy): string | false {
  if (metrics.length === 0) return "no metrics";
  return lacking(
    "no target for",
    metrics.flatMap(({ metric, targets }) => (Object.keys(targets ?? {}).length > 0 ? [] : [metric])),
  );
}

function unmitigated({ risks }: Strategy): string | false {
  if (entries(risks).length === 0) return "no risks";
  return lacking(
    "no mitigation of",
    entries(risks).flatMap(([, { risk, mitigation }]) => (mitigation ? [] : [risk])),
  );
}

function unsigned(strategy: Readable): string | false {
  const signed = (strategy.strategy?.signoff ?? []).map((person) => strategy.people?.[person]?.function);
  return lacking(
    "nobody has signed for",
    functions.filter((name) => !signed.includes(name)),
  );
}

const threeYears = daysOf({ count: 3, unit: "years" });

/** A projection needs where ARR stands and should go, what share partners bring, and that it reaches three years ahead. */
function unprojected({ company, thesis }: Readable): string | false {
  const reaches = thesis?.within !== undefined && daysOf(thesis.within) >= threeYears;
  const missing = [
    company?.arr?.current && company.arr.target ? "" : "ARR today and to reach, under the company",
    thesis?.arrShare === undefined ? "the share of ARR that partners are to bring" : "",
    reaches ? "" : "a term of at least three years",
    thesis?.northStar?.baseline ? "" : "what partners bring today, as the baseline of the north star",
  ];
  return lacking(
    "missing",
    missing.filter((name) => name !== ""),
  );
}
