import { counted, listed } from "../../check/figures.ts";
import { riskCategories } from "../../strategy/closed-sets.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, inOneCell, said, tableOr } from "../blocks.ts";
import { signalInWords } from "../../strategy/signals-in-words.ts";
import { candidateName, ownerTitle } from "../names.ts";
import { targetWords } from "../targets.ts";
import { label, quoted, shareWords } from "../words.ts";

type Risk = Entry<"risks">;
const wanting = { what: "what could go wrong", part: "risks" };
const severity = { high: 3, medium: 2, low: 1 } as const;

/** Worst first: impact before likelihood; a risk that is not rated stands last. */
export const risksOf = (strategy: Strategy): [string, Risk][] =>
  entries<Risk>(strategy.risks).toSorted(([, a], [, b]) => weight(b) - weight(a));

const weight = ({ impact, likelihood }: Risk): number =>
  (impact ? severity[impact] * 10 : 0) + (likelihood ? severity[likelihood] : 0);

/** The register: how likely, how bad, what makes it less so, and whose it is. */
export function risksTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    `Risk register${quietWords(strategy)}`,
    [
      column("Category", 0.9),
      column("Risk", 2),
      column("Likelihood", 1),
      column("Impact", 0.7),
      column("Mitigation", 2.6),
      column("Owner", 1.2),
    ],
    risksOf(strategy).map(([, risk]): Cell[] => [
      risk.category ? label(risk.category) : null,
      risk.risk,
      risk.likelihood ? label(risk.likelihood) : null,
      risk.impact ? label(risk.impact) : null,
      said(risk.mitigation),
      ownerTitle(strategy, risk.owner),
    ]),
  );
}

/** What tells us early, and what we do when it happens. */
export function contingencyTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Early warnings and contingency",
    [
      column("Risk", 1.6),
      column("Early warning signs", 2.4),
      column("Contingency", 2.2),
      column("Who steps in", 1.2),
    ],
    risksOf(strategy).map(([, risk]): Cell[] => [
      risk.risk,
      inOneCell(risk.warnings?.map(warningWords)),
      said(risk.contingency),
      inOneCell(
        risk.backups?.map((slug) => candidateName(strategy, slug)),
        ", ",
      ) ?? "Nobody is named",
    ]),
  );
}

type Warning = NonNullable<Risk["warnings"]>[number];

function warningWords({ signal, text, over, under }: Warning): string {
  const bound = over
    ? ({ side: "over", text: over.text } as const)
    : under && ({ side: "under", text: under.text } as const);
  const measured = signal === undefined ? undefined : signalInWords(signal, bound);
  return inOneCell([text, measured], ": ") ?? "a warning that says nothing";
}

/** What happens if the strategy fails, condition by condition. */
export function scenariosTable(strategy: Strategy): Block {
  return tableOr(
    { what: "what happens if the strategy fails", part: "scenarios" },
    "Scenarios",
    [column("Scenario", 1.2), column("If", 2.4), column("Then", 2.8), column("Owner", 1.2)],
    entries<Entry<"scenarios">>(strategy.scenarios).map(([slug, { when, plan, owner }]): Cell[] => [
      label(slug),
      conditionWords(strategy, when),
      said(plan),
      ownerTitle(strategy, owner),
    ]),
  );
}

function conditionWords(strategy: Strategy, when: Entry<"scenarios">["when"]): string | null {
  if (!when) return null;
  if (when.signal) {
    const bound = when.atLeast ?? when.atMost;
    const side = when.atLeast ? "at least" : "at most";
    return signalInWords(when.signal, bound && { side, text: bound.text });
  }
  if (when.missedBy !== undefined && when.metric !== undefined)
    return `${targetWords(strategy, { ...when, atLeast: undefined, atMost: undefined })?.replace(", no value said", "")} misses its target by ${shareWords(when.missedBy)}`;
  return targetWords(strategy, when);
}

export function risksFinding(strategy: Strategy): string | null {
  const all = risksOf(strategy);
  if (all.length === 0) return null;
  const grave = all.filter(([, { impact }]) => impact === "high");
  const bare = grave
    .filter(([, { mitigation, contingency }]) => !said(mitigation) || !said(contingency))
    .map(([, { risk }]) => risk);
  const ready =
    bare.length === 0
      ? `${grave.length === 1 ? "" : "each "}with mitigation and contingency`
      : `mitigation or contingency is still missing for ${listed(bare.map(quoted))}`;
  if (grave.length === 0) return `${counted(all.length, "risk")}, none of high impact`;
  return `${counted(grave.length, "risk")} of high impact, ${ready}`;
}

/** Categories in which no risk is named: a silence that a reader should see. */
function quietWords(strategy: Strategy): string {
  const quiet = riskCategories.filter(
    (category) => !risksOf(strategy).some(([, risk]) => risk.category === category),
  );
  return quiet.length === 0 ? "" : `; no ${listed(quiet, "or")} risk is named`;
}
