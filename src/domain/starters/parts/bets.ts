import { amountAsWritten, roundAmount } from "../amounts.ts";
import { type Draft, remark, type Written } from "../draft.ts";
import { unreachable } from "../../shared/unreachable.ts";
import type { ChosenType, Ground } from "../ground.ts";
import { inSentence } from "../markets.ts";
import { linesOfSlot } from "./budget.ts";
import { specialistVertical } from "./segments.ts";

/** Slugs that other parts name in a `because`; no gap of the tables ends in these words. */
export const activeBet = ({ types }: Ground): string => `${types[0]?.slug ?? ""}-first`;
export const nextBet = ({ types }: Ground): string => `${types[1]?.slug ?? ""}-next`;

/** One bet that is on, one that its evidence opens, and what was said no to. */
export function betParts(ground: Ground): Draft {
  const [lead, second] = ground.types;
  if (!lead || !second) throw new Error("A starter has at least two partner types");
  return {
    parts: {
      bets: { [activeBet(ground)]: activeOf(ground, lead), [nextBet(ground)]: nextOf(ground, lead, second) },
      declined: declinedOf(ground),
    },
    remarks: [
      remark(
        ["bets"],
        `Where to win. ${ground.stage.reasons.bets} Statuses are next, active, parked, scaled and retired. Rewrite wedge and motion in your own words: a wedge is why you get in where others do not, a motion is what people do on Monday.`,
      ),
      remark(
        ["declined"],
        "Attractive options that were ruled out, with the quarter in which to look again. A strategy without this list has not chosen. Add those that your own people ask for.",
      ),
    ],
  };
}

/** Percent of the lines that the two bets may spend, as far as the lines of their types hold it; the rest is for the programme. */
const betPercent = { active: 60, next: 25 };
/** Shares of all full-time people. */
const betEffort = { active: 0.5, next: 0.25 };
/** Open pipeline that stands for one unit of revenue: a third of what is open is won. */
export const pipelinePerRevenue = 3;

function activeOf(ground: Ground, lead: ChosenType): Written<"bets">[string] {
  const { quarters, markets } = ground;
  const vertical = specialistVertical(ground);
  const where = { type: lead.slug };
  return {
    name: activeName(ground, lead),
    serves: ["partner-revenue", "new-customers", "partners-that-sell"],
    segment: {
      regions: [markets[0]?.slug ?? ""],
      ...(vertical ? { verticals: [vertical.slug] } : {}),
      sizes: [lead.archetype.sells.size],
    },
    partnerType: lead.slug,
    fills: [lead.gap.slug],
    wedge: lead.archetype.wedge,
    motion: lead.archetype.motion,
    status: "active",
    start: quarters.names[0],
    review: quarters.names[2],
    effort: effortOf(ground, betEffort.active),
    budget: budgetOf(ground, 0, betPercent.active),
    owner: "partners",
    leading: pipelineOf(lead, 1 / 2, quarters.ends[1]),
    lagging: {
      metric: "partner-sourced-revenue",
      where,
      atLeast: amountAsWritten(lead.revenue),
      by: quarters.ends[3],
    },
    retireIf: {
      metric: "active-partners",
      where,
      atMost: Math.floor(lead.slot.partners / 5),
      by: quarters.ends[2],
    },
  };
}

function nextOf(ground: Ground, lead: ChosenType, second: ChosenType): Written<"bets">[string] {
  const { quarters, markets, answers } = ground;
  const market = answers.stage === "expansion" ? (markets[1] ?? markets[0]) : markets[0];
  const where = { type: second.slug };
  return {
    name: `Then ${second.plural} in ${market ? inSentence(market) : ""}`,
    serves: ["partner-revenue", "new-customers"],
    segment: { regions: [market?.slug ?? ""], sizes: [second.archetype.sells.size] },
    partnerType: second.slug,
    fills: [second.gap.slug],
    wedge: second.archetype.wedge,
    motion: second.archetype.motion,
    // Half of what the first bet's pipeline must reach: proof enough to begin, early enough to matter.
    after: [{ bet: activeBet(ground), when: pipelineOf(lead, 1 / 4, quarters.ends[1]) }],
    status: "next",
    start: quarters.names[2],
    review: quarters.names[3],
    effort: effortOf(ground, betEffort.next),
    budget: budgetOf(ground, 1, betPercent.next),
    owner: "partners",
    leading: pipelineOf(second, 1 / 2, quarters.ends[3]),
    lagging: {
      metric: "partner-sourced-revenue",
      where,
      atLeast: amountAsWritten(roundAmount(second.revenue / 2)),
      by: quarters.ends[3],
    },
    retireIf: { metric: "active-partners", where, atMost: 0, by: quarters.ends[3] },
  };
}

function activeName({ answers, markets, industry }: Ground, { plural }: ChosenType): string {
  const market = markets.slice(0, 1).map(inSentence).join("");
  switch (answers.stage) {
    case "early":
      return `Prove the sale with a handful of ${plural} in ${market}`;
    case "growth":
      return `Cover ${market} through ${plural}`;
    case "mature":
      return `Go deep with ${plural}: ${industry.vertical.name}`;
    case "expansion":
      return `Enter ${market} with ${plural} who are there already`;
    default:
      return unreachable(answers.stage);
  }
}

/** What a bet costs: its part of the lines, and never more than the lines of its own type hold (BUD-014). */
function budgetOf(ground: Ground, slot: number, partPercent: number): string | number {
  const wanted = roundAmount((ground.figures.lines * partPercent) / 100);
  return amountAsWritten(Math.min(wanted, linesOfSlot(ground, slot)));
}

const pipelineOf = (type: ChosenType, part: number, by: string) => ({
  metric: "partner-sourced-pipeline",
  where: { type: type.slug },
  atLeast: amountAsWritten(roundAmount(type.revenue * pipelinePerRevenue * part)),
  by,
});

/** Full-time people to one decimal, never none. */
const effortOf = ({ stage }: Ground, part: number): number =>
  Math.max(0.2, Math.floor(stage.people.reduce((sum, { fte }) => sum + fte, 0) * part * 10) / 10);

function declinedOf({ stage, industry, quarters, types }: Ground): Written<"declined"> {
  const kinds = new Set<string>(types.map(({ kind }) => kind));
  const entry = ({
    option,
    reason,
    status,
  }: {
    option: string;
    reason: string;
    status: "declined" | "parked";
  }) => ({
    option,
    reason,
    revisit: quarters.names[3],
    status,
  });
  const ofStage = stage.declined.map((one) => [
    one.slug,
    // An industry that begins with the kind has its reasons; then only the broad version of the option is ruled out.
    one.excludes?.kinds.every((kind) => !kinds.has(kind))
      ? { ...entry(one), excludes: { kinds: [...one.excludes.kinds] } }
      : entry(one),
  ]);
  return Object.fromEntries([
    ...ofStage,
    [industry.declined.slug, entry({ ...industry.declined, status: "declined" })],
  ]);
}
