import { counted, listed, plain } from "../../check/figures.ts";
import { attractiveness, missingScores } from "../../strategy/attractiveness.ts";
import { candidateTiers } from "../../strategy/closed-sets.ts";
import { entries, entryOf } from "../../strategy/lookup.ts";
import { placesInWords } from "../../strategy/part-words.ts";
import type { Candidate, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import {
  alike,
  type Cell,
  column,
  figureColumn,
  heading,
  inOneCell,
  list,
  missing,
  said,
  tableOr,
} from "../blocks.ts";
import {
  candidateName,
  evidenceWords,
  gapNames,
  ownerTitle,
  regionName,
  sizeName,
  typeName,
  verticalName,
} from "../names.ts";
import { tierName } from "../targets.ts";
import { amountWords, label, shareWords, words } from "../words.ts";

const wanting = { what: "which companies could be partners", part: "landscape" };
export const candidatesOf = (strategy: Strategy) => entries<Candidate>(strategy.landscape);

const tierTitles = {
  A: "Tier A · strategic partners",
  B: "Tier B · growth partners",
  C: "Tier C · long tail",
} as const;
const emptyTiers = {
  A: "Nobody is named strategic.",
  B: "Nobody is named a growth partner.",
  C: "Nobody is named; small partners serve themselves in the portal and get no investment.",
} as const;

/** The universe of possible partners in its three tiers, by type. */
export function landscapeBlocks(strategy: Strategy): Block[] {
  if (candidatesOf(strategy).length === 0) return [missing(wanting.what, wanting.part)];
  const tiers = candidateTiers.flatMap((tier): Block[] => {
    const members = candidatesOf(strategy).filter(([, candidate]) => candidate.tier === tier);
    const head = heading(tierTitles[tier]);
    return members.length === 0
      ? [head, { kind: "paragraph", text: emptyTiers[tier] }]
      : [head, candidateTable(strategy, `Candidates of tier ${tier}`, members)];
  });
  const untiered = candidatesOf(strategy).filter(([, { tier }]) => tier === undefined);
  return untiered.length === 0
    ? tiers
    : [
        ...tiers,
        candidateTable(strategy, "Without a tier", untiered),
        missing("the tier of some candidates", "landscape"),
      ];
}

function candidateTable(strategy: Strategy, caption: string, members: readonly [string, Candidate][]): Block {
  const byType = members.toSorted(([, a], [, b]) => (a.type ?? "~").localeCompare(b.type ?? "~"));
  return tableOr(
    wanting,
    caption,
    [
      column("Candidate", 1.3),
      column("Type", 1.2),
      column("Practice and strengths", 2),
      column("Serves", 1.8),
      column("State", 1.2),
      column("Why this one", 2.2),
      column("Owner", 1),
    ],
    byType.map(([, candidate]): Cell[] => [
      [{ strong: candidate.name }],
      candidate.type ? typeName(strategy, candidate.type) : null,
      practiceWords(candidate),
      servesWords(strategy, candidate),
      stateWords(strategy, candidate),
      whyWords(strategy, candidate),
      ownerTitle(strategy, candidate.owner),
    ]),
  );
}

export const practiceWords = ({ practice, strengths, integration, models }: Candidate): string | null =>
  inOneCell([
    practice,
    inOneCell(strengths, ", "),
    integration && `${words(integration)} integration`,
    inOneCell(models?.map(words), ", "),
  ]);

export function servesWords(
  strategy: Strategy,
  { customerBase, region, vertical, size }: Candidate,
): string | null {
  const place = [
    region && regionName(strategy, region),
    vertical && verticalName(strategy, vertical),
    size && sizeName(strategy, size),
  ];
  return inOneCell([customerBase, inOneCell(place, ", ")]);
}

const stateWords = (strategy: Strategy, { priority, status, origin, aim }: Candidate): string | null =>
  inOneCell([priority, status, origin, aim && `for ${tierName(strategy, aim)}`], ", ");

export function whyWords(strategy: Strategy, candidate: Candidate): string | null {
  const { rationale, closes, margin, potential, benefit, cost, brings, offers } = candidate;
  return inOneCell([
    rationale,
    closes?.length ? `closes ${gapNames(strategy, closes)}` : null,
    brings?.length ? `brings ${brings.join(", ")}` : null,
    offers?.length ? `we offer ${offers.join(", ")}` : null,
    said(benefit),
    margin === undefined ? null : `expects ${shareWords(margin)} margin`,
    potential && `${amountWords(strategy, potential)} a year possible`,
    cost && `costs ${amountWords(strategy, cost)} to recruit`,
    evidenceWords(strategy, candidate.sources),
  ]);
}

/** The scores of every candidate on every criterion, best first, with the class that the thresholds give it. */
export function scoresBlocks(strategy: Strategy): Block[] {
  const weights = entries(strategy.scoring?.weights);
  if (candidatesOf(strategy).length === 0) return [missing(wanting.what, wanting.part)];
  if (weights.length === 0)
    return [
      missing("what makes a partner attractive, and how much each criterion weighs", "scoring.weights"),
    ];
  const ranked = attractiveness(strategy);
  const scores = scoreWords(ranked);
  const rows = ranked.map(({ slug, class: kind, rank, fragile }, at): Cell[] => [
    rank === null ? null : String(rank),
    candidateName(strategy, slug),
    ...weights.map(([criterion]) => scoreOn(entryOf(strategy.landscape, slug), criterion)),
    scores[at] === null ? "unknown" : [{ strong: scores[at] ?? "" }],
    kind === null ? "unknown" : label(kind),
    fragile === null
      ? unscored(strategy, slug)
      : fragile
        ? "Fragile: five points of one weight change the order"
        : "Stable",
  ]);
  const criteria = weights.map(([criterion, weight]) =>
    figureColumn(`${spaced(criterion)} ${shareWords(weight)}`, 0.9),
  );
  return [
    tableOr(
      wanting,
      "Attractiveness: weight × score, added up",
      [
        figureColumn("", 0.4),
        column("Candidate", 1.6),
        ...criteria,
        figureColumn("Score", 0.7),
        column("Class", 1),
        column("Rank", 1.6),
      ],
      rows,
    ),
    list(thresholds(strategy)),
  ];
}

const scoreWords = (ranked: readonly { readonly score: number | null }[]): (string | null)[] =>
  alike(
    ranked.map(({ score }) => score),
    1,
  );

const scoreOn = (candidate: Candidate | undefined, criterion: string): string | null => {
  const score =
    candidate?.scores && Object.hasOwn(candidate.scores, criterion) ? candidate.scores[criterion] : undefined;
  return score === undefined ? null : plain(score);
};

const unscored = (strategy: Strategy, slug: string): string => {
  const candidate = entryOf(strategy.landscape, slug);
  const without = candidate ? missingScores(strategy.scoring, candidate).map(spaced) : [];
  return without.length > 0 ? `No score for ${listed(without)}` : "Not ranked";
};

/** A criterion's key as words: `icpOverlap` is "ICP overlap". */
export const spaced = (key: string): string =>
  label(key.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).replace(/^Icp\b/, "ICP");

function thresholds({ scoring }: Strategy): string[] {
  const { priorityFrom, secondaryFrom } = scoring ?? {};
  if (priorityFrom === undefined || secondaryFrom === undefined)
    return [
      `The thresholds of the classes are not said. Write them in ${placesInWords(["scoring.priorityFrom", "scoring.secondaryFrom"])}.`,
    ];
  return [
    `From ${plain(priorityFrom)}, priority: recruit now.`,
    `From ${plain(secondaryFrom)}, secondary: recruit once the priority tier is active.`,
    `Below ${plain(secondaryFrom)}, opportunistic: no investment unless they come to us.`,
  ];
}

/** Who comes first, and whether that order can be relied on. */
export function scoresFinding(strategy: Strategy): string | null {
  const ranked = attractiveness(strategy).filter(({ score }) => score !== null);
  const [first] = ranked;
  if (!first) return null;
  const priority = ranked.filter(({ class: kind }) => kind === "priority").length;
  const fragile = ranked.filter((one) => one.fragile).length;
  const order =
    fragile === 0
      ? "the order holds when a weight moves by five points"
      : `the order of ${counted(fragile, "candidate")} is fragile`;
  return `${candidateName(strategy, first.slug)} comes first with ${plain(first.score ?? 0)}; ${counted(priority, "priority candidate")}, and ${order}`;
}

export function landscapeFinding(strategy: Strategy): string | null {
  const all = candidatesOf(strategy);
  if (all.length === 0) return null;
  const by = candidateTiers.map((tier) => `${all.filter(([, one]) => one.tier === tier).length} in ${tier}`);
  const signed = all.filter(([, { status }]) => status === "signed").length;
  return `${counted(all.length, "candidate")}: ${listed(by)}; ${signed === 0 ? "none" : String(signed)} signed so far`;
}

/** The ten that are recruited first, by score; the rest is in the landscape. */
export function topTargets(strategy: Strategy): Block {
  const open = attractiveness(strategy).filter(
    ({ slug }) => entryOf(strategy.landscape, slug)?.status !== "declined",
  );
  const first = open.slice(0, 10);
  const scores = scoreWords(first);
  return tableOr(
    { what: "the ten target partners", part: "landscape" },
    "Target partners, most attractive first",
    [
      column("Partner", 1.6),
      column("Type", 1.4),
      figureColumn("Score", 0.6),
      column("Class", 0.9),
      column("Priority", 0.7),
      column("Status", 0.9),
      column("Owner", 1.3),
    ],
    first.map(({ slug, class: kind }, at): Cell[] => {
      const candidate = entryOf(strategy.landscape, slug);
      return [
        candidate?.name ?? slug,
        candidate?.type ? typeName(strategy, candidate.type) : null,
        scores[at] ?? "unknown",
        kind === null ? "unknown" : label(kind),
        candidate?.priority ?? null,
        candidate?.status ? label(candidate.status) : null,
        ownerTitle(strategy, candidate?.owner),
      ];
    }),
  );
}
