import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import { periodIn } from "./figures.ts";
import { isOfRules, takeRuleInWords } from "./engagement-in-words.ts";
import { takeRule } from "./engagement-rules.ts";
import { declinedHeading } from "./declined-heading.ts";
import { takeRevisit, withoutRevisit } from "./look-again.ts";
import { takeStatedTarget } from "./objective-statement.ts";
import { measureNamed } from "./measure-names.ts";
import { scenarioCondition } from "./parts-how.ts";
import { takeWeight } from "./weights-table.ts";
import { printedDecisions } from "./printed-decisions.ts";
import {
  classes,
  printedGoal,
  printedMechanism,
  printedOption,
  printedOptions,
} from "./printed-sentences.ts";
import { incentiveSentence } from "./incentive-sentences.ts";
import { budgetSentence } from "./prose-budget.ts";
import { declinedInLine } from "./declined-in-line.ts";
import { playingField } from "./playing-field.ts";
import { registrationSentence } from "./registration-sentence.ts";
import { takeCandidate } from "./candidates.ts";
import { tieredCandidates } from "./candidates-by-tier.ts";
import { takeKeyResult } from "./okrs.ts";
import { type Sentence, under } from "./sentence.ts";
import { shareSentence, thesisSentence } from "./thesis-sentences.ts";
import { quarterIn, takeMilestone } from "./roadmap.ts";
import { askedDecision } from "./asked-decision.ts";
import { listedSource } from "./sources-in-a-list.ts";
import { tierInAList } from "./tiers-in-a-list.ts";
import { isAdvice, isBlank, isPlaceholder, labelled, normal, type Said } from "./said.ts";
import { takeTarget } from "./targets-table.ts";

/** Sentences and items that are read by where they stand and how they are built. The first that knows one takes it. */
export const readSentence: Sentence = (book, context, said) =>
  !book.isSeen(said.line) && readEachSentence(book, context, said);

/** The same where several sentences stand on one line. */
export const readEachSentence: Sentence = (book, context, said) =>
  sentences.some((read) => read(book, context, said));

/** `Scenario A: Partner revenue misses target by 30% → Accelerate direct sales`. */
const scenario: Sentence = (book, context, said) => {
  if (!under(context, /contingency planning|scenarios?/)) return false;
  const match =
    /^(?:scenario\s+\w+\s*[:–—-]\s*)?(.+?)\s*(?:→|->|=>)\s*(.+)$/i.exec(said.text) ??
    /^if\s+(.+?),\s+(?:then\s+|we\s+)?(.+)$/i.exec(said.text);
  if (!match) return false;
  const [condition = "", plan = ""] = [match[1], match[2]];
  if (isPlaceholder(said.text)) book.toFill(said, "scenario");
  else {
    const path = ["scenarios", book.slug("scenarios", condition)];
    book.put(said, [...path, "plan"], `${condition}: ${plan}`);
    scenarioCondition(book, { ...said, text: condition }, path);
  }
  return true;
};

/** What we say no to: what is struck out there may be the option itself. */
export const isOfDeclined = (context: Context): boolean => under(context, declinedHeading);

/** An option and the reason against it: `Marketplace listing: buyers are too large`. */
const declinedOption: Sentence = (book, context, said) => {
  if (!isOfDeclined(context) || ofAllOptions.test(said.text)) return false;
  if (isPlaceholder(said.text)) book.toFill(said, "declined option");
  else {
    const { text, again } = book.options.isOurs ? { text: said.text } : withoutRevisit(said.text);
    const match = /^(.{3,80}?)(?:\s*:\s+|\s+[–—-]\s+|\s+because\s+)(.+)$/.exec(text);
    // What is declined is often struck out, too.
    const option = (match?.[1] ?? text).trim().replace(/^~~(.+)~~$/, "$1");
    const slug = book.element(said, "declined", option, "option");
    if (match) book.put(said, ["declined", slug, "reason"], (match[2] ?? "").trim());
    if (again !== undefined) takeRevisit(book, { ...said, text: again }, ["declined", slug, "revisit"]);
  }
  return true;
};

