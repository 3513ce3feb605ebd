import { gapKindLabels } from "./gap-labels.ts";
import { betStatuses, categoryNames } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Section } from "./outline.ts";
import type { Book } from "./book.ts";
import { candidateTierIn } from "./candidates.ts";
import { okrPath } from "./okrs.ts";
import {
  companyLabels,
  coverageLabels,
  signLabels,
  type LabelledPart,
  strategyLabels,
  thesisLabels,
} from "./labels.ts";
import { labelsUnder } from "./labels-under.ts";
import { field, type FieldSpec, type PartSpec } from "./part-spec.ts";
import { decisions, risks } from "./parts-how.ts";
import { bets } from "./bets.ts";
import { partnerTypes } from "./parts-why.ts";
import { asTextOn, asTexts } from "./readers.ts";
import { besideName, isPlaceholder, normal, type Said } from "./said.ts";
import { quarterIn } from "./roadmap.ts";
import { isOfTiers } from "./heading-of-tiers.ts";
import { isOfRules } from "./engagement-in-words.ts";
import { programRecord } from "./program-terms.ts";
import { rankOf } from "./tier-words.ts";
import { programIn, tierPath } from "./tiers.ts";
import { memberIn } from "./member-in.ts";
import { agreementRecord } from "./agreement-terms.ts";
import { betWords } from "./vocabulary.ts";
import { isNoType, isType } from "./partner-type-heading.ts";
import { asPriority, besidePriority } from "./partner-type-words.ts";

/** What the headings above a place say that it is about. */
export type Context = {
  /** The element that labels under these headings belong to. */
  readonly record?: LabelledPart;
  readonly tier?: Path;
  readonly category?: string;
  readonly quarter?: string;
  /** The programme whose tiers stand here. */
  readonly program?: string;
  /** The letter of the tier that candidates under these headings are in. */
  readonly candidateTier?: string;
  /** The objective whose key results stand here. */
  readonly okr?: Path;
  /** Labels of these parts may stand here. */
  readonly labels: readonly LabelledPart[];
  /** A reason for which nothing here is of the strategy. */
  readonly advice?: string;
  readonly titles: readonly string[];
};

const advice =
  /^(?:how to use this template|what i wish i knew|common pitfalls|quick win checklist|full implementation|executive ready|related templates|key takeaways|frequently asked questions|key terms used|choose your level|next steps?|checklists?)\b/;

/** Headings right under which an owner is the one of the strategy; in a chapter on one of its parts it is another. */
const ofStrategy =
  /compan|business context|overview|at a glance|strategic alignment|profile|partner strategy|partnership strategy/;
const ofTheWhole = /\b(?:strategy|plan|programme|program)\b/;
const ofAPart =
  /\b(?:risks?|budget|money|investments?|metrics|kpis?|targets?|roadmap|milestones|tiers?|objectives|goals|bets?|partner types|competitors?|candidates|assumptions|sources|coverage|engagement|incentives?|agreements?|decisions)\b/;

const documentItself =
  /^(?:document (?:control|history|information)|(?:revision|version|change) (?:history|log)|changelog|distribution list|(?:table of )?contents)$/;

const about: readonly (readonly [heading: RegExp, labels: readonly LabelledPart[]])[] = [
  [ofStrategy, [companyLabels, thesisLabels]],
  [
    /^(?:(?:current |our )?situation|starting point|status quo|where we (?:are|stand)(?: today| now)?)$/,
    [companyLabels],
  ],
  [
    /thesis|philosophy|why partner|principle|north star|where to win|business outcome|direction/,
    [thesisLabels, gapKindLabels],
  ],
  [
    /rationale|gaps?\b|six reasons|^why (?:alliances?|partners|partnerships?|partnering|(?:a |the )?channel)\b/,
    [gapKindLabels],
  ],
  [/coverage/, [coverageLabels]],
  [/sign off|governance|approval|adoption|decides|sponsor/, signLabels],
];

export function contextOf(book: Book, section: Section): Context {
  const { titles, line } = section;
  const plain = titles.map(normal);
  const found = about
    .filter(([heading]) => plain.some((title) => heading.test(title)))
    .flatMap(([, labels]) => labels)
    // `Named accounts: direct leads` is a rule there, and no list of accounts.
    .filter((part) => book.options.isOurs || part !== coverageLabels || !isOfRules(plain.at(-1) ?? ""));
  const own = plain.at(-1) ?? "";
  const isOfStrategy =
    ofStrategy.test(own) || (titles.length < 2 && (ofTheWhole.test(own) || !ofAPart.test(own)));
  const labels = [
    ...(titles.length < 2 ? [companyLabels] : []),
    ...(isOfStrategy ? [strategyLabels] : []),
    ...(titles.length < 2 ? [thesisLabels] : []),
    ...found,
  ];
  const advised = plain.some((title) => advice.test(title));
  const ofDocument = plain.some((title) => documentItself.test(title));
  const category = titles.map(categoryOf).find((name) => name !== undefined);
  const quarter = titles.map(quarterIn).findLast((name) => name !== undefined);
  const candidateTier = titles.map(candidateTierIn).findLast((name) => name !== undefined);
  const okr = okrOf(book, titles, line);
  const program = titles.length > 1 ? programOf(book, section) : undefined;
  const base = {
    ...(candidateTier ? { candidateTier } : {}),
    ...(okr ? { okr } : {}),
    ...(program ? { program } : {}),
    titles,
    labels,
    ...(category ? { category } : {}),
    ...(quarter ? { quarter } : {}),
  };
  if (ofDocument) return { ...base, advice: "about the document, and no statement of the strategy" };
  if (advised) return { ...base, advice: "advice of the template, and no statement of the strategy" };
  const tier = tierOf(book, section);
  if (tier) return { ...base, tier };
  const record =
    (program ? programRecord(program) : undefined) ??
    elementOf(book, section) ??
    (category ? categoryRecord(category) : undefined);
  return record ? { ...base, record } : base;
}

