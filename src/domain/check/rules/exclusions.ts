import { isLive } from "../../strategy/lookup.ts";
import type { Path } from "../../strategy/path.ts";
import { type Segment, excludedPlaces } from "../../strategy/segments.ts";
import type { Bet, Candidate, Cell, Entry, PartnerType, Strategy } from "../../strategy/strategy.ts";
import { listed } from "../figures.ts";
import { type Fault, type Rule, eachOf, rule } from "../rule.ts";

export const exclusionRule: Rule = rule({
  id: "CHO-010",
  severity: "warning",
  finds: "a partner type, candidate, model, cell or bet inside what a declined option excludes",
  why: "What was refused has come back in through another part of the plan. Money and people then go to something the same document says we do not do.",
  fix: "take the element out, or decide again: change what was declined (`declined`) and say why",
  example: {
    bad: "declined:\n  global-integrators: { option: Global integrators, excludes: { kinds: [gsi] } }\npartnerTypes:\n  integrator: { name: Integrator, kind: gsi }",
    good: "declined:\n  global-integrators: { option: Global integrators, excludes: { kinds: [gsi] } }\npartnerTypes:\n  integrator: { name: Regional integrator, kind: si }",
  },
  faults: ({ strategy }) =>
    eachOf(strategy.declined, ["declined"], function* ({ option, excludes }, _, slug) {
      for (const { path, message } of reintroduced(strategy, excludes ?? {})) {
        yield { path, message: `\`${slug}\` (${option}) excludes ${message}` };
      }
    }),
});

type Exclusion = NonNullable<Entry<"declined">["excludes"]>;

/**
 * Kinds and models are ruled out each by itself. Regions, verticals and sizes describe one segment, as they do in a bet.
 * Bets that are parked or retired, and candidates that we declined, are out already. The message is the thing that is back.
 */
function* reintroduced(strategy: Strategy, excludes: Exclusion): Generator<Fault> {
  yield* eachOf(strategy.thesis?.models, ["thesis", "models"], ({ model }, path) =>
    modelsBack(excludes, [model], () => [...path, "model"]),
  );
  yield* eachOf<PartnerType>(strategy.partnerTypes, ["partnerTypes"], ({ kind, models }, path) => [
    ...kindBack(excludes, kind, [...path, "kind"]),
    ...modelsBack(excludes, models, (index) => [...path, "models", index]),
  ]);
  yield* eachOf<Bet>(strategy.bets, ["bets"], (bet, path) =>
    isLive(bet) && bet.segment ? placesBack(excludes, bet.segment, [...path, "segment"]) : [],
  );
  yield* eachOf<Cell>(strategy.coverage?.cells, ["coverage", "cells"], (cell, path) =>
    placesBack(excludes, segmentOf(cell), path),
  );
  yield* eachOf<Candidate>(strategy.landscape, ["landscape"], (candidate, path) => {
    if (candidate.status === "declined") return [];
    const kind = strategy.partnerTypes?.[candidate.type ?? ""]?.kind;
    return [
      ...kindBack(excludes, kind, [...path, "type"]),
      ...modelsBack(excludes, candidate.models, (index) => [...path, "models", index]),
      ...placesBack(excludes, segmentOf(candidate), path),
    ];
  });
}

const kindBack = ({ kinds }: Exclusion, kind: PartnerType["kind"], path: Path): Fault[] =>
  kind !== undefined && kinds?.includes(kind) ? [{ path, message: `the kind ${kind}` }] : [];

const modelsBack = (
  { models }: Exclusion,
  named: PartnerType["models"],
  pathOf: (index: number) => Path,
): Fault[] =>
  (named ?? []).flatMap((model, index) =>
    models?.includes(model) ? [{ path: pathOf(index), message: `the model ${model}` }] : [],
  );

function placesBack(excludes: Exclusion, named: Segment, path: Path): Fault[] {
  const places = excludedPlaces(excludes, named);
  return places.length ? [{ path, message: listed(places) }] : [];
}

const segmentOf = ({
  region,
  vertical,
  size,
}: Pick<Cell, "vertical" | "size"> & { region?: string | undefined }): Segment => ({
  regions: region === undefined ? [] : [region],
  verticals: vertical === undefined ? [] : [vertical],
  sizes: size === undefined ? [] : [size],
});
