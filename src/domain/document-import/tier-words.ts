import { amountIn, inCurrencyOf, shareIn } from "./figures.ts";
import type { NumberForm } from "./number-form.ts";
import { normal } from "./said.ts";
import { plainWords, wordsBeside } from "./words-beside.ts";

/** What programmes promise and ask for, in the words of documents. The first line that fits decides; what fits none is not guessed. */
const benefits: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    "partner-manager",
    /\b(?:(?:partner|channel|alliance) (?:account )?manager|account manager|named manager|pam)\b/,
  ],
  ["mdf", /\b(?:mdf|co marketing (?:funds?|budget)|market(?:ing)? (?:development )?funds?)\b/],
  [
    "registration-discount",
    /\bregistration discount\b|\bdiscount (?:on|for) (?:registered deals|deal registrations?)\b/,
  ],
  // A bonus on a registered deal is money, and no registration.
  ["deal-registration", /\bdeal registration\b(?! (?:bonus|spiff|rebate|uplift))/],
  ["revenue-share", /\b(?:rev(?:enue)? share|share of revenue)\b/],
  ["roadmap-input", /\broadmap\b/],
  ["early-access", /\b(?:early (?:product )?access|beta)\b/],
  [
    "executive-access",
    /\bexecutive (?:to executive|access|relationships?|alignment)\b|\baccess to executives\b/,
  ],
  [
    "directory-listing",
    /\b(?:directory|marketplace) (?:listing|placement)|\bplacement in partner directory\b|\bdirectory\b|\blisting in the directory\b/,
  ],
  ["joint-pr", /\b(?:joint pr|press release|joint press(?: work)?)\b/],
  [
    "joint-campaign",
    /\b(?:co branded|joint (?:webinars?|campaigns?|marketing|gtm|go to market)|co marketing)\b/,
  ],
  ["support", /\bsupport\b/],
  ["portal-access", /\bportal\b/],
  ["training", /\b(?:training|enablement)\b/],
  ["discount", /\b(?:discount|margin)\b/],
];

const commitments: readonly (readonly [kind: string, words: RegExp, perYear?: number])[] = [
  ["business-review", /\b(?:qbrs?|quarterly (?:business )?reviews?)\b/, 4],
  ["business-review", /\bsemi annual (?:business )?reviews?\b/, 2],
  ["business-review", /\bbusiness reviews?\b/],
  ["annual-review", /\bannual (?:business )?reviews?\b/, 1],
  ["joint-plan", /\b(?:joint (?:business )?plans?|business plan)\b/],
  ["named-manager", /\bnamed (?:pam|partner manager|manager|contact)\b/],
  [
    "joint-activity",
    /\b(?:joint (?:go to market |gtm |marketing )?(?:activit(?:y|ies)|webinars?|campaigns?)|campaigns?)\b/,
  ],
  ["certification", /\b(?:re ?certification)\b/],
  ["register-deals", /\b(?:deal registration|regist(?:ers?|ering) (?:all )?deals?)\b/],
  ["reporting", /\b(?:reporting|reports?)\b/],
  ["quota", /\bquota\b/],
];

const facts: readonly (readonly [fact: string, words: RegExp])[] = [
  ["agreement-signed", /\bsigned (?:partner )?agreement\b|\bagreement signed\b/],
  ["dedicated-practice", /\bdedicated practice\b|\bcenter of excellence\b/],
  ["executive-sponsor", /\bexecutive spons(?:or|orship)\b/],
  ["integration-complete", /\b(?:technical )?integration\b/],
  ["training-done", /\b(?:completed? (?:basic )?training|basic training)\b/],
];

export type Benefit = {
  readonly kind: string;
  readonly value?: string | number;
  readonly per?: string;
  readonly ratio?: number;
  /** Words that the model does not keep. */
  readonly beside?: string | undefined;
};
/** How the document writes figures, and the currency of the company. */
type Figures = { readonly currency: string; readonly numbers: NumberForm };
export type Commitment = { readonly kind: string; readonly perYear?: number; readonly hours?: number };

const no = /^(?:no|none|not included|optional)\b/i;

