import { assumptionStatuses, buildPartnerAcquire, riskCategories, signals } from "../strategy/closed-sets.ts";
import { signalOf } from "../strategy/signals-in-words.ts";
import { asLevel } from "./levels.ts";
import { measureNamed, noMeasure } from "./measure-names.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asSources, owner } from "./references.ts";
import { ofSources } from "./heading-of-sources.ts";
import { asDay, asNamed, asOneOf, asText, asTextOn, type Reader, take } from "./readers.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { decisionWords, riskWords } from "./vocabulary.ts";

/** Early warnings: a signal that is computed where the words name one with its bound, else the sentence that people watch for. */
const asWarnings: Reader = (book, said, path) => {
  for (const text of said.text.split(/\s*(?:;|\n)\s*/)) {
    const match = /^(.+?)(?:\s+(over|under)\s+(-?\d+(?:\.\d+)?%?))?$/.exec(text);
    const sentence = signalOf(text);
    const signal = memberIn(signals, {}, match?.[1] ?? "");
    const at = [...path, book.countOf(path)];
    if (sentence) {
      book.put(said, [...at, "signal"], sentence.signal);
      if (sentence.bound) book.put(said, [...at, sentence.bound.side], asBound(sentence.bound.text));
      continue;
    }
    if (signal) book.put(said, [...at, "signal"], signal);
    else book.put(said, [...at, "text"], text);
    const value = match?.[3] ?? "";
    if (signal && match?.[2]) book.put(said, [...at, match[2]], asBound(value));
  }
};

const asBound = (text: string): string | number => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text);

export const risks: PartSpec = {
  part: "risks",
  what: "risk",
  named: ["risk", "risk description"],
  name: "risk",
  needs: [
    "likelihood",
    "probability",
    "impact",
    "mitigation",
    "severity",
    "contingency",
    "early warning signs",
    "response",
    "owner",
  ],
  listed: {
    under: /^(?:(?:key|main|top|our) )?risks?(?: register|s? and mitigations?|s? & mitigations?)?$/,
    isSentence: true,
    isRated: true,
  },
  heading: /^risk(?: \d+)?\s*[:–—-]\s*(.+)$/i,
  spokenOf: /\brisks?\b/,
  tells: ["likelihood", "probability", "impact", "mitigation", "contingency", "early warning signs"],
  fields: [
    field("risk category, category, type", "category", asOneOf(riskCategories, riskWords)),
    field("likelihood, probability, p, l", "likelihood", asLevel),
    field("impact, severity, i", "impact", asLevel),
    field(
      "mitigation, mitigations, mitigation plan, mitigation strategy, mitigation strategies, mitigation measures, mitigating action, mitigating actions, response, countermeasure, countermeasures",
      "mitigation",
      asTextOn,
    ),
    field("contingency, contingency plan, contingencies", "contingency", asTextOn),
    field(
      "early warning signs, early warnings, early warning, warning signs, warnings, signals",
      "warnings",
      asWarnings,
    ),
    field(
      "backups, backup partners, alternates, who steps in",
      "backups",
      asNamed("landscape", "candidate", true),
    ),
    owner,
  ],
};

export const assumptions: PartSpec = {
  part: "assumptions",
  what: "assumption",
  named: ["assumption", "hypothesis", "we believe"],
  name: "statement",
  listed: {
    under: /^(?:(?:key|our|main) )?(?:(?:open questions|risks) (?:\/|and|&) )?assumptions(?: log)?$/,
    isSentence: true,
  },
  needs: [
    "confidence",
    "how sure",
    "validation method",
    "validate",
    "how to validate",
    "validation",
    "how we test it",
    "test",
    "owner",
    "status",
  ],
  // Any element may have an owner, and say beside its name what it assumes.
  never: [
    "bet",
    "risk",
    "scenario",
    "metric",
    "kpi",
    "objective",
    "gap",
    "partner type",
    "decision",
    "capability",
  ],
  fields: [
    field("confidence, how sure", "confidence", asLevel),
    field(
      "validation method, validate, how to validate, test, validation, how to verify, how we find out, how we test it, how we test",
      "validate",
    ),
    field("by, by when, due, due date, date, validate by, test by, validation date", "by", asDay),
    field("status, state", "status", asOneOf(assumptionStatuses)),
    owner,
  ],
};

export const sources: PartSpec = {
  part: "sources",
  what: "source",
  named: ["source", "title"],
  name: "title",
  needs: ["url", "date", "type", "kind", "address", "link", "publisher"],
  never: ["amount", "definition", "metric"],
  listed: { under: ofSources, isSentence: true },
  fields: [
    field("type, kind", "kind"),
    field("date", "date", asDay),
    field("url, address, link, reference", "url"),
  ],
};

