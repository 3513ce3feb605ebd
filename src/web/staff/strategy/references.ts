import { capital } from "../../../domain/shared/capital.ts";

/** Plain values of a strategy, as they come over the wire. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Entry = { readonly [key: string]: Json };

export const isEntry = (value: Json | undefined): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The text of a single value; nothing for one that is made of several. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "object" || value === undefined ? "" : String(value);

/** Which parts a field's slugs may name. The schema knows the same (`refersTo`); a test holds the two together. */
const partsNamedBy: Readonly<Record<string, readonly string[]>> = {
  owner: ["people"],
  counterpart: ["people"],
  signoff: ["people"],
  by: ["people"],
  serves: ["objectives"],
  objective: ["objectives"],
  fills: ["gaps"],
  gap: ["gaps"],
  closes: ["gaps"],
  because: ["gaps", "bets"],
  bet: ["bets"],
  sources: ["sources"],
  partnerType: ["partnerTypes"],
  type: ["partnerTypes"],
  types: ["partnerTypes"],
  seller: ["partnerTypes"],
  category: ["categories"],
  markets: ["coverage/regions"],
  region: ["coverage/regions"],
  regions: ["coverage/regions"],
  vertical: ["coverage/verticals"],
  verticals: ["coverage/verticals"],
  size: ["coverage/sizes"],
  sizes: ["coverage/sizes"],
  candidate: ["landscape"],
  partner: ["landscape"],
  backups: ["landscape"],
  program: ["programs"],
  tier: ["tiers"],
  tiers: ["tiers"],
  aim: ["tiers"],
  after: ["roadmap"],
  calendar: ["calendars"],
  metric: ["measures"],
};

/** Maps whose keys are slugs of another part: `budget.share` by partner type, `raci.*` by person, `sponsors` by candidate. */
const partsNamedByKeysOf = (path: readonly string[]): readonly string[] => {
  const [part, second] = path;
  if (part === "raci" && path.length === 2) return ["people"];
  if (part === "sponsors" && path.length === 1) return ["landscape"];
  if (part === "budget" && second === "share" && path.length === 2) return ["partnerTypes"];
  return [];
};

export type Reference = { anchor: string; name: string };

/** The element that a slug names at a place of the strategy; undefined when it names none. */
export function referenceAt(strategy: Entry, path: readonly string[], slug: string): Reference | undefined {
  const field = path.findLast((step) => !/^\d+$/.test(step)) ?? "";
  return firstOf(partsNamedBy[field] ?? [], (part) => elementOf(strategy, part, slug));
}

export function keyReferenceAt(
  strategy: Entry,
  path: readonly string[],
  slug: string,
): Reference | undefined {
  return firstOf(partsNamedByKeysOf(path), (part) => elementOf(strategy, part, slug));
}

function firstOf<From, To>(list: readonly From[], find: (one: From) => To | undefined): To | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function elementOf(strategy: Entry, part: string, slug: string): Reference | undefined {
  if (part === "tiers") return tierOf(strategy, slug);
  let holder: Json | undefined = strategy;
  for (const step of part.split("/")) holder = isEntry(holder) ? holder[step] : undefined;
  if (Array.isArray(holder)) {
    const at = (holder as readonly Json[]).findIndex((item) => isEntry(item) && item["id"] === slug);
    const item = at < 0 ? undefined : (holder as readonly Json[])[at];
    return item === undefined ? undefined : { anchor: `${part}/${at}`, name: slug };
  }
  const entry = isEntry(holder) && Object.hasOwn(holder, slug) ? holder[slug] : undefined;
  return entry === undefined ? undefined : { anchor: `${part}/${slug}`, name: nameOfEntry(entry, slug) };
}

/** `program/tier`, or a bare tier id in the first programme that has it (spec 1, "Values"). */
function tierOf(strategy: Entry, reference: string): Reference | undefined {
  const [wanted, id] = reference.includes("/") ? reference.split("/") : [undefined, reference];
  const programs = strategy["programs"];
  if (!isEntry(programs)) return undefined;
  for (const [program, entry] of Object.entries(programs)) {
    const tiers = isEntry(entry) ? entry["tiers"] : undefined;
    if ((wanted !== undefined && wanted !== program) || !Array.isArray(tiers)) continue;
    const at = (tiers as readonly Json[]).findIndex((tier) => isEntry(tier) && tier["id"] === id);
    const tier = (tiers as readonly Json[])[at];
    if (tier !== undefined)
      return { anchor: `programs/${program}/tiers/${at}`, name: nameOfEntry(tier, reference) };
  }
  return undefined;
}

/** What people call an element: its name or title; else its slug in words. */
export function nameOfEntry(entry: Json, slug: string): string {
  const name = isEntry(entry) ? (entry["name"] ?? entry["title"]) : undefined;
  if (typeof name === "string") return name;
  return capital(slug.replaceAll("-", " "));
}