/** A heading that is a programme by its name, or in our own print by the tiers that stand right under it. */
function programOf(book: Book, { titles, line, blocks }: Section): string | undefined {
  const said = { text: titles.at(-1) ?? "", line };
  const hasTiers = blocks.some(
    (block) => block.kind === "table" && normal(block.header.cells[0] ?? "") === "tier",
  );
  const isNamed = book.options.isOurs && hasTiers && titles.length > 2;
  return isNamed ? book.element(said, "programs", said.text, "name") : programIn(book, said);
}

const categoryOf = (title: string): string | undefined =>
  memberIn(categoryNames, {}, normal(title).replace(/ (?:partners|partnerships)$/, ""));

/** A heading that is a tier: `Tier 1: Strategic Partners`, `Gold tier`; under one that says so also `Gold`. */
function tierOf(book: Book, { titles, line, blocks }: Section): Path | undefined {
  const title = titles.at(-1) ?? "";
  // `Tier 1 – Strategic – by invitation`: the first dash parts the number and the name.
  const numbered = /^(tier\s+\d+)\s*[:–—-]\s*(.+)$/i.exec(title);
  const [behind = "", remark] = (numbered?.[2] ?? title).split(/\s+[–—]\s+/);
  const own = numbered ? `${numbered[1]}: ${behind}` : behind;
  const name =
    (numbered ? behind : undefined) ??
    /^(?!by )(.{2,30})(?<!\b(?:by|per|each|of|for|the|a|every)) tier$/i.exec(own)?.[1] ??
    (isUnderTiers(titles) && (rankOf(own) !== undefined || labelsUnder(blocks).some(isTierLabel))
      ? own
      : undefined);
  if (name === undefined || isPlaceholder(name)) return undefined;
  if (remark) book.leave({ text: remark, line }, "a remark beside the name of a tier");
  return tierPath(book, { text: own, line }, name);
}

/** An item of a list with a list under it stands for a heading where it names a tier, a quarter or an objective with key results. */
export const isHeading = (titles: readonly string[], blocks: Section["blocks"]): boolean => {
  const own = titles.at(-1) ?? "";
  return (
    candidateTierIn(own) !== undefined ||
    /^(?:(?:FY ?\d{2,4}[ -]?)?Q[1-4](?:[ ,]+FY ?\d{2,4})?)(?:\s*[:–—-].*)?$/i.test(own) ||
    (isUnderTiers(titles) && (rankOf(own) !== undefined || labelsUnder(blocks).some(isTierLabel))) ||
    (/^(?:objective|okr|O)\s*\d+\s*[:.–—-]/i.test(own) && titles.some((title) => /\bokrs?\b/i.test(title)))
  );
};

const isUnderTiers = (titles: readonly string[]): boolean => isOfTiers(titles.at(-2) ?? "");
const isTierLabel = (label: string): boolean =>
  /^(?:key )?(?:benefits|requirements|criteria|commitments)$/.test(label);

/** A heading that is an objective with key results: `Objective 1: …`, under a heading that says so. */
function okrOf(book: Book, titles: readonly string[], line: number): Path | undefined {
  const own = titles.at(-1) ?? "";
  const match = /^(?:(?:objective|okr|O)\s*\d+\s*[:.–—-]|objective:)\s*(.+)$/i.exec(own);
  const isUnder = titles.slice(0, -1).some((title) => /\bokrs?\b|key results/i.test(title));
  const isDirect = /^(?:okrs|objectives and key results|partnership okrs)$/.test(normal(titles.at(-2) ?? ""));
  if (match && isUnder) return okrPath(book, { text: match[1] ?? "", line });
  return isDirect && own !== "" ? okrPath(book, { text: own, line }) : undefined;
}

