import { counted, listed, plain } from "../../check/figures.ts";
import { benefitInWords, commitmentInWords } from "../../programs/partner-terms-in-words.ts";
import { entries, entryOf } from "../../strategy/lookup.ts";
import type { Benefit } from "../../strategy/reach.ts";
import type { Program, Strategy, Tier } from "../../strategy/strategy.ts";
import { yearlyEffort } from "../../strategy/tier-effort.ts";
import type { Block } from "../document.ts";
import { type Cell, column, facts, figureColumn, heading, inOneCell, missing, tableOr } from "../blocks.ts";
import { becauseName, typeNames } from "../names.ts";
import { boundWords, metricWords } from "../targets.ts";
import { atHead, countWords, durationWords, label, quoted, words } from "../words.ts";

const wanting = { what: "what a partner must do and what it gets", part: "programs" };
export const programsOf = (strategy: Strategy) => entries<Program>(strategy.programs);

/** Every tier of every programme, from the lowest: what it asks, what it gives, what the partner commits to. */
export function tiersTable(strategy: Strategy): Block {
  const rows = programsOf(strategy).flatMap(([, program]) =>
    (program.tiers ?? []).map((tier): Cell[] => [
      [{ strong: tier.name }, ` · ${program.name}`],
      ...tierCells(strategy, tier),
    ]),
  );
  return tableOr(wanting, "Tiers", [column("Tier", 1.3), ...tierColumns], rows);
}

const tierColumns = [
  column("Criteria", 2),
  column("Benefits", 2.4),
  column("Requirements", 2),
  figureColumn("Expected", 0.95),
];

const tierCells = (strategy: Strategy, tier: Tier): Cell[] => [
  inOneCell(tier.criteria?.map((one) => criterionWords(strategy, one))) ?? "None: open to all",
  inOneCell(tier.benefits?.map((one) => benefitWords(one, strategy.company.currency))) ?? "None",
  inOneCell(tier.commitments?.map(commitmentInWords)) ?? "None",
  countWords(tier.expect) ?? "–",
];

type Criterion = NonNullable<Tier["criteria"]>[number];

export function criterionWords(strategy: Strategy, criterion: Criterion): string {
  if (criterion.metric === undefined)
    return criterion.fact ? label(criterion.fact) : "A criterion that says nothing";
  return `${metricWords(strategy, criterion)} ${boundWords(strategy, criterion) ?? "(no value said)"}`;
}

/** A benefit as a document of ours says it: the portal is not "this" one here, and a shared manager says with how many. */
export function benefitWords(benefit: Benefit, currency: string): string {
  const text =
    benefit.kind === "portal-access"
      ? `Portal access${benefit.value === undefined ? "" : `: ${benefit.value}`}`
      : benefitInWords(benefit, currency);
  return benefit.ratio === undefined ? text : `${text}, one for ${counted(benefit.ratio, "partner")}`;
}

/** Programme by programme: tiers as a table, then how they are reviewed, onboarding, registration, certification. */
export function programBlocks(strategy: Strategy): Block[] {
  if (programsOf(strategy).length === 0) return [missing(wanting.what, wanting.part)];
  return programsOf(strategy).flatMap(([, program]) => [
    heading(program.name),
    tableOr(
      { what: `the tiers of ${program.name}`, part: "programs" },
      `Tiers of the ${program.name}`,
      [column("Tier", 0.9), ...tierColumns],
      (program.tiers ?? []).map((tier): Cell[] => [[{ strong: tier.name }], ...tierCells(strategy, tier)]),
    ),
    ...termsBlocks(strategy, program),
  ]);
}

export const termsBlocks = (strategy: Strategy, program: Program): Block[] =>
  facts([
    ["Enrols", typeNames(strategy, program.types), "programs"],
    ["Because", becauseName(strategy, program.because), "programs"],
    ["Tier review", atHead(reviewWords(program)), "programs"],
    ["Onboarding", onboardingWords(program), "programs"],
    ["Deal registration", registrationWords(program) ?? "Not part of this programme", "programs"],
    ["Certifications", certificationWords(program) ?? "None", "programs"],
  ]);

