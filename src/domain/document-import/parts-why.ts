import {
  candidateStatuses,
  candidateTiers,
  categoryNames,
  earningKinds,
  gapKinds,
  integrationKinds,
  models,
  origins,
  partnerKinds,
  priorities,
  recruitmentPriorities,
  betStatuses,
  declinedStatuses,
} from "../strategy/closed-sets.ts";
import { measureNamed } from "./measure-names.ts";
import { field, type PartSpec } from "./part-spec.ts";
import {
  asAmount,
  asDay,
  asMetric,
  asNamed,
  asNumber,
  asOneOf,
  asPerson,
  asQuarter,
  asShare,
  asSomeOf,
  asTextOn,
  asTexts,
  knownSlug,
  type Reader,
  takeBound,
} from "./readers.ts";
import { isBlank, isPlaceholder, members, type Said } from "./said.ts";
import {
  betWords,
  earningWords,
  kindWords,
  memberIn,
  modelWords,
  priorityWords,
  statusWords,
} from "./vocabulary.ts";

const sources = field("sources, source, evidence source", "sources", asNamed("sources", "source", true));
export const owner = field(
  "owner, accountable, executive owner, owned by, responsible, who, sponsor",
  "owner",
  asPerson,
);

/** Gaps by name or by kind; a sentence that is neither is a gap that the document states here. */
export const asGaps: Reader = (book, said, path) =>
  book.later(said.line, () => {
    const whole = knownSlug(book, "gaps", said.text) ? [said.text] : said.text.split(/\s*(?:;|\n)\s*/);
    const known = whole.length === 1 ? members(said.text).map((text) => knownSlug(book, "gaps", text)) : [];
    const slugs =
      known.length > 1 && known.every((slug) => slug !== undefined)
        ? known
        : whole.map(
            (text) =>
              knownSlug(book, "gaps", text) ?? book.element({ ...said, text }, "gaps", text, "statement"),
          );
    for (const slug of slugs) if (slug) book.add(said, path, slug);
  });

/** A partner type by name; a kind of partner that is named only here becomes one. */
export const asType =
  (every: boolean): Reader =>
  (book, said, path) =>
    book.later(said.line, () => {
      const names =
        knownSlug(book, "partnerTypes", said.text) || !every ? [said.text.trim()] : members(said.text);
      for (const text of names) {
        const slug = typeNamed(book, { ...said, text });
        if (slug === undefined)
          book.leave({ ...said, text }, "no partner type of that name stands in the document");
        else if (every) book.add(said, path, slug);
        else book.put(said, path, slug);
      }
    });

function typeNamed(book: Parameters<Reader>[0], said: Said): string | undefined {
  const known = knownSlug(book, "partnerTypes", said.text);
  if (known) return known;
  const kind = memberIn(partnerKinds, kindWords, said.text);
  if (kind === undefined) return undefined;
  const slug = book.element(said, "partnerTypes", said.text.trim(), "name");
  book.put(said, ["partnerTypes", slug, "kind"], kind);
  return slug;
}

/** What success of a type is measured by: a metric, or a metric and its value. */
const asSuccess: Reader = (book, said, path) => {
  const match = /^(.*?)\s*(?:[:,]|(?=[≥>≤<])|\bof(?: at least)?\b)\s*([≥>≤<]?\s*[$€£]?\d.*)$/.exec(said.text);
  const metric = match && measureNamed(match[1] ?? "");
  if (!match || !metric) return asMetric(book, said, [...path, "metric"]);
  book.put(said, [...path, "metric"], metric);
  takeBound(book, { ...said, text: match[2] ?? "" }, path, metric);
};

export const objectives: PartSpec = {
  part: "objectives",
  what: "objective",
  named: ["business objective", "company objective", "objective"],
  name: "business",
  needs: ["partner objective", "what partners move", "partners move"],
  fields: [
    field("partner objective, what partners move, partners move, partner target", "partner"),
    field("by, due, deadline, date, by when", "by", asDay),
    owner,
  ],
  also(book, path, _name, cells) {
    const target = cells.get("target");
    const named = cells.get("measure") ?? cells.get("metric") ?? cells.get("measured by");
    const partner = cells.get("partner objective") ?? cells.get("what partners move");
    const metric = measureNamed((named ?? partner)?.text ?? "");
    if (named && !isBlank(named.text) && !isPlaceholder(named.text))
      asMetric(book, named, [...path, "metric"]);
    if (target) takeBound(book, target, path, metric);
  },
};