/** A heading that is one element of a part, by itself or by the heading above it. */
function elementOf(book: Book, { titles, line, blocks, isInner }: Section): LabelledPart | undefined {
  const own = (titles.at(-1) ?? "").replace(/^(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+/, "");
  const above = normal(titles.at(-2) ?? "");
  if (own === "" || isPlaceholder(own)) return undefined;
  const { name, beside } = besideName(own);
  const agreement = /^(.+?)(?: partnership)? agreement$/i.exec(beside ?? own)?.[1];
  if (agreement) return agreementRecord(book, { text: own, line }, beside ? name : own, agreement);
  for (const spec of [risks, bets, decisions, partnerTypes]) {
    const match = spec.heading?.exec(own);
    if (match) return recordOf(book, spec, { text: own, line }, match);
    const isSaid = spec.headings?.test(above) && (!isInner || hasField(spec, blocks));
    if (spec === partnerTypes && !book.options.isOurs && isNoType(own, above)) continue;
    if (isSaid || (spec === partnerTypes && !book.options.isOurs && isType(own, titles, blocks)))
      return recordOf(book, spec, { text: own, line }, [own, own]);
  }
  const told =
    titles.length > 1 && categoryOf(own) === undefined ? toldBy(titles, labelsUnder(blocks)) : undefined;
  return told && recordOf(book, told, { text: own, line }, [own, own]);
}

/** A strong line may be a word that is meant strongly: it is an element where a field of one stands under it. */
const hasField = ({ fields, inSections = [] }: PartSpec, blocks: Section["blocks"]): boolean => {
  const labels = labelsUnder(blocks);
  return [...fields, ...inSections].some(({ says }) => says.some((label) => labels.includes(label)));
};

/** The one part that two or more labels can belong to and no other; undefined where they could be of two parts, or of none. */
function toldBy(titles: readonly string[], labels: readonly string[]): PartSpec | undefined {
  const found = [risks, bets, partnerTypes].filter(({ tells = [], fields, spokenOf }) => {
    const telling = tells.filter((label) => labels.includes(label)).length;
    const known = fields.filter(({ says }) => says.some((label) => labels.includes(label))).length;
    const isSpokenOf = titles.slice(1, -1).some((title) => spokenOf?.test(normal(title)));
    return telling > 1 || (telling === 1 && known > 1 && isSpokenOf);
  });
  return found.length === 1 ? found[0] : undefined;
}

function recordOf(
  book: Book,
  spec: PartSpec,
  said: Said,
  match: readonly string[],
): LabelledPart | undefined {
  const name = (match.at(-1) ?? "").trim();
  if (spec.part === "decisions") {
    const id = match[1] ?? "";
    if (!isPlaceholder(name)) book.put(said, ["decisions", id, "need"], name);
    return { base: ["decisions", id], what: spec.what, fields: spec.fields };
  }
  const stated = spec === bets && !book.options.isOurs ? statusBeside(name) : undefined;
  const ranked = spec === partnerTypes && !book.options.isOurs ? besidePriority(name) : undefined;
  const own = stated?.name ?? ranked?.name ?? name;
  const slug = book.element(said, spec.part, own, spec.name);
  if (stated) book.put(said, [spec.part, slug, "status"], stated.status);
  if (ranked?.priority) asPriority(book, { ...said, text: ranked.priority }, [spec.part, slug, "priority"]);
  spec.also?.(book, [spec.part, slug], { ...said, text: own }, new Map());
  return { base: [spec.part, slug], what: spec.what, fields: [...spec.fields, ...(spec.inSections ?? [])] };
}

/** `Cold-chain carriers (active)`, `Parked: EHR vendors`: a bet with its state behind or before it. */
function statusBeside(text: string): { name: string; status: string } | undefined {
  const before = /^([^:]+):\s+(.+)$/.exec(text);
  const first = memberIn(betStatuses, betWords, before?.[1] ?? "");
  if (before && first) return { name: (before[2] ?? "").trim(), status: first };
  const match = /^(.+?)\s*\(([^()]+)\)$/.exec(text);
  const status = memberIn(betStatuses, betWords, match?.[2] ?? "");
  return status && { name: (match?.[1] ?? text).trim(), status };
}

const requirement = (says: string, key: string): FieldSpec => field(says, ["requirements", key], asTextOn);

const categoryRecord = (name: string): LabelledPart => ({
  base: ["categories", name],
  what: "category",
  fields: [
    field("goal, purpose, objective", "goal"),
    field("partner types", [], (book, said) => {
      for (const text of said.text.split(/,\s+/)) {
        const slug = book.element({ ...said, text }, "partnerTypes", text, "name");
        book.put({ ...said, text }, ["partnerTypes", slug, "category"], name);
      }
    }),
    field("what we offer, we offer, offers", "offers", asTexts),
    field("what we get, we get, gets", "gets", asTexts),
    field("target criteria, criteria, who qualifies", "criteria", asTexts),
    requirement("technical, requirement technical", "technical"),
    requirement("requirement documentation, documentation", "documentation"),
    requirement("requirement support, support, support model", "support"),
    requirement("requirement training, training", "training"),
    requirement("requirement deal registration, deal registration", "dealRegistration"),
    requirement("requirement membership, membership, membership requirements", "membership"),
  ],
});
