import { entryOf } from "../../../domain/strategy/entry-of.ts";
import type { PartName } from "../../../domain/strategy/strategy.ts";

export { inWords, partTitle } from "../../../domain/strategy/part-words.ts";

type Room = { title: string; parts: readonly PartName[] };

/** The parts in the order in which a strategy is read, gathered under the questions it answers. */
export const rooms: readonly Room[] = [
  { title: "Why", parts: ["strategy", "company", "people", "objectives", "gaps", "thesis", "categories"] },
  {
    title: "With whom and where",
    parts: ["partnerTypes", "bets", "declined", "coverage", "scoring", "landscape", "competitors"],
  },
  {
    title: "Under what terms",
    parts: ["programs", "incentives", "agreements", "value", "budget", "decisions"],
  },
  { title: "By when and who", parts: ["okrs", "metrics", "roadmap", "raci", "sponsors"] },
  { title: "What if", parts: ["risks", "scenarios", "assumptions", "sources"] },
  {
    title: "How it counts",
    parts: ["measures", "definitions", "tolerances", "calendars", "waivers", "horizon"],
  },
];

/** What each part answers (spec 1, "What each part answers"). */
const questions: Record<PartName, string> = {
  strategy: "Whose strategy is it, and who has agreed to it?",
  company: "What does the company sell, and what could it sell with no partner at all?",
  people: "Who can be accountable for what follows?",
  objectives: "What must partners move of the business, and who signs for it?",
  gaps: "What can the direct organisation not do as well?",
  thesis: "Why partners, how much, by when, and judged by what?",
  categories: "What is each kind of partnering for, and what does it ask of both sides?",
  partnerTypes: "Which types belong, which gap does each fill, and what is in it for them?",
  bets: "Which few bets do we make, and which evidence opens, scales or ends each?",
  declined: "Which attractive options have we ruled out, and why?",
  coverage: "Who sells where and why, how many partners are needed, how is conflict prevented?",
  scoring: "By which weights do we choose whom to recruit?",
  landscape: "Whom do we recruit first, and on what evidence?",
  competitors: "Whom do rivals hold, and what do we do about it?",
  programs: "What must a partner do, what does it get, and why?",
  incentives: "What is a partner paid, for what, and where are the steps?",
  agreements: "What is the deal with each type of partner?",
  value: "What does a partner get from us, and what proves it?",
  budget: "Is the strategy funded in proportion to its priorities?",
  decisions: "What do we build, what do we buy, where do we partner?",
  okrs: "How will we know that it works?",
  metrics: "Which figures, by when, and who answers for each?",
  roadmap: "What happens in which quarter, and what does it wait for?",
  raci: "Who decides, who does the work, who is asked, who is told?",
  sponsors: "Which executives keep which relationship?",
  risks: "What could go wrong, how would we see it, and what then?",
  scenarios: "What do we do when the year goes another way?",
  assumptions: "What do we not know, and how do we find out?",
  sources: "What does the strategy stand on?",
  measures: "Which figures of our own do we count?",
  definitions: "When is a partner active, and how is return counted?",
  tolerances: "How far from a target is too far?",
  calendars: "Which days and hours count for deadlines?",
  waivers: "Which findings stand for now, why, and until when?",
  horizon: "When does it take effect, and when do we look again?",
};
/** Names come from files: `constructor` and `__proto__` are no entries of a table. */
export const partQuestion = (part: string): string => entryOf<string>(questions, part) ?? "";
