import { z } from "zod";
import { bets, declined } from "./bets.ts";
import { budget } from "./budget.ts";
import { company, header, objectives, people } from "./company.ts";
import { calendars, definitions, horizon, measures, tolerances, waivers } from "./counting.ts";
import { coverage } from "./coverage.ts";
import { decisions } from "./decisions.ts";
import { field, must, shape } from "./fields.ts";
import { agreements, incentives, value } from "./incentives.ts";
import { competitors, landscape, scoring } from "./landscape.ts";
import { partnerTypes } from "./partner-types.ts";
import { metrics, okrs, raci, roadmap, sponsors } from "./plan.ts";
import { programs } from "./programs.ts";
import { assumptions, risks, scenarios, sources } from "./risks.ts";
import { categories, gaps, thesis } from "./thesis.ts";

/**
 * The strategy: one model for the file, the API, the screens, the documents and the programme (spec 1).
 * The order of the parts is the order in which a file is written and a page is read.
 */
export const strategySchema = shape({
  entente: must(z.literal(1, "expected 1, the version of this format"), "Version of the format"),
  strategy: must(header, "Who this strategy belongs to"),
  company: must(company, "The company and what it could sell alone"),
  people: field(people, "Accountable roles; every owner is one of these"),
  objectives: field(objectives, "What partners must move, and who signs"),
  gaps: field(gaps, "What the direct organisation cannot do as well"),
  thesis: field(thesis, "Why partners, how much, by when, judged by what"),
  categories: field(categories, "What each kind of partnering is for"),
  partnerTypes: field(partnerTypes, "Which partner types belong in the portfolio"),
  bets: field(bets, "The few bets"),
  declined: field(declined, "What we have said no to"),
  coverage: field(coverage, "Who sells where, and why"),
  scoring: field(scoring, "How candidates are scored"),
  landscape: field(landscape, "Candidates for partnership"),
  competitors: field(competitors, "Whom rivals hold"),
  programs: field(programs, "What a partner must do and gets"),
  incentives: field(incentives, "What a partner is paid"),
  agreements: field(agreements, "Deal frameworks"),
  value: field(value, "The joint value proposition"),
  budget: field(budget, "Whether the strategy is funded"),
  decisions: field(decisions, "Build, partner or acquire"),
  okrs: field(okrs, "Objectives and key results"),
  metrics: field(metrics, "Success metrics by period"),
  roadmap: field(roadmap, "Milestones by quarter"),
  raci: field(raci, "Who decides"),
  sponsors: field(sponsors, "Who keeps the relationship"),
  risks: field(risks, "What could go wrong"),
  scenarios: field(scenarios, "What we do then"),
  assumptions: field(assumptions, "What we do not know"),
  sources: field(sources, "What it stands on"),
  measures: field(measures, "Measures of one's own"),
  definitions: field(definitions, "How this company counts"),
  tolerances: field(tolerances, "How far is too far"),
  calendars: field(calendars, "Business days and hours"),
  waivers: field(waivers, "Findings that stand for now, with a reason"),
  horizon: field(horizon, "When it takes effect and is looked at again"),
});

export type Strategy = z.output<typeof strategySchema>;
export type PartName = Exclude<keyof Strategy, "entente">;
/** The entries of a part that is a map of slugs. */
export type Entry<P extends PartName> = NonNullable<Strategy[P]> extends Record<string, infer E> ? E : never;
export type Bet = Entry<"bets">;
export type PartnerType = Entry<"partnerTypes">;
export type Program = Entry<"programs">;
export type Candidate = Entry<"landscape">;
export type Cell = NonNullable<NonNullable<Strategy["coverage"]>["cells"]>[number];
export type Tier = NonNullable<Program["tiers"]>[number];
