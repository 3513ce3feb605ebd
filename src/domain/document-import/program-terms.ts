import { rhythms } from "../strategy/closed-sets.ts";
import type { LabelledPart } from "./labels.ts";
import { durationIn } from "./figures.ts";
import { field } from "./part-spec.ts";
import { asBecause } from "./because.ts";
import { asType } from "./references.ts";
import type { Reader } from "./readers.ts";
import { takeRegistration } from "./registration-terms.ts";
import { slugOf } from "./slugs.ts";
import { memberIn } from "./member-in.ts";

const after: readonly (readonly [key: string, words: RegExp])[] = [
  ["promoteAfter", /^promotion after (.+)$/i],
  ["warnAfter", /^warning after (.+)$/i],
  ["demoteAfter", /^demotion after (.+)$/i],
  ["exitAfter", /^exit after (.+)$/i],
  ["grace", /^new partners are not judged for (.+)$/i],
];

/** `every quarter; promotion after 2 quarters; …; new partners are not judged for 90 days`. */
const asReview: Reader = (book, said, path) => {
  for (const text of said.text.split(/\s*;\s*/)) {
    const every = memberIn(rhythms, {}, /^every (\w+)$/i.exec(text)?.[1] ?? "");
    const found = after
      .map(([key, words]) => ({ key, time: durationIn(words.exec(text)?.[1] ?? "") }))
      .find(({ time }) => time !== undefined);
    if (every) book.put(said, [...path, "every"], every);
    else if (found) book.put(said, [...path, found.key], found.time);
    else book.leave({ ...said, text }, "no term of a tier review");
  }
};

/** `Sign the agreement (within 14 days, by the partner); …`. */
const asOnboarding: Reader = (book, said, path) => {
  for (const text of said.text.split(/\s*;\s*/)) {
    const match = /^(.+?)\s*(?:\(([^()]*)\))?$/.exec(text);
    const title = (match?.[1] ?? text).trim();
    const at = [...path, book.countOf(path)];
    book.put(said, [...at, "step"], slugOf(title) || `step-${String(Number(at.at(-1)) + 1)}`);
    book.put(said, [...at, "title"], title);
    for (const term of (match?.[2] ?? "").split(/,\s*/)) {
      const within = durationIn(/^within (.+)$/i.exec(term)?.[1] ?? "");
      const by = /^by (?:the )?(partner|us)$/i.exec(term)?.[1]?.toLowerCase();
      if (within) book.put(said, [...at, "within"], within);
      else if (by) book.put(said, [...at, "by"], by === "us" ? "vendor" : "partner");
      else if (term) book.leave({ ...said, text: term }, "neither a time nor who does the step");
    }
  }
};

/** `answered within 2 business days; protected for 90 days; extended by 30 days, 1 time at most`. */
const asRegistration: Reader = (book, said, path) => {
  if (!book.options.isOurs && takeRegistration(book, said, path)) return;
  const because = /^(.+?)\s*\(([^()]+)\)$/.exec(said.text);
  if (because) asBecause(book, { ...said, text: because[2] ?? "" }, [...path, "because"]);
  for (const text of (because?.[1] ?? said.text).split(/\s*;\s*/)) {
    const answer = durationIn(/^answered within (.+)$/i.exec(text)?.[1] ?? "");
    const protection = durationIn(/^protected for (.+)$/i.exec(text)?.[1] ?? "");
    const extended = /^extended by ([^,]+)(?:, (\d+) times? at most)?$/i.exec(text);
    const extension = durationIn(extended?.[1] ?? "");
    if (answer) book.put(said, [...path, "answerWithin"], answer);
    else if (protection) book.put(said, [...path, "protection"], protection);
    else if (extension) {
      book.put(said, [...path, "extension"], extension);
      if (extended?.[2]) book.put(said, [...path, "extensions"], Number(extended[2]));
    } else if (!/^not part of this programme$/i.test(text))
      book.leave({ ...said, text }, "no term of a deal registration");
  }
};

/** `Certified analyst, valid for 24 months`. */
const asCertifications: Reader = (book, said, path) => {
  for (const text of said.text.split(/\s*;\s*/)) {
    if (/^none$/i.test(text)) continue;
    const match = /^(.+?)(?:, valid for (.+))?$/i.exec(text);
    const name = (match?.[1] ?? text).trim();
    const at = book.memberOf(path, name);
    book.put(said, [...at, "id"], slugOf(name) || "certification");
    book.put(said, [...at, "name"], name);
    const validFor = durationIn(match?.[2] ?? "");
    if (validFor) book.put(said, [...at, "validFor"], validFor);
  }
};

/** What a document says of a programme beside its tiers. */
export const programRecord = (slug: string): LabelledPart => ({
  base: ["programs", slug],
  what: "programme",
  fields: [
    field("enrols, partner types, for", "types", asType(true)),
    field("because", "because", asBecause),
    field("tier review, review", "review", asReview),
    field("onboarding", "onboarding", asOnboarding),
    field("deal registration", "registration", asRegistration),
    field("certifications", "certifications", asCertifications),
  ],
});
