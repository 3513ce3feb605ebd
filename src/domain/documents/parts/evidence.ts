import { counted } from "../../check/figures.ts";
import { grounding, groundingAimPercent } from "../../strategy/grounding.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import { subjectOf } from "../../strategy/subject.ts";
import type { Block } from "../document.ts";
import { type Cell, column, list, missing, paragraph, said, tableOr } from "../blocks.ts";
import { evidenceWords, ownerTitle } from "../names.ts";
import { metricName } from "../targets.ts";
import { dayWords, label } from "../words.ts";

/** The joint value proposition: what a partner gets from working with us, with the evidence for it. */
export function valueTable(strategy: Strategy): Block {
  return tableOr(
    { what: "what a partner gets from working with us", part: "value" },
    "Joint value proposition",
    [column("Value element", 1.2), column("What the partner gets", 3), column("Evidence", 2)],
    entries<Entry<"value">>(strategy.value).map(([, { element, statement, sources, metric }]): Cell[] => [
      element,
      statement,
      metric === undefined
        ? evidenceWords(strategy, sources)
        : [
            ...(sources?.length ? [evidenceWords(strategy, sources)] : []),
            `${metricName(strategy, metric)}, live`,
          ].join("; "),
    ]),
  );
}

export function assumptionsTable(strategy: Strategy): Block {
  return tableOr(
    { what: "what we take to be true without knowing it", part: "assumptions" },
    "Assumptions log",
    [
      column("Assumption", 2.6),
      column("Confidence", 0.8),
      column("Validation method", 2.2),
      column("Owner", 1.2),
      column("By", 1),
      column("Status", 0.8),
    ],
    entries<Entry<"assumptions">>(strategy.assumptions).map(([, one]): Cell[] => [
      one.statement,
      one.confidence ? label(one.confidence) : null,
      said(one.validate),
      ownerTitle(strategy, one.owner),
      dayWords(one.by),
      one.status ? label(one.status) : null,
    ]),
  );
}

export function sourcesTable(strategy: Strategy): Block {
  return tableOr(
    { what: "what the claims stand on", part: "sources" },
    "Sources",
    [column("Source", 2.6), column("Type", 0.9), column("Date", 1), column("URL", 2)],
    entries<Entry<"sources">>(strategy.sources).map(([, { title, kind, date, url }]): Cell[] => [
      title,
      kind === undefined ? null : said(label(kind)),
      dayWords(date),
      said(url) ?? "–",
    ]),
  );
}

/** How much of the strategy stands on evidence, and which claims do not. */
export function groundingBlocks(strategy: Strategy): Block[] {
  const { claims, grounded, ratio, ungrounded } = grounding(strategy);
  if (ratio === null)
    return [
      missing(
        "claims that could carry a source: gaps, mechanisms, candidates, value",
        "gaps and thesis.mechanisms",
      ),
    ];
  const aim = (groundingAimPercent / 100).toFixed(2);
  const bare = [
    ...new Set(ungrounded.map((path) => `${label(String(path[0]))}: ${label(subjectOf(strategy, path))}`)),
  ];
  return [
    paragraph([
      { strong: `Grounding ratio ${ratio.toFixed(2)}: ` },
      `${grounded} of ${counted(claims, "claim")} carry a source; ${aim} is the aim.`,
    ]),
    ...(bare.length > 0 ? [paragraph([{ strong: "Without a source:" }]), list(bare)] : []),
  ];
}

export function evidenceFinding(strategy: Strategy): string | null {
  const { claims, grounded, ratio } = grounding(strategy);
  const open = entries<Entry<"assumptions">>(strategy.assumptions).filter(
    ([, { status }]) => status === undefined || status === "open",
  ).length;
  if (ratio === null) return null;
  return `${grounded} of ${counted(claims, "claim")} stand on a source; ${counted(open, "assumption")} ${open === 1 ? "is" : "are"} still to be proved`;
}
