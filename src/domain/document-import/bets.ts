import { betStatuses, declinedStatuses, models, partnerKinds } from "../strategy/closed-sets.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asPhrase, phraseIn } from "./phrase.ts";
import { asAmount, asFte, asNamed, asOneOf, asQuarter, asTexts, knownSlug, type Reader } from "./readers.ts";
import { asGaps, asNewType, asType, owner, sources } from "./references.ts";
import { members } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { betWords, kindWords, modelWords } from "./vocabulary.ts";

export const bets: PartSpec = {
  part: "bets",
  what: "bet",
  named: ["bet", "our bet", "name of the bet"],
  name: "name",
  needs: [
    "wedge",
    "motion",
    "partner type",
    "status",
    "segment",
    "start",
    "leading moves first",
    "takes",
    "proved by",
    "ends when",
    "proof",
    "success metric",
    "hypothesis",
    "kill rule",
    "kill if",
    "stop if",
    "retire if",
  ],
  heading: /^bet(?: \d+| [a-z])?\s*[:–—-]\s*(.+)$/i,
  beside: (book, path, said) => asOneOf(betStatuses, betWords)(book, said, [...path, "status"]),
  listed: {
    under: /^(?:(?:the|our|next|strategic|key|growth|partner|big) )*bets$/,
    isSentence: false,
    words: 12,
  },
  headings:
    /^(?:(?:(?:the|our|strategic|key|growth|partner|big) )*bets|sequence of bets|where we choose to win)$/,
  spokenOf: /\bbets?\b|where to win/,
  tells: [
    "wedge",
    "our wedge",
    "the wedge",
    "motion",
    "the motion",
    "kill rule",
    "kill if",
    "retire if",
    "proof",
  ],
  fields: [
    field("wedge, our wedge, why they work with us, the wedge", "wedge"),
    field("motion, the motion, our motion, repeatable motion, sales motion", "motion"),
    field("partner type, partner types", "partnerType", asNewType),
    field("partners, with", "partnerType", asType(false)),
    field("serves, objective, objectives, outcome", "serves", asNamed("objectives", "objective", true)),
    field("gap, gaps, fills, fills the gap, gap and accounts", "fills", asGaps),
    field("status, state", "status", asOneOf(betStatuses, betWords)),
    field("start, starts, from, quarter", "start", asQuarter),
    field("review, next review, reviewed", "review", asNextQuarter),
    field("effort, fte, people, capacity", "effort", asFte),
    field("budget, money, investment, cost", "budget", asAmount),
    field(
      "leading, leading moves first, leading measure, leading indicator, leading metric",
      "leading",
      asPhrase,
    ),
    field(
      "lagging, lagging the outcome, lagging measure, lagging indicator, lagging metric, proof, proof point, proof points, proved by, success metric, success measure, success criterion, success criteria, success, measure of success, success looks like, proof of success, we win if, kpi",
      "lagging",
      asOutcome,
    ),
    field(
      "retire if, kill rule, kill if, kill when, kill criteria, kill criterion, retired if, ends when, stop if, we stop if, exit if, exit criterion",
      "retireIf",
      asOutcome,
    ),
    field("named accounts, accounts", "targets", asTexts),
    field("where and with whom, where, segment", "segment", asSegment),
    field("takes", [], asTakes),
    field("hypothesis, our hypothesis, bet hypothesis, we believe, belief", [], asHypothesis),
    // Who of a bet may be the customers that it is for.
    { ...owner, says: owner.says.filter((label) => label !== "who") },
    sources,
  ],
};

/** A target of a bet. `Pipeline` alone is that of all deals in the catalogue, and of a bet it may be meant as that of its partners. */
function asOutcome(...[book, said, path]: Parameters<Reader>): void {
  const metric = phraseIn(said.text)?.metric;
  if (metric === "pipeline" && !book.options.isOurs)
    book.assume({
      words: "“Pipeline” in a bet is read as the measure of that name, which counts all open deals",
      change: "write partner-sourced-pipeline where only deals that partners bring are meant",
      line: said.line,
    });
  asPhrase(book, said, path);
}