export const gaps: PartSpec = {
  part: "gaps",
  what: "gap",
  named: ["gap"],
  name: "statement",
  needs: ["kind", "reason", "kind of gap", "filled by", "evidence", "sources", "statement"],
  never: ["risk", "bet", "partner type"],
  under: /\bgaps?\b/,
  fields: [field("kind, reason, kind of gap, type", "kind", asOneOf(gapKinds)), sources, owner],
};

export const partnerTypes: PartSpec = {
  part: "partnerTypes",
  what: "partner type",
  named: ["partner type", "type of partner", "type", "partner types"],
  name: "name",
  needs: [
    "role",
    "primary role",
    "revenue model",
    "how they earn",
    "earns",
    "gap filled",
    "gap",
    "fills",
    "gap it fills",
    "fills the gap",
    "models",
    "target share",
    "target partners",
  ],
  never: [
    "week",
    "weeks",
    "region",
    "territory",
    "partner",
    "organization",
    "amount",
    "system",
    "risk",
    "bet",
    "source",
    "goal",
  ],
  headings: /^(?:partner roles by gtm|partner roles|partner types|role cards|ecosystem composition)/,
  fields: [
    field("role, primary role, what it is for", "role.primary"),
    field("sales, sales involvement, part in sales, part in the sale", "role.sales"),
    field("marketing, marketing involvement, part in marketing", "role.marketing"),
    field("success metric, success measure, success, judged by", "role.success", asSuccess),
    field(
      "revenue model, how they earn, earns, how the partner earns, how it earns, partner earns",
      "earns",
      asSomeOf(earningKinds, earningWords),
    ),
    field("priority", "priority", asOneOf(priorities, priorityWords)),
    field("kind", "kind", asOneOf(partnerKinds, kindWords)),
    field("category", "category", asOneOf(categoryNames)),
    field(
      "gap filled, gap, gaps, fills, gap it fills, fills the gap, gaps filled, rationale, strategic rationale",
      "fills",
      asGaps,
    ),
    field("models, model, partnership model, gtm model, motion", "models", asSomeOf(models, modelWords)),
    field("target share, intended share, share", "target.share", asShare),
    field("target partners, partners wanted, partners", "target.partners", asNumber),
    field("we give, gives, what we offer, we offer, what we give", "gives", asTexts),
    field("we get, gets, what we get", "gets", asTexts),
    field("criteria, target criteria, qualification, who qualifies", "criteria", asTexts),
    field("vendors, other vendors, vendors it works with", "capacity.vendors", asNumber),
    field("hours per quarter, hours a quarter", "capacity.hoursPerQuarter", asNumber),
  ],
  also(book, path, name) {
    const kind = memberIn(partnerKinds, kindWords, name.text);
    if (kind && !book.has([...path, "kind"])) book.put(name, [...path, "kind"], kind);
  },
};

export const bets: PartSpec = {
  part: "bets",
  what: "bet",
  named: ["bet", "our bet", "name of the bet"],
  name: "name",
  needs: ["wedge", "motion", "partner type", "status", "segment", "start"],
  heading: /^bet(?: \d+| [a-z])?\s*[:–—-]\s*(.+)$/i,
  headings: /^(?:bets|the bets|our bets|sequence of bets|where we choose to win)$/,
  fields: [
    field("wedge, our wedge, why they work with us, the wedge", "wedge"),
    field("motion, the motion, our motion, repeatable motion", "motion"),
    field("partner type, partner types, partners, with", "partnerType", asType(false)),
    field("serves, objective, objectives, outcome", "serves", asNamed("objectives", "objective", true)),
    field("gap, gaps, fills, fills the gap", "fills", asGaps),
    field("status, state", "status", asOneOf(betStatuses, betWords)),
    field("start, starts, from, quarter", "start", asQuarter),
    field("review, next review, reviewed", "review", asQuarter),
    field("effort, fte, people", "effort", asNumber),
    field("budget, money, investment", "budget", asAmount),
    field("leading, leading measure, leading indicator, leading metric", "leading", asSuccess),
    field("lagging, lagging measure, lagging indicator, lagging metric, proof", "lagging", asSuccess),
    field("retire if, kill rule, retired if", "retireIf", asSuccess),
    field("named accounts, accounts", "targets", asTexts),
    owner,
    sources,
  ],
};