function reviewWords({ review }: Program): string | null {
  if (!review) return null;
  const after = (duration: typeof review.grace, then: string) =>
    duration && `${then} after ${durationWords(duration)}`;
  return inOneCell([
    review.every && `every ${review.every}`,
    after(review.promoteAfter, "promotion"),
    after(review.warnAfter, "warning"),
    after(review.demoteAfter, "demotion"),
    after(review.exitAfter, "exit"),
    review.grace && `new partners are not judged for ${durationWords(review.grace)}`,
  ]);
}

export const onboardingWords = ({ onboarding }: Program): string | null =>
  inOneCell(
    onboarding?.map(({ step, title, within, by }) => {
      const terms = inOneCell(
        [within && `within ${durationWords(within)}`, by && `by ${by === "vendor" ? "us" : "the partner"}`],
        ", ",
      );
      return `${title ?? label(step)}${terms ? ` (${terms})` : ""}`;
    }),
  );

export function registrationWords({ registration }: Program): string | null {
  if (!registration) return null;
  const { answerWithin, protection, extension, extensions, calendar } = registration;
  return atHead(
    inOneCell([
      answerWithin && `answered within ${durationWords(answerWithin)}`,
      protection && `protected for ${durationWords(protection)}`,
      extension &&
        `extended by ${durationWords(extension)}${extensions === undefined ? "" : `, ${counted(extensions, "time")} at most`}`,
      calendar && calendarPhrase(calendar),
    ]),
  );
}

/** A calendar has no name beside its slug. */
const calendarPhrase = (slug: string): string => `counted by the calendar ${quoted(words(slug))}`;

export const certificationWords = ({ certifications }: Program): string | null =>
  inOneCell(
    certifications?.map(
      ({ id, name, validFor }) => `${name ?? id}${validFor ? `, valid for ${durationWords(validFor)}` : ""}`,
    ),
  );

/** What each tier asks of a partner in hours a year, beside what such a partner can give. */
export function effortTable(strategy: Strategy): Block {
  const rows = programsOf(strategy).flatMap(([, program]) =>
    (program.tiers ?? []).map((tier): Cell[] => {
      const { hours, unknown } = yearlyEffort(tier);
      return [
        `${tier.name} · ${program.name}`,
        `${plain(hours)}${unknown.length > 0 ? `, and ${listed(unknown.map(label))} unknown` : ""}`,
        inOneCell((program.types ?? []).map((type) => roomWords(strategy, type, hours))),
      ];
    }),
  );
  return tableOr(
    wanting,
    "What a tier asks, and what a partner can give",
    [column("Tier", 2), figureColumn("Hours a year asked", 1.4), column("Hours a year it can give", 3)],
    rows,
  );
}

function roomWords(strategy: Strategy, slug: string, hours: number): string {
  const type = entryOf(strategy.partnerTypes, slug);
  const perQuarter = type?.capacity?.hoursPerQuarter;
  const name = type?.name ?? slug;
  if (perQuarter === undefined) return `${name}: unknown`;
  return `${name}: ${plain(perQuarter * 4)}${hours > perQuarter * 4 ? ", too few" : ""}`;
}

export function programsFinding(strategy: Strategy): string | null {
  const programs = programsOf(strategy);
  const tiers = programs.flatMap(([, program]) => program.tiers ?? []);
  if (tiers.length === 0) return null;
  const generous = tiers.filter(
    ({ commitments, benefits }) => !commitments?.length && benefits?.some(isMoney),
  );
  const named =
    generous.length > 0
      ? `; ${listed(generous.map(({ name }) => name))} gives money and asks for no commitment`
      : "; every tier that gives money asks for a commitment";
  return `${counted(tiers.length, "tier")} in ${counted(programs.length, "programme")}${named}`;
}

/** As PRO-004 reads it: what costs us money when a partner does nothing. */
const isMoney = ({ kind }: Benefit): boolean => kind === "discount" || kind === "mdf";