/** What a bet takes to be true is an assumption of the strategy; the model keeps those in one list, beside no bet. */
function asHypothesis(...[book, said]: Parameters<Reader>): void {
  book.element(said, "assumptions", said.text.trim(), "statement");
  book.assume({
    words: "The hypotheses of bets stand among the assumptions, which belong to no bet",
    change: "say under `assumptions` how and by whom each is tested, or make it the wedge of its bet",
    line: said.line,
  });
}

/** `next in FY28-Q3`: the quarter is the review, the words before it are none. */
function asNextQuarter(...[book, said, path]: Parameters<Reader>): void {
  asQuarter(book, { ...said, text: said.text.replace(/^next in /i, "") }, path);
}

/** `USD 310K, 2 people, from FY28-Q1`: what a bet takes in money and people, and when it starts. */
function asTakes(...[book, said, path]: Parameters<Reader>): void {
  for (const text of said.text.split(/,\s+/)) {
    const people = /^(\d+(?:\.\d+)?) (?:full-time )?(?:people|person|FTE)$/i.exec(text)?.[1];
    const start = /^from (.+)$/i.exec(text)?.[1];
    if (people) book.put(said, [...path, "effort"], Number(people));
    else if (start) asQuarter(book, { ...said, text: start }, [...path, "start"]);
    else asAmount(book, { ...said, text }, [...path, "budget"]);
  }
}

/** Regions, verticals and sizes by name, and after `with` the partner type; every type is none of them. */
function asSegment(...[book, said, path]: Parameters<Reader>): void {
  const type = /(?:^|,?\s)with (.+)$/.exec(said.text);
  if (type && !/^(?:every|any) partner type$/i.test(type[1] ?? ""))
    asType(false)(book, { ...said, text: type[1] ?? "" }, [...path.slice(0, -1), "partnerType"]);
  const places = (type ? said.text.slice(0, type.index) : said.text)
    .split(/\s*[;,]\s*/)
    .filter((text) => text !== "");
  book.later(said.line, () => {
    for (const text of places) {
      const part = ["regions", "verticals", "sizes"].find((one) => knownSlug(book, one, text) !== undefined);
      const slug = part && knownSlug(book, part, text);
      if (part && slug) book.add(said, [...path, part], slug);
      else
        book.leave(
          { ...said, text },
          "no region, vertical or company size of that name stands in the document",
        );
    }
  });
}

/** Kinds of partners and models that an option rules out. */
export function asExcludes(...[book, said, path]: Parameters<Reader>): void {
  for (const text of members(said.text)) {
    const kind = memberIn(partnerKinds, kindWords, text);
    const model = memberIn(models, modelWords, text);
    if (model && (!kind || text.toLowerCase() === model.replaceAll("-", " ")))
      book.add(said, [...path, "models"], model);
    else if (kind) book.add(said, [...path, "kinds"], kind);
    else book.leave({ ...said, text }, "neither a kind of partner nor a model");
  }
}

export const declined: PartSpec = {
  part: "declined",
  what: "declined option",
  namedUnder: ["what", "idea", "initiative", "item"],
  named: [
    "declined option",
    "option",
    "declined",
    "what we decline",
    "not doing",
    "what we will not do",
    "what we won't do",
    "we will not",
    "we won't",
  ],
  name: "option",
  needs: ["reason", "why not", "why", "because"],
  under: /declin|not do|say no|said no|ruled out|parked/,
  fields: [
    field("reason, why not, why, because, rationale", "reason"),
    field("revisit, look again, revisit in, review, when we look again", "revisit", asQuarter),
    field("status, state, decision", "status", asOneOf(declinedStatuses)),
    field("rules out, excludes", "excludes", asExcludes),
  ],
};
