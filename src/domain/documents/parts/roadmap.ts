import { capital } from "../../shared/capital.ts";
import { counted, listed } from "../../check/figures.ts";
import { entries, entryOf } from "../../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, heading, inOneCell, missing, paragraph, tableOr } from "../blocks.ts";
import { betName, ownerTitle, typeName } from "../names.ts";
import { metricWords, quantityWords, targetWords } from "../targets.ts";

export type Milestone = NonNullable<Strategy["roadmap"]>[number];
const wanting = { what: "what happens in which quarter", part: "roadmap" };
const milestonesOf = (strategy: Strategy): readonly Milestone[] => strategy.roadmap ?? [];

/** Quarters that the roadmap names, in order; milestones without one come last under a name of their own. */
const quartersOf = (strategy: Strategy): (string | undefined)[] => {
  const named = [...new Set(milestonesOf(strategy).map(({ quarter }) => quarter))];
  return named.toSorted((a, b) => (a ?? "~").localeCompare(b ?? "~"));
};

/** Quarter by quarter: when, what, with whom, towards what, and how we know it is done. */
export function roadmapBlocks(strategy: Strategy): Block[] {
  if (milestonesOf(strategy).length === 0) return [missing(wanting.what, wanting.part)];
  return quartersOf(strategy).flatMap((quarter) => {
    const title = quarter ?? "Without a quarter";
    const members = milestonesOf(strategy).filter((one) => one.quarter === quarter);
    const targets = quarter === undefined ? [] : quarterTargets(strategy, quarter);
    return [
      heading(title),
      tableOr(
        wanting,
        `Milestones of ${title}`,
        columns,
        members.map((one) => milestoneCells(strategy, one)),
      ),
      ...(targets.length > 0
        ? [
            paragraph([
              { strong: `${title} ${targets.length === 1 ? "target" : "targets"}: ` },
              `${targets.join("; ")}.`,
            ]),
          ]
        : []),
    ];
  });
}

const columns = [
  column("", 0.5),
  column("Weeks", 0.6),
  column("Activity", 2.2),
  column("Partner type", 1.2),
  column("Goal: done when", 2.2),
  column("Serves", 1.8),
  column("Waits for", 0.8),
  column("Owner", 1.2),
];

const milestoneCells = (strategy: Strategy, one: Milestone): Cell[] => [
  one.id,
  one.weeks === undefined ? "–" : String(one.weeks),
  one.title,
  typeOf(strategy, one),
  targetWords(strategy, one.done),
  servesWords(strategy, one),
  inOneCell(one.after, ", ") ?? "–",
  ownerTitle(strategy, one.owner),
];

/** A milestone is about the type that its measure counts, else that of its bet, else about all. */
function typeOf(strategy: Strategy, { done, bet }: Milestone): string {
  const counted_ = done?.where?.type ?? done?.where?.types;
  const types = counted_ === undefined ? [] : typeof counted_ === "string" ? [counted_] : counted_;
  const of =
    types.length > 0
      ? types
      : [entryOf(strategy.bets, bet)?.partnerType].filter((type) => type !== undefined);
  return of.length > 0 ? of.map((type) => typeName(strategy, type)).join(", ") : "All";
}

const servesWords = (strategy: Strategy, { bet, objective }: Milestone): string | null =>
  inOneCell([
    bet && betName(strategy, bet),
    objective && (entryOf(strategy.objectives, objective)?.business ?? objective),
  ]);

/** What the success metrics want by the end of a quarter. */
export const quarterTargets = (strategy: Strategy, quarter: string): string[] =>
  (strategy.metrics ?? []).flatMap((one) => {
    const quantity = one.targets && Object.hasOwn(one.targets, quarter) ? one.targets[quarter] : undefined;
    return quantity ? [`${metricWords(strategy, one)} ${quantityWords(strategy, one.metric, quantity)}`] : [];
  });

/** One row a quarter, for a slide or a page. */
export function roadmapSummary(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Milestones by quarter",
    [column("Quarter", 0.9), column("Milestones", 5)],
    quartersOf(strategy).map((quarter): Cell[] => [
      quarter ?? "No quarter",
      inOneCell(
        milestonesOf(strategy)
          .filter((one) => one.quarter === quarter)
          .map((one) => `${one.title} (${ownerTitle(strategy, one.owner) ?? "no owner"})`),
      ),
    ]),
  );
}

export function roadmapFinding(strategy: Strategy): string | null {
  const all = milestonesOf(strategy);
  if (all.length === 0) return null;
  const quarters = quartersOf(strategy).filter((quarter) => quarter !== undefined);
  const unowned = all.filter(({ owner }) => owner === undefined).map(({ id }) => id);
  const owners =
    unowned.length === 0
      ? `${all.length === 1 ? "" : "each "}with an owner`
      : `${listed(unowned)} without an owner`;
  return capital(`${counted(all.length, "milestone")} in ${counted(quarters.length, "quarter")}, ${owners}`);
}

/** Partners wanted of each type at the end; the scale that the last quarters build up to. */
export const scaleTargets = (strategy: Strategy): string[] =>
  entries<PartnerType>(strategy.partnerTypes).flatMap(([, { name, target }]) =>
    target?.partners === undefined ? [] : [`${name}: ${counted(target.partners, "partner")}`],
  );