/** A benefit as a document writes it: `Deal registration`, `Revenue share: 20%`, `MDF allocation ($40K/yr)`; undefined for no known one. */
export function benefitIn(text: string, written: Figures): Benefit | "none" | undefined {
  const [label, said] = splitAtColon(text);
  const [kind, pattern] = benefits.find(([, words]) => words.test(plainWords(label))) ?? [];
  if (!kind || !pattern) return undefined;
  if (said !== undefined && no.test(said)) return "none";
  const bracket = /\(([^)]*)\)/.exec(text)?.[1];
  const open = text.replace(/\s*\([^)]*\)/, "");
  // Of `20% discount (30% for registered deals)` the first figure is the benefit's.
  const leading = said === undefined ? (shareBeside(open) ?? amountBeside(open, written)) : undefined;
  if (kind === "partner-manager") return managerIn(text, wordsBeside(label, pattern, [bracket]));
  // In a cell, `20% (registered deals 25%)`: the share, and beside it another of something else.
  const [, share, other] = /^(\d[\d.,]*\s?%)\s*\(([^()]+)\)$/.exec(said ?? "") ?? [];
  const figure = share ?? said ?? leading ?? bracket;
  const value = figure === undefined || isGivenOnly.test(figure) ? undefined : figure;
  // A second figure in brackets is named by itself.
  const second = leading !== undefined && /\d/.test(bracket ?? "") ? bracket : undefined;
  const words = wordsBeside(label, pattern, [second, said === undefined ? value : undefined]);
  const beside = [words, other].filter(Boolean).join("; ") || undefined;
  return { kind, ...(value === undefined ? {} : valueOf(value, written)), beside };
}

const isGivenOnly = /^(?:yes|included|available|required|✓|✔️?|✅|●)$/i;

/** `Partner manager: shared, one for 5 partners`, `PAM shared across 3–5 partners`. */
function managerIn(text: string, beside: string | undefined): Benefit {
  const kind = "partner-manager";
  const shared = /\bshared\b.*?(?:(\d+)\s*[–-]\s*)?(\d+)?/i.exec(text);
  const ratio = numberIn(/\bone for (\d+) partners?\b/i.exec(text)?.[1]);
  if (/\bdedicated\b/i.test(text)) return { kind, value: "dedicated", ratio: ratio ?? 1, beside };
  return shared
    ? { kind, value: "shared", ...(ratio === undefined ? {} : { ratio }), beside }
    : { kind, beside };
}

/** `20% discount`, `Resale discount of 15%`: a share at either end, or in front of what it is for. */
const shareBeside = (text: string): string | undefined =>
  /^(\d+(?:\.\d+)?%)\s/.exec(text)?.[1] ??
  /^[^\d]*\b(?:discount|margin|share|mdf)\s+(?:of\s+)?(\d+(?:\.\d+)?%)(?=\s|$)/i.exec(text)?.[1];

/** `MDF $5K per quarter`, `$20K MDF`: an amount before or behind the name of a benefit. */
function amountBeside(text: string, { numbers }: Figures): string | undefined {
  const found =
    /^((?:(?!MDF\b)[A-Z]{3}\s)?\S*\d\S*)\s+(?:in |of )?\p{L}[^\d]*$|^[^\d]*\p{L}(?:\s+of)?\s+(\S*\d\S*(?:\s?\/\s?| per | a )?(?:yr|year|quarter|month|half)?)$/u.exec(
      text.trim(),
    );
  const figure = found?.[1] ?? found?.[2];
  const amount = figure?.replace(/\s*(?:\/\s?|per |a )(?:yr|year|quarter|month|half)$/i, "") ?? "";
  return /\p{Sc}|[A-Z]{3}|\dK$/iu.test(amount) && amountIn(amount, numbers) ? figure : undefined;
}

