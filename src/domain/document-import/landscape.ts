import {
  candidateStatuses,
  candidateTiers,
  integrationKinds,
  models,
  origins,
  recruitmentPriorities,
} from "../strategy/closed-sets.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asAmount, asNamed, asOneOf, asShare, asSomeOf, asTextOn, asTexts, type Reader } from "./readers.ts";
import { asGaps, asSources, asType, datedTitle, owner } from "./references.ts";
import { members } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { modelWords, statusWords } from "./vocabulary.ts";

const tierWords = {
  A: ["tier a", "strategic"],
  B: ["tier b", "growth partner"],
  C: ["tier c", "long tail"],
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
    field("tier", "tier", asOneOf(candidateTiers, tierWords)),
    field("priority, recruitment priority", "priority", asPriority),
    field("status, stage", "status", asOneOf(candidateStatuses, statusWords)),
    field("state", [], asState),
    field("rationale, why, reason", "rationale", asTextOn),
    field("why this one", "rationale", asWhyThisOne),
    field("practice and strengths", "practice"),
    field("serves", "customerBase"),
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

/** `P0`; and where the list is ordered by A, B and C, its tier, which is said. */
function asPriority(...[book, said, path]: Parameters<Reader>): void {
  const tier = candidateTiers.find((one) => one === said.text.trim().toUpperCase());
  const at = [...path.slice(0, -1), "tier"];
  if (!tier || book.has(at)) return asOneOf(recruitmentPriorities)(book, said, path);
  book.put(said, at, tier);
  book.assume({
    words: "The priorities A, B and C of candidates are read as their tiers",
    change: "set `tier` where they mean something else",
    line: said.line,
  });
}

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