/** A sentence about what stands there, or one that is read as a sentence (`We will not pursue …`), and no option by itself. */
const ofAllOptions =
  /^(?:(?:these|this|they|it|all of|the following|we (?:will |shall )?(?:look|review|revisit|return|come back|reconsider))\b|we (?:will not|won['’]t|do not|are not going to) (?:pursue|chase|go after|invest in)\b)/i;

/** Headings of a list of who buys and stays. */
const ofCustomers =
  /^(?:(?:our|the|primary|target) )*(?:ideal customers?(?: profiles?)?|icps?|ideal customer profiles? icps?)$/;

/** `University hospitals (500–2,500 beds)` in a list under the ideal customers: each item is one, with its remark. */
const idealCustomer: Sentence = (book, context, said) => {
  if (book.options.isOurs || !ofCustomers.test(normal(context.titles.at(-1) ?? ""))) return false;
  if (labelled(said.text) || isBlank(said.text) || isAdvice(said.text)) return false;
  if (isPlaceholder(said.text)) book.toFill(said, "ideal customer");
  else book.add(said, ["company", "idealCustomers"], said.text.trim().replace(/[.;,]$/, ""));
  return true;
};

/** A milestone in a list under a quarter. */
const milestone: Sentence = (book, context, said) => {
  // Our own prints have their milestones in a table, and lists of figures under it.
  if (book.options.isOurs || !context.quarter || !under(context, /^q[1-4]\b|^fy ?\d+/)) return false;
  if (/^[\w -]*\btargets?\s*:/i.test(said.text)) return false;
  if (labelled(said.text)?.value === "" || isBlank(said.text)) return false;
  takeMilestone(book, said, context.quarter);
  return true;
};

/** Headings of lists of measures with their targets. */
export const ofMeasures =
  /^(?:(?:our|partner|program|programme|success|key) )*(?:kpis?|metrics|measures|targets|performance indicators)$/;

/** `Active partners: 40` in a list under the measures. */
const listedTarget: Sentence = (book, context, said) => {
  const dash = /^(.{1,60}?)\s+[–—-]\s+(.+)$/.exec(said.text);
  const own = labelled(said.text) ?? (dash ? { label: dash[1] ?? "", value: dash[2] ?? "" } : undefined);
  const heading = normal(context.titles.at(-1) ?? "");
  const year = periodIn(/\bfy ?\d{2,4}$/.exec(heading)?.[0] ?? "");
  if (!own || own.value === "" || !ofMeasures.test(heading.replace(/(?: for)? fy ?\d{2,4}$/, "")))
    return false;
  if (measureNamed(own.label) === undefined) return false;
  const period = context.quarter ?? year ?? "year";
  takeTarget(book, { ...said, text: own.label }, { ...said, text: own.value }, period);
  return true;
};

/** `Q1 FY28: sign two integrators` in a list under the roadmap. */
const dated: Sentence = (book, context, said) => {
  if (
    book.options.isOurs ||
    !under(context, /^(?:roadmap|timeline|milestones|plan by quarter|sequence$|sequencing)/)
  )
    return false;
  if (/^(?:H[12]\b|Q[1-4]\s*[-–/&]\s*Q[1-4]|FY ?\d{2,4}\s*[:–—-]|\d{4}\s*[:–—-])/i.test(said.text))
    book.unread(said.line, "a milestone has one fiscal quarter, such as FY28-Q1");
  const match =
    /^((?:FY ?\d{2,4}[ -]?)?Q[1-4](?:[ ,]+(?:FY ?\d{2,4}|\d{4}))?|\d{4}[ -]Q[1-4])\s*[:–—-]\s*(.+)$/i.exec(
      said.text,
    );
  const quarter = match && quarterIn(match[1] ?? "");
  if (!match || !quarter) return false;
  takeMilestone(book, { ...said, text: match[2] ?? "" }, quarter);
  return true;
};

/** `ICP client overlap × 30%`, with or without the sum around it. */
const weight: Sentence = (book, _context, said) => {
  const match = /^[\s+(]*([\p{L} -]{3,40}?)\s*[×x*]\s*(\d+(?:\.\d+)?%)\)?\s*(?:#.*)?$/u.exec(said.text);
  if (!match) return false;
  takeWeight(book, { ...said, text: match[1] ?? "" }, { ...said, text: match[2] ?? "" });
  return true;
};

/** `Score ≥ 75: Priority`, `Score 50–74: Secondary`. */
const scoreClasses: Sentence = (book, _context, said) => {
  const priority = /score\s*(?:≥|>=|of at least)\s*(\d+)\s*:?\s*priority/i.exec(said.text);
  const secondary = /score\s*(\d+)\s*[–-]\s*\d+\s*:?\s*secondary/i.exec(said.text);
  if (priority) book.put(said, ["scoring", "priorityFrom"], Number(priority[1]));
  if (secondary) book.put(said, ["scoring", "secondaryFrom"], Number(secondary[1]));
  return priority !== null || secondary !== null;
};

/** The summary of the whole, under its heading. */
const summary: Sentence = (book, context, said) => {
  if (!/^(?:executive )?summary$/.test(normal(context.titles.at(-1) ?? ""))) return false;
  if (isPlaceholder(said.text)) book.toFill(said, "summary of the strategy");
  else book.goOn(said, ["strategy", "summary"], said.text);
  if (!book.options.isOurs)
    for (const text of said.text.split(/(?<=[.])\s+/))
      for (const read of [shareSentence, budgetSentence]) read(book, context, { ...said, text });
  return true;
};

/** A goal in a list of goals is a business objective. */
const goal: Sentence = (book, context, said) => {
  if (!under(context, /^strategic goals|^business objectives/)) return false;
  takeGoal(book, said);
  return true;
};

export function takeGoal(book: Book, said: Said): void {
  if (isPlaceholder(said.text)) book.toFill(said, "objective");
  else {
    const slug = book.element(said, "objectives", said.text.trim(), "business");
    takeStatedTarget(book, said, ["objectives", slug]);
  }
}

/** A key result in a list under its objective. */
const keyResult: Sentence = (book, context, said) => {
  if (!context.okr || labelled(said.text)?.value === "") return false;
  takeKeyResult(book, said, context.okr);
  return true;
};

/** A candidate in a list under its tier. */
const candidate: Sentence = (book, context, said) =>
  context.candidateTier !== undefined &&
  /\s[–—-]\s/.test(said.text) &&
  // Fields with their labels are read as such.
  !/\s\p{L}+:\s/u.test(said.text) &&
  takeCandidate(book, said, context.candidateTier, undefined);

/** Who sells to an account, rule by rule. */
const engagement: Sentence = (book, context, said) =>
  under(context, /coverage|engagement/) && takeRule(book, said);

/** The same in free words, in a list or a line under a heading that says so. */
const engagementInWords: Sentence = (book, context, said) => {
  if (book.options.isOurs || !context.titles.some((title) => isOfRules(normal(title)))) return false;
  if (labelled(said.text)?.value === "" || isBlank(said.text)) return false;
  if (isPlaceholder(said.text)) book.toFill(said, "rule of engagement");
  else takeRuleInWords(book, said);
  return true;
};

const sentences: readonly Sentence[] = [
  tierInAList,
  listedSource,
  askedDecision,
  declinedInLine,
  playingField,
  registrationSentence,
  idealCustomer,
  tieredCandidates,
  engagement,
  engagementInWords,
  incentiveSentence,
  classes,
  printedMechanism,
  printedGoal,
  keyResult,
  candidate,
  weight,
  scoreClasses,
  scenario,
  thesisSentence,
  summary,
  goal,
  milestone,
  dated,
  listedTarget,
  printedOption,
  printedOptions,
  printedDecisions,
  declinedOption,
];
