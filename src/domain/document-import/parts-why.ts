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
import { dayIn } from "./figures.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asPhrase, phraseIn, takePhrase } from "./phrase.ts";
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
import { isBlank, isPlaceholder, labelled, members, type Said } from "./said.ts";
import {
  betWords,
  earningWords,
  kindWords,
  memberIn,
  modelWords,
  priorityWords,
  statusWords,
} from "./vocabulary.ts";

const datedTitle = (text: string) => {
  const match = /^(.+?)\s*\(([^()]*\d{4})\)$/.exec(text.trim());
  const date = dayIn(match?.[2] ?? "");
  return match && date ? { title: (match[1] ?? "").trim(), date } : undefined;
};

/** Sources by title. A title with its day is one, also where it is named nowhere else. */
export const asSources: Reader = (book, said, path) =>
  book.later(said.line, () => {
    for (const text of said.text.split(/\s*;\s*/)) {
      const dated = datedTitle(text);
      const slug = knownSlug(book, "sources", dated?.title ?? text);
      if (slug) book.add(said, path, slug);
      else if (dated) {
        const fresh = book.element({ ...said, text }, "sources", dated.title, "title");
        book.put(said, ["sources", fresh, "date"], dated.date);
        book.add(said, path, fresh);
      } else book.leave({ ...said, text }, "no source of that name stands in the document");
    }
  });

const sources = field("sources, source, evidence source", "sources", asSources);
export const owner = field(
  "owner, accountable, executive owner, owned by, responsible, who, sponsor",
  "owner",
  asPerson,
);

/** Gaps by name or by kind; a sentence that is neither is a gap that the document states here. */
export const asGaps: Reader = (book, said, path) =>
  book.later(said.line, () => {
    const apart = book.options.isOurs && !labelled(said.text) ? /\s*[;,]\s*/ : /\s*(?:;|\n)\s*/;
    const whole = knownSlug(book, "gaps", said.text) ? [said.text] : said.text.split(apart);
    const known = whole.length === 1 ? members(said.text).map((text) => knownSlug(book, "gaps", text)) : [];
    const named = whole.map((text) => knownSlug(book, "gaps", labelled(text)?.label ?? ""));
    const slugs = named.every((slug) => slug !== undefined)
      ? named
      : known.length > 1 && known.every((slug) => slug !== undefined)
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
  if (kind === undefined && !book.options.isOurs) return undefined;
  const slug = book.element(said, "partnerTypes", said.text.trim(), "name");
  if (kind !== undefined && !book.options.isOurs) book.put(said, ["partnerTypes", slug, "kind"], kind);
  return slug;
}

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
    const phrase = target && phraseIn(target.text);
    if (target && phrase?.bound) return takePhrase(book, target, path, phrase);
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
    "we give",
    "gap only a partner fills",
    "sales involvement",
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
    field("success metric, success measure, success, judged by", "role.success", asPhrase),
    field(
      "revenue model, how they earn, earns, how the partner earns, how it earns, partner earns",
      "earns",
      asSomeOf(earningKinds, earningWords),
    ),
    field("priority", "priority", asOneOf(priorities, priorityWords)),
    field("kind", "kind", asOneOf(partnerKinds, kindWords)),
    field("category", "category", asOneOf(categoryNames)),
    field(
      "gap filled, gap only a partner fills, gap, gaps, fills, gap it fills, fills the gap, gaps filled, rationale, strategic rationale",
      "fills",
      asGaps,
    ),
    field("models, model, partnership model, gtm model, motion", "models", asSomeOf(models, modelWords)),
    field("target share, intended share, share, share of partner revenue", "target.share", asShare),
    field("target partners, partners wanted, partners", "target.partners", asNumber),
    field("we give, gives, what we offer, we offer, what we give", "gives", asTexts),
    field("we get, gets, what we get", "gets", asTexts),
    field("criteria, target criteria, qualification, who qualifies", "criteria", asTexts),
    field("intended", "target", asIntended),
    field("what it can give us", "capacity", asCapacity),
    field("vendors, other vendors, vendors it works with", "capacity.vendors", asNumber),
    field("hours per quarter, hours a quarter", "capacity.hoursPerQuarter", asNumber),
  ],
  beside(book, path, said) {
    for (const text of members(said.text)) {
      const kind = memberIn(partnerKinds, kindWords, text);
      const category = memberIn(categoryNames, {}, text);
      if (kind) book.put(said, [...path, "kind"], kind);
      else if (category) book.put(said, [...path, "category"], category);
      else book.leave({ ...said, text }, "neither a kind nor a category of partners");
    }
  },
  also(book, path, name) {
    const kind = memberIn(partnerKinds, kindWords, name.text);
    if (kind && !book.options.isOurs && !book.has([...path, "kind"])) book.put(name, [...path, "kind"], kind);
  },
};

/** `18 partners, 45% of partner revenue`. */
function asIntended(...[book, said, path]: Parameters<Reader>): void {
  for (const text of said.text.split(/,\s+/)) {
    const partners = /^(\d+) partners?$/.exec(text)?.[1];
    const share = /^(\d+(?:\.\d+)?%) of partner revenue$/.exec(text)?.[1];
    if (partners) book.put(said, [...path, "partners"], Number(partners));
    else if (share) book.put(said, [...path, "share"], share);
    else book.leave({ ...said, text }, "no number of partners and no share");
  }
}

