import { nearest } from "../../shared/nearest.ts";
import { routes } from "../../strategy/closed-sets.ts";
import type { Referable } from "../../strategy/fields.ts";
import { knownSlugs } from "../../strategy/known-slugs.ts";
import type { Path } from "../../strategy/path.ts";
import { type Reference, referencesIn } from "../../strategy/schema-walk.ts";
import { type Candidate, type Strategy, strategySchema } from "../../strategy/strategy.ts";
import { listed } from "../figures.ts";
import { type Fault, type Rule, eachOf, rule, silentOnMisfit } from "../rule.ts";
import { upToEight } from "../words.ts";

export const referenceRules: readonly Rule[] = [
  rule({
    id: "REF-001",
    severity: "error",
    finds: "a reference to a slug that does not exist",
    why: "The chain from gap to money hangs on these names. A name that leads nowhere cuts it: the owner is nobody, the tier has no reason, the target counts nothing.",
    fix: "write the slug of an element that exists, or add the element",
    example: {
      bad: "partnerTypes:\n  msp: { name: MSP, fills: [no-managed-servce] }",
      good: "partnerTypes:\n  msp: { name: MSP, fills: [no-managed-service] }",
    },
    faults: ({ strategy }) => danglingReferences(strategy),
  }),
  rule({
    id: "REF-002",
    severity: "note",
    finds: "a gap, person or source that nothing uses",
    why: "An element that nothing refers to is either forgotten work or a leftover. Readers cannot tell which, and keep asking.",
    fix: "refer to it where it belongs, or remove it",
    example: {
      bad: "people:\n  cmo: { title: Chief Marketing Officer }   # owns nothing, decides nothing",
      good: "people:\n  cmo: { title: Chief Marketing Officer }\nstrategy:\n  signoff: [cmo]",
    },
    faults: ({ strategy }) => (hasMisfit(strategy) ? [] : unused(strategy)),
  }),
];

function* danglingReferences(strategy: Strategy): Generator<Fault> {
  const known = knownSlugs(strategy);
  for (const reference of referencesIn(strategySchema, strategy)) {
    yield* silentOnMisfit(() => {
      if (reference.to.some((to) => known(to).has(reference.slug))) return [];
      return [
        dangling(
          reference,
          reference.to.flatMap((to) => [...known(to)]),
        ),
      ];
    });
  }
  const types = () => [...known("partner-type")];
  yield* eachOf(strategy.coverage?.rulesOfEngagement, ["coverage", "rulesOfEngagement"], ({ seller }, path) =>
    outside([...routes, ...types()], seller, [...path, "seller"], "seller"),
  );
  yield* unweightedScores(strategy);
  yield* silentOnMisfit(() => ambiguous(known("gap"), known("bet")));
}

function dangling({ path, to, slug }: Reference, accepted: readonly string[]): Fault {
  const [first] = to;
  const place = first === undefined ? undefined : places[first];
  const add = place === undefined ? "" : `add \`${slug}\` under \`${place}\``;
  return {
    path,
    message: `there is no ${listed(to.map(nounOf), "or")} \`${slug}\``,
    fix: fixOf(slug, accepted, add),
  };
}

function fixOf(slug: string, accepted: readonly string[], add: string): string {
  const close = nearest(slug, accepted);
  if (close !== undefined) return `write \`${close}\``;
  return accepted.length ? `write one of: ${upToEight(accepted)}${add ? `; or ${add}` : ""}` : add;
}

const nounOf = (to: Referable): string => (to === "program" ? "programme" : to.replace("-", " "));

/** Where an element of that kind is written; closed sets and the catalogue have no place in the file. */
const places: Partial<Record<Referable, string>> = {
  person: "people",
  objective: "objectives",
  gap: "gaps",
  bet: "bets",
  "partner-type": "partnerTypes",
  region: "coverage.regions",
  vertical: "coverage.verticals",
  size: "coverage.sizes",
  candidate: "landscape",
  program: "programs",
  tier: "tiers of a programme",
  incentive: "incentives",
  source: "sources",
  milestone: "roadmap",
  calendar: "calendars",
  metric: "measures",
};

/** Scores are given on the criteria that carry a weight; without any weights there is nothing to compare with. */
function* unweightedScores({ scoring, landscape }: Strategy): Generator<Fault> {
  const criteria = Object.keys(scoring?.weights ?? {});
  if (criteria.length === 0) return;
  yield* eachOf<Candidate>(landscape, ["landscape"], function* ({ scores }, path) {
    for (const criterion of Object.keys(scores ?? {})) {
      yield* outside(criteria, criterion, [...path, "scores", criterion], "weighted criterion");
    }
  });
}

function outside(accepted: readonly string[], word: string, path: Path, noun: string): Fault[] {
  if (accepted.includes(word)) return [];
  return [{ path, message: `there is no ${noun} \`${word}\``, fix: fixOf(word, accepted, "") }];
}

/** A `because` may name a gap or a bet, so the two may not share a slug (spec 1, "Values"). */
const ambiguous = (gaps: ReadonlySet<string>, bets: ReadonlySet<string>): Fault[] =>
  [...bets]
    .filter((slug) => gaps.has(slug))
    .map((slug) => ({
      path: ["bets", slug],
      message: `\`${slug}\` is the slug of a bet and of a gap; a \`because\` cannot tell which is meant`,
      fix: "give the bet or the gap another slug",
    }));

const mustBeUsed = [
  ["gap", "gaps"],
  ["person", "people"],
  ["source", "sources"],
] as const;

function* unused(strategy: Strategy): Generator<Fault> {
  const references = [...referencesIn(strategySchema, strategy)];
  for (const [kind, part] of mustBeUsed) {
    const used = new Set(references.filter(({ to }) => to.includes(kind)).map(({ slug }) => slug));
    for (const slug of Object.keys(strategy[part] ?? {})) {
      if (!used.has(slug)) yield { path: [part, slug], message: `nothing refers to the ${kind} \`${slug}\`` };
    }
  }
}

/** A misfit may hide the one place that uses an element, so nothing is called unused while there is one. */
function hasMisfit(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(Object.getOwnPropertyDescriptors(value)).some(
    (property) => property.get !== undefined || hasMisfit(property.value),
  );
}