export const value: PartSpec = {
  part: "value",
  what: "value element",
  named: ["value element", "element", "element of the value"],
  name: "element",
  needs: ["description", "statement", "evidence", "what the partner gets"],
  fields: [
    field("description, statement, what the partner gets", "statement"),
    field("sources, source", "sources", asNamed("sources", "source", true)),
  ],
  also(book, path, name, cells) {
    const evidence = cells.get("evidence");
    const described =
      cells.get("description") ?? cells.get("statement") ?? cells.get("what the partner gets");
    if (!described && evidence) take(book, evidence, [...path, "statement"], asText);
    else if (evidence && !isBlank(evidence.text)) {
      if (isPlaceholder(evidence.text)) book.toFill(evidence, `evidence of ${name.text}`);
      else if (/\([^()]*\d{4}\)$/.test(evidence.text)) asSources(book, evidence, [...path, "sources"]);
      else takeEvidence(book, evidence, path);
    }
  },
};

/** `Time to first revenue, live`: a measure is the evidence; any other words go on with the statement. */
function takeEvidence(...[book, evidence, path]: Parameters<Reader>): void {
  const metric = measureNamed(/^(.+), live$/.exec(evidence.text)?.[1] ?? "");
  if (metric) book.put(evidence, [...path, "metric"], metric);
  else if (book.has([...path, "statement"])) book.goOn(evidence, [...path, "statement"], evidence.text);
}

/** A yes or no on a fact. */
const asFlag: Reader = (book, said, path) => {
  const word = said.text.trim().toLowerCase();
  if (!["yes", "no", "true", "false"].includes(word)) return book.leave(said, "neither yes nor no");
  book.put(said, path, word === "yes" || word === "true");
};

const buildOrNot = [
  "build partner or acquire",
  "build / partner / acquire",
  "build / buy / partner",
  "build/buy/partner",
  "build buy partner",
  "build buy or partner",
  "build / partner / buy",
  "build partner or buy",
];

export const decisions: PartSpec = {
  part: "decisions",
  what: "decision",
  named: [
    "need",
    "capability",
    "capability / market",
    "capability/market",
    "what is needed",
    "capability or market",
  ],
  name: "need",
  needs: ["decision", "decided", "choice", ...buildOrNot],
  heading: /^decision\s*\[?([A-Z]+-\d+)\]?\s*[:–—-]\s*(.+)$/i,
  fields: [
    field(
      ["decision", "choice", ...buildOrNot].join(", "),
      "decision",
      asOneOf(buildPartnerAcquire, decisionWords),
    ),
    field("rationale, why, reason", "rationale", asTextOn),
    field(
      "partner considered, partner considered if partner, partner, with",
      "partner",
      asNamed("landscape", "candidate"),
    ),
    field("review date, review, next review, next review date", "review", asDay),
    field("decided, decided on, date, decision date", "decided", asDay),
    field("gap, closes", "gap", asNamed("gaps", "gap")),
    field("finance, finance input, what finance says", "financeInput"),
    field("override, why against the rule", "override"),
    field("core, core to what customers choose us for", "facts.core", asFlag),
    field("engineering capacity", "facts.engineeringCapacity", asFlag),
    field("adjacent", "facts.adjacent", asFlag),
    owner,
  ],
};

/** The condition of a scenario in words, as far as it is one on a measure or a signal; false where it is none. */
export function scenarioCondition(
  book: Parameters<Reader>[0],
  said: Said,
  path: Parameters<Reader>[2],
): boolean {
  const missed = /^(.*?)\s+miss(?:es|ed)?\s+(?:its |the )?target by\s+(\d+(?:\.\d+)?%)/i.exec(said.text);
  const lost =
    /^(?:the |our )?top (\d+|two|three|five) partners? (?:defect|leave|lost|are lost|depart)/i.exec(
      said.text,
    );
  if (missed) {
    const metric = measureNamed(missed[1] ?? "");
    if (metric) book.put(said, [...path, "when", "metric"], metric);
    else book.leave({ ...said, text: missed[1] ?? "" }, noMeasure(missed[1] ?? ""));
    book.put(said, [...path, "when", "missedBy"], missed[2]);
  } else if (lost) {
    const words: Readonly<Record<string, number>> = { two: 2, three: 3, five: 5 };
    book.put(said, [...path, "when", "signal"], "top-partners-lost");
    book.put(said, [...path, "when", "atLeast"], words[(lost[1] ?? "").toLowerCase()] ?? Number(lost[1]));
  }
  return missed !== null || lost !== null;
}
