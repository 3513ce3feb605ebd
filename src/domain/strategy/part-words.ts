import { capital } from "../shared/capital.ts";
import { listed } from "../check/figures.ts";
import { entryOf } from "./entry-of.ts";
import type { PartName } from "./strategy.ts";

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

/** A part of the strategy as its page is called. Names come from files: `constructor` is no entry of a table. */
export const partTitle = (part: string): string => entryOf<string>(titles, part) ?? inWords(part);

/**
 * Fields of the file (`company.arr`, `thesis.northStar.owner`) as the forms call them, each with its part: "Company: ARR; Thesis:
 * North star owner". Who reads a document has no file before them.
 */
export function placesInWords(paths: readonly string[]): string {
  const fields = new Map<string, string[]>();
  for (const path of paths) {
    const [part = "", ...steps] = path.split(".");
    const known = fields.get(part) ?? [];
    const field = steps.map((step, index) => (index === 0 ? inWords(step) : lower(inWords(step)))).join(" ");
    fields.set(part, field === "" || known.includes(field) ? known : [...known, field]);
  }
  return [...fields]
    .map(([part, names]) => `${partTitle(part)}${names.length > 0 ? `: ${listed(names)}` : ""}`)
    .join("; ");
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

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
  const known = entryOf(spelled, name);
  if (known !== undefined) return known;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase();
  return capital(words.replaceAll(abbreviations, (short) => short.toUpperCase()));
}

const abbreviations = /\b(?:msp|mssp|var|isv|gsi|oem|mdf|arr|roi|nps|api)\b/g;