function valueOf(text: string, { currency, numbers }: Figures): { value: string | number; per?: string } {
  const match = /^(.*?)\s*(?:\/\s?|per |a )(yr|year|quarter|month|half)$/i.exec(text.trim());
  const per = match?.[2]?.toLowerCase().replace("yr", "year");
  const figure = (match?.[1] ?? text).trim();
  const amount = amountIn(figure, numbers);
  const value = shareIn(figure, numbers) ?? (amount ? inCurrencyOf(amount, currency) : figure);
  return per ? { value, per } : { value };
}

/** What a partner commits to, with the times a year and the hours each time where they are said. */
export function commitmentIn(text: string): Commitment | undefined {
  const plain = plainWords(text);
  const found = commitments.find(([, pattern]) => pattern.test(plain));
  if (!found) return undefined;
  const [kind, , always] = found;
  const yearly =
    rhythms.find(([, pattern]) => pattern.test(text))?.[0] ??
    numberIn(/\b(\d+)\b(?=[^,;]*(?:\/\s?(?:yr|year)|per year|a year)\b)/i.exec(text)?.[1]);
  const perYear = always ?? yearly;
  const hours = numberIn(/\b(\d+(?:\.\d+)?) hours? each\b/i.exec(text)?.[1]);
  return { kind, ...(perYear === undefined ? {} : { perYear }), ...(hours === undefined ? {} : { hours }) };
}

const rhythms: readonly (readonly [perYear: number, words: RegExp])[] = [
  [12, /\bmonthly\b|\bevery month\b/i],
  [4, /\bquarterly\b|\bevery quarter\b/i],
  [2, /\btwice a year\b|\b(?:half[- ]yearly|semi[- ]annual(?:ly)?)\b/i],
  [1, /\bonce a year\b|\b(?:yearly|annually|annual)\b|\bevery year\b/i],
];

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** A fact about a partner that a tier asks for. */
export function factIn(text: string): string | undefined {
  const [label, said] = splitAtColon(text);
  if (said !== undefined && no.test(said)) return undefined;
  return facts.find(([, pattern]) => pattern.test(plainWords(label)))?.[0];
}

/** What stands beside the words of a commitment or of a fact, and is kept nowhere: `Joint plan, signed by the CEO`. */
export function besideDemand(text: string): string | undefined {
  const [label] = splitAtColon(text);
  const known = [...commitments, ...facts].find(([, pattern]) => pattern.test(plainWords(label)));
  return known && wordsBeside(label, known[1], []);
}

/** How many certified people are asked for: `2+ certs`, `Certified resources: 5`, `3 certified professionals`. */
export function certifiedIn(text: string): number | undefined {
  const before =
    /^(?:minimum |at least )?(\d+)\+?\s+(?:certs?|certifications|certified(?: (?:professionals?|people|persons?|individuals?|resources?|engineers?|technicians?|consultants?|specialists?|installers?|architects?|experts?|reps?|staff|employees?))?)\+?$/i.exec(
      text.trim(),
    );
  const after =
    /^certified (?:resources|individuals|people|professionals|staff|employees)\s*:?\s*(?:≥|>=|at least)?\s*(\d+)\+?$/i.exec(
      text.trim(),
    );
  const count = before?.[1] ?? after?.[1];
  return count === undefined ? undefined : Number(count);
}

export function splitAtColon(text: string): [label: string, value: string | undefined] {
  const match = /^([^:]{1,60}):\s+(.+)$/s.exec(text);
  return match ? [match[1] ?? "", (match[2] ?? "").trim()] : [text, undefined];
}

/** Cells that say no more than that something is given or asked, or that nothing is. */
export const givesAll = /^(?:yes|required|mandatory|included|completed?|signed|done|✓|✔️?|✅|●)$/i;
export const asksNothing = /^(?:none|nothing|open to all|none: open to all)$/i;

const ranks = [
  "registered",
  "authorized",
  "member",
  "bronze",
  "certified",
  "select",
  "silver",
  "premier",
  "gold",
  "advanced",
  "platinum",
  "strategic",
  "elite",
  "diamond",
];

/** How high a tier stands by its name, where its name says it; undefined for a name of a company's own. */
export const rankOf = (name: string): number | undefined => {
  const at = ranks.indexOf(normal(name).replace(/ partners?$/, ""));
  return at < 0 ? undefined : at;
};
