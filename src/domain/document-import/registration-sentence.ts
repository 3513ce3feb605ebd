import { hasTerm, takeRegistration } from "./registration-terms.ts";
import { isPlaceholder, labelled, normal } from "./said.ts";
import type { Sentence } from "./sentence.ts";
import { unnamedProgram } from "./tiers.ts";

/** `Deal registration: 90 days protection, answered within 2 business days, +5 points margin`: the terms that the model has; the rest is left. */
export const registrationSentence: Sentence = (book, context, said) => {
  if (book.options.isOurs || isPlaceholder(said.text)) return false;
  const own = labelled(said.text);
  const isLabelled = own !== undefined && ofRegistration.test(normal(own.label));
  if (!isLabelled && !ofRegistration.test(normal(context.titles.at(-1) ?? ""))) return false;
  const text = isLabelled ? own.value : said.text;
  if (!hasTerm(text)) return false;
  const program = context.program ?? unnamedProgram(book, said, "The terms of deal registration");
  return takeRegistration(book, { ...said, text }, ["programs", program, "registration"]);
};

const ofRegistration = /^deal (?:registrations?|protection)(?: (?:terms|rules|policy))?$/;
