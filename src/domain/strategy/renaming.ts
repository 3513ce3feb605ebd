import { type ValueEdit, withEdits } from "./edits.ts";
import type { Referable } from "./fields.ts";
import type { Path } from "./path.ts";
import { isMap, valueAt } from "./plain-data.ts";
import { type Reference, referencesIn } from "./schema-walk.ts";
import { strategySchema } from "./strategy.ts";

/** What the elements at a place are called by the references to them; undefined where nothing refers to them. */
export function referableAt(path: Path): Referable | undefined {
  const [part, second, third] = path.map(String);
  if (path.length === 2 && part) return byPart[part];
  if (path.length === 3 && part === "coverage") return byPart[`coverage/${second}`];
  if (path.length === 4 && part === "programs" && third === "tiers") return "tier";
  return undefined;
}

const byPart: Readonly<Record<string, Referable>> = {
  people: "person",
  objectives: "objective",
  gaps: "gap",
  bets: "bet",
  categories: "category",
  partnerTypes: "partner-type",
  "coverage/regions": "region",
  "coverage/verticals": "vertical",
  "coverage/sizes": "size",
  landscape: "candidate",
  programs: "program",
  incentives: "incentive",
  sources: "source",
  roadmap: "milestone",
  calendars: "calendar",
  measures: "metric",
};

/** The name by which others refer to the element at a path: its key, or the id that an element of a list carries. */
export function slugAt(data: unknown, path: Path): string {
  const element = valueAt(data, path);
  if (typeof path.at(-1) === "number" && isMap(element) && typeof element["id"] === "string")
    return element["id"];
  return String(path.at(-1));
}

/** Every place that names the element at a path. Works on data as it stands in the file, misfits included. */
export function referencesTo(data: unknown, path: Path): Reference[] {
  const kind = referableAt(path);
  if (kind === undefined) return [];
  const slug = slugAt(data, path);
  const program = kind === "tier" ? String(path[1]) : undefined;
  const means = (reference: Reference): boolean => {
    if (!reference.to.includes(kind)) return false;
    if (program === undefined) return reference.slug === slug;
    return reference.slug === `${program}/${slug}` || (reference.slug === slug && isOnlyTier(data, slug));
  };
  const inside = (reference: Reference) => path.every((step, index) => reference.path[index] === step);
  return [...referencesIn(strategySchema, data), ...sellers(data, kind)].filter(
    (reference) => means(reference) && !inside(reference),
  );
}

/**
 * The edits that give an element another slug or id, with every place that names it. In the file the element keeps its place
 * and its comments (changes.ts knows an entry that is the same under another key).
 */
export function renaming(data: unknown, path: Path, to: string): ValueEdit[] {
  const from = slugAt(data, path);
  const kind = referableAt(path);
  const references = referencesTo(data, path);
  const named = (slug: string) => (slug.includes("/") ? `${slug.split("/")[0]}/${to}` : to);
  const values = references.filter((each) => !isKey(data, each));
  const keys = references.filter((each) => isKey(data, each));
  return [
    ...values.map((each) => ({ path: each.path, value: named(each.slug) })),
    ...keys.flatMap(({ path: at }) => moved(data, at, [...at.slice(0, -1), to], values, named)),
    ...own(data, path, to, values, named),
    ...(kind === "program" ? tiersOfProgram(data, from, to) : []),
  ];
}

/** Bare tier ids mean that tier in any programme, so they follow only where one programme has it. */
const isOnlyTier = (data: unknown, id: string): boolean =>
  Object.values(members(valueAt(data, ["programs"]))).filter((program) =>
    list(valueAt(program, ["tiers"])).some((tier) => isMap(tier) && tier["id"] === id),
  ).length === 1;

/** A rule of engagement may name a partner type beside the three words that it knows. */
function sellers(data: unknown, kind: Referable): Reference[] {
  if (kind !== "partner-type") return [];
  return list(valueAt(data, ["coverage", "rulesOfEngagement"])).flatMap((rule, index) =>
    isMap(rule) && typeof rule["seller"] === "string"
      ? [
          {
            path: ["coverage", "rulesOfEngagement", index, "seller"],
            to: [kind],
            slug: rule["seller"],
          },
        ]
      : [],
  );
}

const isKey = (data: unknown, { path, slug }: Reference): boolean =>
  path.at(-1) === slug && valueAt(data, path) !== slug;

type Named = (slug: string) => string;

function own(data: unknown, path: Path, to: string, values: readonly Reference[], named: Named): ValueEdit[] {
  if (typeof path.at(-1) === "number") return [{ path: [...path, "id"], value: to }];
  return moved(data, path, [...path.slice(0, -1), to], values, named);
}

/** The entry under its new key, with the references that stand inside it. */
function moved(data: unknown, from: Path, to: Path, values: readonly Reference[], named: Named): ValueEdit[] {
  const within = values.filter(({ path }) => from.every((step, index) => path[index] === step));
  const value = withEdits(
    valueAt(data, from),
    within.map((each) => ({ path: each.path.slice(from.length), value: named(each.slug) })),
  );
  return [
    { path: to, value },
    { path: from, value: undefined },
  ];
}

/** `program/tier` names the programme as well. */
const tiersOfProgram = (data: unknown, from: string, to: string): ValueEdit[] =>
  [...referencesIn(strategySchema, data)]
    .filter(({ to: kinds, slug }) => kinds.includes("tier") && slug.startsWith(`${from}/`))
    .filter(({ path }) => !(path[0] === "programs" && path[1] === from))
    .map(({ path, slug }) => ({ path, value: `${to}${slug.slice(from.length)}` }));

const members = (value: unknown): Readonly<Record<string, unknown>> => (isMap(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
