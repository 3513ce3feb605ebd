import { betDecisions, type betStatuses } from "../../../../domain/strategy/closed-sets.ts";
import type { BetCapacity } from "../../../../domain/strategy/bet-capacity.ts";
import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import { counted } from "../../../ui/numbers.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import { slugFrom } from "../form/slugs.ts";
import type { DraftEdit } from "../draft-context.ts";

export type BetStatus = (typeof betStatuses)[number];
export type BetDecision = (typeof betDecisions)[number];

/** The columns in the order in which a bet goes through them. */
export const columns: readonly { readonly status: BetStatus; readonly title: string }[] = [
  { status: "next", title: "Next" },
  { status: "active", title: "Active" },
  { status: "scaled", title: "Scaled" },
  { status: "parked", title: "Parked" },
  { status: "retired", title: "Retired" },
];

/** What has to be asked before a bet goes to another column; null where nothing has. */
export type Question = "review" | "capacity" | null;

export function questionFor(
  from: BetStatus | undefined,
  to: BetStatus,
  capacity: BetCapacity | undefined,
): Question {
  if (from === to) return null;
  if (from === "active") return "review";
  return to === "active" && capacity !== undefined && capacity.active >= capacity.most ? "capacity" : null;
}

/** The decision that a column stands for. */
export const decisionFor = (to: BetStatus): BetDecision =>
  to === "scaled" ? "scale" : to === "parked" ? "park" : to === "retired" ? "retire" : "keep";

/** The move alone. */
export const moving = (slug: string, to: BetStatus): DraftEdit => ({
  path: ["bets", slug, "status"],
  value: to,
});

/** The move with the review that led to it, as one step. */
export function movingAfterReview(
  data: unknown,
  slug: string,
  to: BetStatus,
  review: { readonly on: string; readonly decision: BetDecision; readonly because: string },
): DraftEdit[] {
  const held = valueAt(data, ["bets", slug, "reviews"]);
  return [
    moving(slug, to),
    { path: ["bets", slug, "reviews"], value: [...(Array.isArray(held) ? held : []), review] },
  ];
}

/** The bet goes, and its name stays among what was ruled out, under a slug that is free there. */
export function declining({ bets, declined }: Strategy, slug: string, reason: string): DraftEdit[] {
  const taken = Object.keys(declined ?? {});
  const free = taken.includes(slug) ? slugFrom(slug, taken) : slug;
  return [
    { path: ["declined", free], value: { option: bets?.[slug]?.name ?? slug, reason, status: "declined" } },
    { path: ["bets", slug], value: undefined },
  ];
}

/** Whether the people of the budget carry the active bets, in a sentence. */
export function capacityInWords(capacity: BetCapacity | undefined, active: number): string {
  const bets = counted(active, "active bet");
  if (!capacity) return `${bets}; the budget does not say how many people there are`;
  const people = `${capacity.fullTime} full-time ${capacity.fullTime === 1 ? "person" : "people"}`;
  return active > capacity.most
    ? `${bets} on ${people}, who carry ${capacity.most}`
    : `${bets}; ${people} carry ${capacity.most}`;
}
