import { declinedStatuses, principles } from "../strategy/closed-sets.ts";
import { asExcludes } from "./bets.ts";
import { declinedHeading } from "./declined-heading.ts";
import { memberIn } from "./member-in.ts";
import { asOneOf } from "./readers.ts";
import { asSources } from "./references.ts";
import { type Sentence, under } from "./sentence.ts";
import { principleWords } from "./vocabulary.ts";

/** The line of our own print: `Option · Parked: reason; again in FY28-Q4; rules out GSI.` What it says of nobody is no value. */
export const printedOption: Sentence = (book, context, said) => {
  if (!book.options.isOurs || !under(context, declinedHeading)) return false;
  const match =
    /^(.+?) · ([\w ]+): (.+?); (?:again in (FY\d\d-Q[1-4])|no day to look again)(?:; rules out (.+))?\.$/.exec(
      said.text,
    );
  if (!match) return false;
  const [, option = "", status = "", reason = "", revisit, excludes] = match;
  const path = ["declined", book.element(said, "declined", option, "option")];
  if (reason !== "nobody has said why") book.put(said, [...path, "reason"], reason);
  if (status !== "no decision said")
    asOneOf(declinedStatuses)(book, { ...said, text: status }, [...path, "status"]);
  if (revisit) book.put(said, [...path, "revisit"], revisit);
  if (excludes) asExcludes(book, { ...said, text: excludes }, [...path, "excludes"]);
  return true;
};

/** `Said no to: Marketplace listing (again in FY29-Q1); Agencies.`: the declined options on one line, as a board is told them. */
export const printedOptions: Sentence = (book, _context, said) => {
  const list = book.options.isOurs ? /^Said no to:\s+(.+?)[.]?$/.exec(said.text)?.[1] : undefined;
  for (const text of list?.split(/;\s+/) ?? []) {
    const match = /^(.+?)(?:\s*\(again in (FY\d\d-Q[1-4])\))?$/.exec(text);
    const slug = book.element(said, "declined", match?.[1] ?? text, "option");
    if (match?.[2]) book.put(said, ["declined", slug, "revisit"], match[2]);
  }
  return list !== undefined;
};

/** A goal as we print it: the business objective and what partners must move of it; or the principle and what it means. */
export const printedGoal: Sentence = (book, context, said) => {
  const match = /^(.+?): (.+)$/.exec(said.text);
  if (!match || !book.options.isOurs || !under(context, /partnership philosophy/)) return false;
  const principle = memberIn(principles, principleWords, match[1] ?? "");
  if (principle) book.put(said, ["thesis", "principle"], principle);
  else {
    const slug = book.element(said, "objectives", match[1] ?? "", "business");
    book.put(said, ["objectives", slug, "partner"], match[2]);
  }
  return true;
};

/** `From 75, priority: …`, `From 50, secondary: …`. */
export const classes: Sentence = (book, _context, said) => {
  const match = /^From (\d+), (priority|secondary):/.exec(said.text);
  if (match)
    book.put(said, ["scoring", match[2] === "priority" ? "priorityFrom" : "secondaryFrom"], Number(match[1]));
  return match !== null;
};

/** A mechanism of the thesis and its evidence, as we print it. */
export const printedMechanism: Sentence = (book, context, said) => {
  const match = /^(.+)[.] ([^.]+\([^()]*\d{4}\)(?:; [^.]+)?)[.]$/.exec(said.text);
  if (!match || !book.options.isOurs || !under(context, /thesis/)) return false;
  const path = ["thesis", "mechanisms", book.countOf(["thesis", "mechanisms"])];
  book.put(said, [...path, "statement"], match[1]);
  asSources(book, { ...said, text: match[2] ?? "" }, [...path, "sources"]);
  return true;
};