/** `60 hours a quarter, beside 12 vendors`. */
function asCapacity(...[book, said, path]: Parameters<Reader>): void {
  for (const text of said.text.split(/,\s+/)) {
    const hours = /^(\d+(?:\.\d+)?) hours a quarter$/.exec(text)?.[1];
    const vendors = /^beside (\d+) (?:other )?vendors?$/.exec(text)?.[1];
    if (hours) book.put(said, [...path, "hoursPerQuarter"], Number(hours));
    else if (vendors) book.put(said, [...path, "vendors"], Number(vendors));
    else book.leave({ ...said, text }, "no hours a quarter and no number of vendors");
  }
}

export const bets: PartSpec = {
  part: "bets",
  what: "bet",
  named: ["bet", "our bet", "name of the bet"],
  name: "name",
  needs: ["wedge", "motion", "partner type", "status", "segment", "start", "leading moves first", "takes"],
  heading: /^bet(?: \d+| [a-z])?\s*[:–—-]\s*(.+)$/i,
  beside: (book, path, said) => asOneOf(betStatuses, betWords)(book, said, [...path, "status"]),
  headings: /^(?:bets|the bets|our bets|sequence of bets|where we choose to win)$/,
  fields: [
    field("wedge, our wedge, why they work with us, the wedge", "wedge"),
    field("motion, the motion, our motion, repeatable motion", "motion"),
    field("partner type, partner types, partners, with", "partnerType", asType(false)),
    field("serves, objective, objectives, outcome", "serves", asNamed("objectives", "objective", true)),
    field("gap, gaps, fills, fills the gap, gap and accounts", "fills", asGaps),
    field("status, state", "status", asOneOf(betStatuses, betWords)),
    field("start, starts, from, quarter", "start", asQuarter),
    field("review, next review, reviewed", "review", asNextQuarter),
    field("effort, fte, people", "effort", asNumber),
    field("budget, money, investment", "budget", asAmount),
    field(
      "leading, leading moves first, leading measure, leading indicator, leading metric",
      "leading",
      asPhrase,
    ),
    field(
      "lagging, lagging the outcome, lagging measure, lagging indicator, lagging metric, proof",
      "lagging",
      asPhrase,
    ),
    field("retire if, kill rule, retired if, ends when", "retireIf", asPhrase),
    field("named accounts, accounts", "targets", asTexts),
    field("where and with whom, where", "segment", asSegment),
    field("takes", [], asTakes),
    owner,
    sources,
  ],
};

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

/** Regions, verticals and sizes by name, and after `with` the partner type. */
function asSegment(...[book, said, path]: Parameters<Reader>): void {
  const type = /(?:^|,?\s)with (.+)$/.exec(said.text);
  if (type) asType(false)(book, { ...said, text: type[1] ?? "" }, [...path.slice(0, -1), "partnerType"]);
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
  named: ["declined option", "option", "declined", "what we decline", "not doing", "what we will not do"],
  name: "option",
  needs: ["reason", "why not", "why", "because"],
  under: /declin|not do|say no|said no|ruled out|parked/,
  fields: [
    field("reason, why not, why, because, rationale", "reason"),
    field("revisit, look again, revisit in, review", "revisit", asQuarter),
    field("status, state, decision", "status", asOneOf(declinedStatuses)),
    field("rules out, excludes", "excludes", asExcludes),
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
    "state",
    "why this one",
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
    field("status, stage", "status", asOneOf(candidateStatuses, statusWords)),
    field("state", [], asState),
    field("rationale, why, reason", "rationale", asTextOn),
    field("why this one", "rationale", asWhyThisOne),
    field("practice and strengths", "practice"),
    field("serves", "customerBase"),
    field(
      "tier",
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

/** `P0, negotiating, outbound`. */
function asState(...[book, said, path]: Parameters<Reader>): void {
  for (const text of members(said.text)) {
    const priority = memberIn(recruitmentPriorities, {}, text);
    const status = memberIn(candidateStatuses, statusWords, text);
    const origin = memberIn(origins, {}, text);
    if (priority) book.put(said, [...path, "priority"], priority);
    else if (status) book.put(said, [...path, "status"], status);
    else if (origin) book.put(said, [...path, "origin"], origin);
    else book.leave({ ...said, text }, "no priority, state or origin of a candidate");
  }
}

/** The reason, and after it what the candidate closes, the margin it expects and the evidence. */
function asWhyThisOne(...[book, said, path]: Parameters<Reader>): void {
  const element = path.slice(0, -1);
  for (const text of said.text.split(/\s*;\s*/)) {
    const closes = /^closes (.+)$/.exec(text)?.[1];
    const margin = /^expects (\S+%) margin$/.exec(text)?.[1];
    if (closes) asGaps(book, { ...said, text: closes }, [...element, "closes"]);
    else if (margin) book.put(said, [...element, "margin"], margin);
    else if (datedTitle(text)) asSources(book, { ...said, text }, [...element, "sources"]);
    else book.goOn(said, path, text);
  }
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
    field(
      "counter, our counter-strategy, our counter strategy, our response, your response, counter-strategy, counter strategy, what we do",
      "counter",
    ),
    field("margin, margin it pays", "channel.margin", asShare),
    field("reviewed, last review", "reviewed", asDay),
    sources,
  ],
  beside(book, path, said) {
    asDay(book, { ...said, text: said.text.replace(/^looked at /, "") }, [...path, "reviewed"]);
  },
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
      const mark = /\s*\((locked|available)\)$/i.exec(name)?.[1]?.toLowerCase();
      book.put(partners, [...at, "name"], name.replace(/\s*\((?:locked|available)\)$/i, ""));
      if (mark) book.put(partners, [...at, "locked"], mark === "locked");
      if (how && model) book.put(how, [...at, "model"], model);
    }
  },
};
