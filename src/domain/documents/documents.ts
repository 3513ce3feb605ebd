import { listed } from "../check/figures.ts";
import { type Decision, no, yes } from "../shared/decision.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { agreementNamed, agreementSections, agreementSlugs, termsFinding } from "./agreement.ts";
import { boardSections } from "./board.ts";
import type { DocumentKind, PrintedDocument, Section } from "./document.ts";
import { fiveDecisionsSections, fiveFinding } from "./five-decisions.ts";
import { type Ground, stampOf } from "./ground.ts";
import { betsFinding } from "./parts/bets.ts";
import { zeroPartnerFinding } from "./parts/context.ts";
import { budgetFinding } from "./parts/budget.ts";
import { evidenceFinding } from "./parts/evidence.ts";
import { agreementKind } from "./parts/agreements.ts";
import { partnershipStrategySections } from "./partnership-strategy.ts";
import { planSections } from "./plan.ts";
import { planPages } from "./plan-pages.ts";
import { thesisFinding, thesisSections } from "./thesis.ts";
import { outcomeFinding, whereToWinSections } from "./where-to-win.ts";
import { withNamesSaid } from "./unnamed.ts";
import { label } from "./words.ts";

type Printing = {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  readonly mostPages: number | null;
  readonly sections: (ground: Ground) => Section[];
  /** Findings of the whole, the first that the strategy can answer. */
  readonly findings: readonly ((ground: Ground) => string | null)[];
};

/** Findings that need the strategy alone. */
const of = (...findings: readonly ((strategy: Strategy) => string | null)[]): Printing["findings"] =>
  findings.map(
    (finding) =>
      ({ strategy }) =>
        finding(strategy),
  );

/** Every document that a strategy prints itself as, what it is called and what it is for. */
export const printings: Readonly<Record<DocumentKind, Printing>> = {
  plan: {
    title: "Partner strategy plan",
    purpose: "Five pages that sales, marketing, product and finance act on, with an owner at every promise.",
    mostPages: planPages,
    sections: ({ strategy }) => planSections(strategy),
    findings: of(planFinding, zeroPartnerFinding, budgetFinding),
  },
  thesis: {
    title: "Partnership thesis",
    purpose: "Why partners, which ones, on what terms and in which order, for whoever has to defend it.",
    mostPages: null,
    sections: ({ strategy }) => thesisSections(strategy),
    findings: of(thesisFinding, outcomeFinding),
  },
  "five-decisions": {
    title: "Five-decision brief",
    purpose: "Composition, coverage, investment, design and measurement, held against stage and industry.",
    mostPages: null,
    sections: ({ strategy }) => fiveDecisionsSections(strategy),
    findings: of(fiveFinding),
  },
  "where-to-win": {
    title: "Where to win",
    purpose: "One page with the outcome, the few bets, what proves them and what we said no to.",
    mostPages: null,
    sections: ({ strategy }) => whereToWinSections(strategy),
    findings: of(outcomeFinding, betsFinding),
  },
  "partnership-strategy": {
    title: "Partnership strategy",
    purpose:
      "The document of reference: categories, tiers, deal frameworks, roadmap, assumptions and sources.",
    mostPages: null,
    sections: ({ strategy }) => partnershipStrategySections(strategy),
    findings: of(thesisFinding, evidenceFinding),
  },
  board: {
    title: "Partner strategy for the board",
    purpose: "Slides that ask for a decision: return, projection, comparison, investment and risks.",
    mostPages: null,
    sections: boardSections,
    findings: of(zeroPartnerFinding, thesisFinding, outcomeFinding),
  },
};

/** Prints a strategy as one of its documents: complete from the model, what it does not say named as missing. */
export function documentOf(kind: DocumentKind, given: Ground): PrintedDocument {
  const ground = { ...given, strategy: withNamesSaid(given.strategy) };
  const { title, mostPages, sections, findings } = printings[kind];
  const { strategy } = ground;
  const finding = firstOf(findings.map((one) => one(ground)));
  return {
    kind,
    title: `${strategy.company.name}: ${title}`,
    finding: finding ?? "The strategy does not say yet what partners are to bring",
    stamp: stampOf(ground),
    sections: sections(ground),
    mostPages,
  };
}

/** What partners must bring, and what it costs: the two figures that a plan has to hold together. */
function planFinding(strategy: Strategy): string | null {
  const [must, cost] = [zeroPartnerFinding(strategy), budgetFinding(strategy)];
  return must === null || cost === null ? null : `${must}. ${cost}`;
}

const firstOf = (texts: readonly (string | null)[]): string | undefined =>
  texts.find((text): text is string => text !== null && text.trim() !== "");

/** One agreement as a term sheet; a slug that the strategy does not have is answered with those it has. */
export function agreementOf(slug: string, given: Ground): Decision<PrintedDocument> {
  const ground = { ...given, strategy: withNamesSaid(given.strategy) };
  const { strategy } = ground;
  const agreement = agreementNamed(strategy, slug);
  if (!agreement) {
    const slugs = agreementSlugs(strategy);
    return no(
      `the strategy has no agreement ${slug}`,
      slugs.length > 0 ? listed(slugs, "or") : "write it under agreements",
    );
  }
  return yes({
    kind: "agreement",
    title: `${strategy.company.name}: ${label(slug)}`,
    finding: `${agreementKind(agreement)}. ${termsFinding(agreement)}`,
    stamp: stampOf(ground),
    sections: agreementSections(strategy, agreement),
    mostPages: null,
  });
}