export const declined: PartSpec = {
  part: "declined",
  what: "declined option",
  named: ["declined option", "option", "declined", "what we decline", "not doing", "what we will not do"],
  name: "option",
  needs: ["reason", "why not", "why", "because"],
  under: /declin|not do|say no|said no|ruled out|parked/,
  fields: [
    field("reason, why not, why, because, rationale", "reason"),
    field("revisit, look again, revisit in, review", "revisit", asQuarter),
    field("status, state", "status", asOneOf(declinedStatuses)),
  ],
};

export const landscape: PartSpec = {
  part: "landscape",
  what: "candidate",
  named: [
    "partner",
    "candidate",
    "organization",
    "organisation",
    "company",
    "target partner",
    "partner name",
    "firm",
    "name",
  ],
  name: "name",
  needs: [
    "priority",
    "their value",
    "rationale",
    "customer base",
    "icp overlap",
    "practice",
    "margin",
    "benefit",
    "closes",
    "score",
    "status",
  ],
  never: ["partner executive", "our counterpart", "competitor", "risk", "amount", "decision"],
  fields: [
    field("type, partner type", "type", asCandidateType),
    field("their value, brings, what they bring, partner value", "brings", asTexts),
    field("our value, offers, what we offer, we offer", "offers", asTexts),
    field("customer base, customers", "customerBase"),
    field("margin", "margin", asShare),
    field("benefit", "benefit"),
    field("cost", "cost", asAmount),
    field("potential, revenue potential", "potential", asAmount),
    field("priority, recruitment priority", "priority", asOneOf(recruitmentPriorities)),
    field("status, state, stage", "status", asOneOf(candidateStatuses, statusWords)),
    field("rationale, why, why this one, reason", "rationale", asTextOn),
    field(
      "tier, class",
      "tier",
      asOneOf(candidateTiers, {
        A: ["tier a", "strategic"],
        B: ["tier b", "growth partner"],
        C: ["tier c", "long tail"],
      }),
    ),
    field("origin", "origin", asOneOf(origins)),
    field("practice, practice area", "practice"),
    field("strengths, strength", "strengths", asTexts),
    field("integration", "integration", asOneOf(integrationKinds)),
    field("closes, closes the gap, gap, gaps", "closes", asGaps),
    field("models, model", "models", asSomeOf(models, modelWords)),
    field("region", "region", asNamed("regions", "region")),
    owner,
    sources,
  ],
};

/** The type column of a candidate holds a partner type, or the kind of its integration. */
function asCandidateType(...[book, said, path]: Parameters<Reader>): void {
  const integration = memberIn(
    integrationKinds,
    { api: ["API integration"], native: ["native integration"], plugin: ["plug-in"] },
    said.text,
  );
  if (integration) return book.put(said, [...path.slice(0, -1), "integration"], integration);
  asType(false)(book, said, path);
}

export const competitors: PartSpec = {
  part: "competitors",
  what: "competitor",
  named: ["competitor", "rival"],
  name: "name",
  needs: [
    "key partners",
    "partners",
    "partnership model",
    "channel model",
    "perceived strength",
    "their strength",
    "strength",
    "counter",
    "our response",
    "your response",
  ],
  fields: [
    field("perceived strength, their strength, strength", "strength"),
    field("counter, our response, your response, counter-strategy, counter strategy, what we do", "counter"),
    field("margin, margin it pays", "channel.margin", asShare),
    field("reviewed, last review", "reviewed", asDay),
    sources,
  ],
  also(book, path, _name, cells) {
    const partners = cells.get("key partners") ?? cells.get("partners");
    const how = cells.get("partnership model") ?? cells.get("model");
    if (!partners || isBlank(partners.text)) return;
    if (isPlaceholder(partners.text)) return book.toFill(partners, "partners of the competitor");
    const model = how && memberIn(models, modelWords, how.text);
    if (how && !isBlank(how.text) && !model) {
      if (isPlaceholder(how.text)) book.toFill(how, "partnership model of the competitor");
      else book.leave(how, `none of: ${models.join(", ")}`);
    }
    for (const name of members(partners.text)) {
      const at = [...path, "partners", book.countOf([...path, "partners"])];
      const locked = /\s*\(locked\)$/i.test(name);
      book.put(partners, [...at, "name"], name.replace(/\s*\(locked\)$/i, ""));
      if (locked) book.put(partners, [...at, "locked"], true);
      if (how && model) book.put(how, [...at, "model"], model);
    }
  },
};
