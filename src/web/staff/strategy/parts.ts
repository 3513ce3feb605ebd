import type { PartName } from "../../../domain/strategy/strategy.ts";

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

const titles: Partial<Record<PartName, string>> = {
  strategy: "The strategy",
  gaps: "Gaps of the direct organisation",
  partnerTypes: "Partner types",
  declined: "What we said no to",
  scoring: "How candidates are scored",
  landscape: "Candidates for partnership",
  programs: "Programmes and tiers",
  value: "Joint value proposition",
  decisions: "Build, partner or acquire",
  okrs: "Objectives and key results",
  metrics: "Success metrics",
  raci: "Who decides",
  sponsors: "Executive sponsors",
  measures: "Measures of one's own",
  definitions: "How this company counts",
  tolerances: "How far is too far",
};

export const partTitle = (part: string): string => titles[part as PartName] ?? inWords(part);

const spelled: Record<string, string> = {
  arr: "ARR",
  arrShare: "Share of ARR",
  by: "By",
  cac: "Cost of a customer",
  fte: "Full-time people",
  perYear: "How often",
  priorityFrom: "Priority from a score of",
  secondaryFrom: "Secondary from a score of",
  mdf: "Market development funds",
  idealCustomers: "Ideal customers",
  goToMarket: "Routes to market",
  partnerServesIcp: "A partner serves the ideal customers",
  partnerHasPresence: "A partner is there",
  retireIf: "Retire if",
  atLeast: "At least",
  atMost: "At most",
  programs: "Programmes",
  program: "Programme",
  msp: "MSP",
  mssp: "MSSP",
  var: "VAR",
  isv: "ISV",
  si: "SI",
  gsi: "GSI",
  oem: "OEM",
  "co-sell": "Co-sell",
  "mdf-allocation": "MDF allocation",
  "per-seat": "Per seat",
  icpOverlap: "Overlap with ideal customers",
};

/** A field, slug or member of a closed set in words: `fiscalYearStart` is "Fiscal year start". */
export function inWords(name: string): string {
  const known = spelled[name];
  if (known !== undefined) return known;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
