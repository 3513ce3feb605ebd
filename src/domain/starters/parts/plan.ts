import type { Period } from "../../shared/fiscal.ts";
import { amountAsWritten, roundAmount } from "../amounts.ts";
import { type Draft, remark, type Written } from "../draft.ts";
import type { Ground } from "../ground.ts";
import { activeBet, nextBet, pipelinePerRevenue } from "./bets.ts";

/** How we will know: key results, targets by quarter, milestones. */
export function planParts(ground: Ground): Draft {
  return {
    parts: { okrs: okrsOf(ground), metrics: metricsOf(ground), roadmap: roadmapOf(ground) },
    remarks: [
      remark(
        ["okrs"],
        "Objectives and key results: each objective has one that moves first (leading) and one that shows the outcome (lagging). Never count activity.",
      ),
      remark(
        ["metrics"],
        "Targets by period. `entente explain metrics` lists what can be counted and by which formula. A year's target must not be below the sum of its quarters.",
      ),
      remark(
        ["roadmap"],
        "Milestones by fiscal quarter; each serves a bet or an objective, and `done` says how its end is known: a metric with a bound, or an event.",
      ),
    ],
  };
}

function okrsOf({ stage, figures, quarters }: Ground): Written<"okrs"> {
  const by = quarters.ends[3];
  const pipeline = amountAsWritten(roundAmount((figures.firstYear * pipelinePerRevenue) / 2));
  const revenue = amountAsWritten(figures.firstYear);
  return {
    channel: {
      objective: "Partners bring revenue that direct sales would not have won",
      owner: "partners",
      keyResults: [
        {
          id: "KR-1.1",
          statement: `Open partner-sourced pipeline of ${pipeline}`,
          metric: "partner-sourced-pipeline",
          atLeast: pipeline,
          by: quarters.ends[2],
          kind: "leading",
        },
        {
          id: "KR-1.2",
          statement: `Partner-sourced revenue of ${revenue}`,
          metric: "partner-sourced-revenue",
          over: "12 months",
          atLeast: revenue,
          by,
          kind: "lagging",
        },
      ],
    },
    ready: {
      objective: "A signed partner becomes a selling partner",
      owner: "partners",
      keyResults: [
        {
          id: "KR-2.1",
          statement: `${stage.aims.certified}% of partners have a certified person`,
          metric: "certified-partners",
          atLeast: `${stage.aims.certified}%`,
          by,
          kind: "leading",
        },
        {
          id: "KR-2.2",
          statement: `First revenue within ${stage.firstRevenueDays} days of the signature`,
          metric: "time-to-first-revenue",
          atMost: `${stage.firstRevenueDays} days`,
          by,
          kind: "lagging",
        },
      ],
    },
  };
}

function metricsOf({ stage, figures, quarters, answers }: Ground): Written<"metrics"> {
  const last = quarters.names[3];
  const year = last.slice(0, 4);
  const ofTheYear = revenueOfTheYear(figures.byQuarter, quarters.names, year);
  const revenue = Object.fromEntries(
    quarters.names.map((name, index) => [name, amountAsWritten(figures.byQuarter[index] ?? 0)]),
  );
  const half = Math.max(1, Math.floor(figures.activePartners / 3));
  return [
    {
      metric: "partner-sourced-revenue",
      targets: ofTheYear === undefined ? revenue : { ...revenue, [year]: amountAsWritten(ofTheYear) },
      owner: "sales",
    },
    {
      metric: "active-partners",
      targets: { [quarters.names[1]]: half, [last]: figures.activePartners },
      owner: "partners",
    },
    { metric: "certified-partners", targets: { [last]: `${stage.aims.certified}%` }, owner: "partners" },
    {
      metric: "time-to-first-revenue",
      targets: { [last]: `${stage.firstRevenueDays} days` },
      owner: "partners",
    },
    ...(answers.stage === "mature"
      ? [{ metric: "partner-retention", targets: { [last]: "85%" }, owner: "partners" }]
      : []),
    { metric: "program-roi", targets: { [year]: stage.roi }, owner: "finance" },
  ];
}

/**
 * What the fiscal year brings in whose last quarters the four lie: it is what the board is shown the return of. Where the fourth
 * of them is the third of the year, the year's last goes on at its pace. Undefined where a first part of the year went by before
 * the strategy: what that brought is not asked for.
 */
function revenueOfTheYear(
  byQuarter: readonly number[],
  names: readonly Period[],
  year: string,
): number | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = byQuarter;
  if (names[0] === `${year}-Q1`) return first + second + third + fourth;
  if (names[1] === `${year}-Q1`) return second + third + fourth + fourth;
  return undefined;
}

function roadmapOf(ground: Ground): Written<"roadmap"> {
  const { quarters, types, figures } = ground;
  const [q1, q2, q3, q4] = quarters.names;
  const [lead, second] = types;
  const [active, next] = [activeBet(ground), nextBet(ground)];
  const enrolled = (type: string | undefined, atLeast: number) => ({
    metric: "enrolled-partners",
    where: { type: type ?? "" },
    atLeast,
  });
  const half = Math.ceil((lead?.slot.partners ?? 0) / 2);
  return [
    {
      id: "M-01",
      quarter: q1,
      weeks: "1-2",
      title: "Strategy adopted",
      done: { event: "strategy-adopted" },
      owner: "partners",
      objective: "partner-revenue",
    },
    {
      id: "M-02",
      quarter: q1,
      weeks: "3-8",
      title: "Programme open with deal registration",
      done: { event: "first-portal-registration" },
      owner: "partners",
      bet: active,
      after: ["M-01"],
    },
    {
      id: "M-03",
      quarter: q2,
      title: `${half} ${lead?.plural} enrolled`,
      done: enrolled(lead?.slug, half),
      owner: "partners",
      bet: active,
    },
    {
      id: "M-04",
      quarter: q2,
      title: "First person at a partner certified",
      done: { event: "first-certified" },
      owner: "partners",
      objective: "partners-that-sell",
    },
    {
      id: "M-05",
      quarter: q3,
      title: "First deal won with a partner",
      done: { event: "first-joint-win" },
      owner: "sales",
      bet: active,
    },
    {
      id: "M-06",
      quarter: q3,
      title: `First of the ${second?.plural} enrolled`,
      done: enrolled(second?.slug, 1),
      owner: "partners",
      bet: next,
      after: ["M-03"],
    },
    {
      id: "M-07",
      quarter: q4,
      title: "The partners to invest in are known",
      done: { metric: "active-partners", atLeast: figures.activePartners },
      owner: "partners",
      objective: "partners-that-sell",
    },
  ];
}
