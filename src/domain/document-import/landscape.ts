import {
  candidateStatuses,
  candidateTiers,
  integrationKinds,
  models,
  origins,
  recruitmentPriorities,
} from "../strategy/closed-sets.ts";
import { field, type PartSpec } from "./part-spec.ts";
import {
  asAmount,
  asDay,
  asNamed,
  asOneOf,
  asShare,
  asSomeOf,
  asTextOn,
  asTexts,
  type Reader,
} from "./readers.ts";
import { asGaps, asSources, asType, datedTitle, owner, sources } from "./references.ts";
import { isBlank, isPlaceholder, members } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { modelWords, statusWords } from "./vocabulary.ts";

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
    "why",
    "evidence",
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
    "stage",
    "fit score",
    "next step",
  ],
  under:
    /^(?:(?:partner|partnership|ecosystem|our|the) )*landscape$|^(?:target partners|partner targets|target list|(?:partner )?(?:candidates|shortlist))$/,
  listed: {
    under: /^(?:target partners|partner targets|target list|(?:partner )?(?:candidates|shortlist))$/,
    isSentence: false,
  },
  never: [
    "partner executive",
    "our counterpart",
    "competitor",
    "risk",
    "amount",
    "decision",
    "deal",
    "opportunity",
  ],
  fields: [
    field("type, partner type, kind, category", "type", asCandidateType),
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
    field(
      "sources, source, evidence, evidence source, evidence link, evidence links, link, links, proof, reference",
      "sources",
      asSources,
    ),
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
    if (/^no source$/i.test(text)) continue;
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
    "partner count",
    "number of partners",
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
  listed: {
    under: /^(?:(?:key|main|our) )?(?:competitors|rivals|competition|competitive landscape)$/,
    isSentence: false,
  },
  beside(book, path, said) {
    asDay(book, { ...said, text: said.text.replace(/^looked at /, "") }, [...path, "reviewed"]);
  },
  also(book, path, _name, cells) {
    const partners =
      cells.get("key partners") ??
      cells.get("partners") ??
      cells.get("partner count") ??
      cells.get("number of partners");
    const how = cells.get("partnership model") ?? cells.get("channel model") ?? cells.get("model");
    if (!partners || isBlank(partners.text)) {
      if (how && !isBlank(how.text))
        book.leave(
          how,
          "the model keeps it for each partner of a competitor: name them in a column Key partners",
        );
      return;
    }
    if (isPlaceholder(partners.text)) return book.toFill(partners, "partners of the competitor");
    const model = how && memberIn(models, modelWords, how.text);
    if (how && !isBlank(how.text) && !model) {
      if (isPlaceholder(how.text)) book.toFill(how, "partnership model of the competitor");
      else book.leave(how, `none of: ${models.join(", ")}`);
    }
    if (/^\d+$/.test(partners.text.trim()))
      return book.put(partners, [...path, "channel", "partners"], Number(partners.text));
    for (const name of members(partners.text)) {
      if (/^[~≈<>]?\s*\d/.test(name)) {
        book.leave(
          { ...partners, text: name },
          "how many partners a competitor has is a number alone, such as 12",
        );
        continue;
      }
      const at = [...path, "partners", book.countOf([...path, "partners"])];
      const mark = /\s*\((locked|available)\)$/i.exec(name)?.[1]?.toLowerCase();
      book.put(partners, [...at, "name"], name.replace(/\s*\((?:locked|available)(?: or .*)?\)$/i, ""));
      if (mark) book.put(partners, [...at, "locked"], mark === "locked");
      if (how && model) book.put(how, [...at, "model"], model);
    }
  },
};
