import type { MeasureId } from "../../measures/catalogue.ts";
import { boundsIn } from "../../strategy/targets.ts";
import { designAlignment } from "../../strategy/design-alignment.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, tableOr } from "../blocks.ts";
import type { Target } from "../../strategy/target.ts";
import { boundWords, metricName, quantityWords } from "../targets.ts";
import { dayWords } from "../words.ts";
import { definitionOf } from "./measuring.ts";
import { percent } from "../../check/figures.ts";

/** What a strategy, as against its programme, is to be asked, and the measure that answers. */
const questions: readonly { readonly about: string; readonly asks: string; readonly metric: MeasureId }[] = [
  {
    about: "Coverage",
    asks: "Which part of the market can a qualified partner serve?",
    metric: "market-coverage",
  },
  {
    about: "Coverage",
    asks: "How many partners stand against the opportunity of a territory?",
    metric: "coverage-density",
  },
  { about: "Coverage", asks: "How many certified specialists has an industry?", metric: "vertical-depth" },
  {
    about: "Outcome",
    asks: "How much of the addressable market do partners bring?",
    metric: "channel-share-of-market",
  },
  { about: "Outcome", asks: "What is our share where partners sell?", metric: "market-share" },
  { about: "Outcome", asks: "What do partners source?", metric: "partner-sourced-revenue" },
  { about: "Outcome", asks: "What does the programme return?", metric: "program-roi" },
  {
    about: "Outcome",
    asks: "How many new customers come through partners?",
    metric: "new-customers-via-partners",
  },
  {
    about: "Productivity",
    asks: "Which part of the partners is productive?",
    metric: "active-partner-ratio",
  },
  { about: "Productivity", asks: "What does a productive partner bring?", metric: "revenue-per-partner" },
  { about: "Execution", asks: "Are the partners of the types we wanted?", metric: "composition-alignment" },
  { about: "Execution", asks: "Does the money go where the priorities are?", metric: "investment-alignment" },
  { about: "Execution", asks: "Has each element of the programme a reason?", metric: "design-alignment" },
];

/** The questions of strategy, each with its measure and what this strategy wants of it, or that it wants nothing. */
export function questionsTable(strategy: Strategy): Block {
  return tableOr(
    { what: "what the strategy is measured by", part: "metrics" },
    "Strategy-level questions",
    [
      column("About", 0.9),
      column("Question", 2.4),
      column("Measure", 1.6),
      column("Definition", 2.6),
      column("Wanted of the whole", 1.6),
    ],
    questions.map(({ about, asks, metric }): Cell[] => [
      about,
      asks,
      metricName(strategy, metric),
      definitionOf(strategy, metric),
      wantedWords(strategy, metric),
    ]),
  );
}

function wantedWords(strategy: Strategy, metric: MeasureId): string {
  const whole = [...periodsWanted(strategy, metric), ...targetsWanted(strategy, metric)];
  if (whole.length > 0) return [...new Set(whole)].join("; ");
  const parts = new Set(
    [...boundsIn(strategy)].filter((bound) => bound.metric === metric).map(({ path }) => String(path[0])),
  );
  if (parts.size > 0) return `Only of parts of the business, in ${[...parts].map(spaced).join(", ")}`;
  const { ratio } = designAlignment(strategy);
  return metric === "design-alignment" && ratio !== null
    ? `No target; ${percent(ratio)} in this strategy`
    : "No target";
}

/** The name of a part as words: partnerTypes, "partner types". */
const spaced = (part: string): string => part.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const periodsWanted = (strategy: Strategy, metric: MeasureId): string[] =>
  (strategy.metrics ?? [])
    .filter((one) => one.metric === metric && one.where === undefined)
    .flatMap(({ targets }) =>
      Object.entries(targets ?? {}).map(
        ([period, quantity]) => `${period}: ${quantityWords(strategy, metric, quantity)}`,
      ),
    );

/** Objectives, key results and the north star that ask for the whole business. */
function targetsWanted(strategy: Strategy, metric: MeasureId): string[] {
  const targets: readonly (Target | undefined)[] = [
    strategy.thesis?.northStar,
    ...Object.values(strategy.objectives ?? {}),
    ...Object.values(strategy.okrs ?? {}).flatMap(({ keyResults }) => keyResults ?? []),
  ];
  return targets.flatMap((target) => {
    const bound =
      target?.metric === metric && target.where === undefined ? boundWords(strategy, target) : null;
    return bound === null ? [] : [`${bound}${target?.by ? ` by ${dayWords(target.by)}` : ""}`];
  });
}
