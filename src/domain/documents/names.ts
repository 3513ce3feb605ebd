import { entryOf } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { inOneCell } from "./blocks.ts";
import { capital } from "../shared/capital.ts";
import { dayWords, words } from "./words.ts";

/** Names of the things that a strategy refers to by slug; a slug that leads nowhere is shown as it is written. */

/** The role with the name of whoever holds it: said once in a document; its tables say the role alone. */
export function personName(strategy: Strategy, slug: string | undefined): string | null {
  if (slug === undefined) return null;
  const person = entryOf(strategy.people, slug);
  if (!person) return slug;
  return person.name ? `${person.title} (${person.name})` : person.title;
}

/** Who answers for a row of a table: the role; with its name where two hold the same one. */
export function ownerTitle(strategy: Strategy, slug: string | undefined): string | null {
  const title = entryOf(strategy.people, slug)?.title;
  const holders = Object.values(strategy.people ?? {}).filter((one) => one.title === title).length;
  return title === undefined || holders > 1 ? personName(strategy, slug) : title;
}

export const ownerTitles = (
  strategy: Strategy,
  slugs: readonly (string | undefined)[] | undefined,
): string | null => inOneCell([...new Set(slugs?.map((slug) => ownerTitle(strategy, slug)))], ", ");

export const typeName = (strategy: Strategy, slug: string): string =>
  entryOf(strategy.partnerTypes, slug)?.name ?? slug;
export const typeNames = (strategy: Strategy, slugs: readonly string[] | undefined): string | null =>
  inOneCell(
    slugs?.map((slug) => typeName(strategy, slug)),
    ", ",
  );
export const betName = (strategy: Strategy, slug: string): string =>
  entryOf(strategy.bets, slug)?.name ?? slug;
export const regionName = ({ coverage }: Strategy, slug: string): string =>
  entryOf(coverage?.regions, slug)?.name ?? slug;
export const verticalName = ({ coverage }: Strategy, slug: string): string =>
  entryOf(coverage?.verticals, slug)?.name ?? slug;
export const sizeName = ({ coverage }: Strategy, slug: string): string =>
  entryOf(coverage?.sizes, slug)?.name ?? slug;
export const candidateName = (strategy: Strategy, slug: string): string =>
  entryOf(strategy.landscape, slug)?.name ?? slug;
export const programName = (strategy: Strategy, slug: string): string =>
  entryOf(strategy.programs, slug)?.name ?? slug;

/**
 * A gap has a statement and no name; its slug, as words, is what tables call it. A slug knows no capitals: words that the
 * statement or a region writes with one have it, as Germany and ISO do.
 */
export function gapName(strategy: Strategy, slug: string): string {
  const capitals = capitalsIn(strategy, entryOf(strategy.gaps, slug)?.statement ?? "");
  return capital(
    words(slug)
      .split(" ")
      .map((word) => capitals.get(word) ?? word)
      .join(" "),
  );
}

/** Words with a capital of their own, by what they are without it; the first word of a statement has one in any case. */
function capitalsIn({ coverage }: Strategy, statement: string): ReadonlyMap<string, string> {
  const regions = Object.values(coverage?.regions ?? {}).flatMap(({ name }) =>
    /\s/.test(name) ? [] : [name],
  );
  const written = [...regions, statement.replace(/^\P{L}*\p{Lu}?\p{Ll}*/u, "")].join(" ");
  return new Map(
    (written.match(/\p{Lu}[\p{L}\d]+/gu) ?? []).map((word) => [word.toLowerCase(), word] as const),
  );
}

export const gapNames = (strategy: Strategy, slugs: readonly string[] | undefined): string | null =>
  inOneCell(
    slugs?.map((slug) => gapName(strategy, slug)),
    ", ",
  );

/** What a `because` leads to: a bet by its name, a gap by the words of its slug. */
export const becauseName = (strategy: Strategy, slug: string | undefined): string | null =>
  slug === undefined
    ? null
    : entryOf(strategy.bets, slug)
      ? betName(strategy, slug)
      : gapName(strategy, slug);

/** The titles of sources, with their day: what a claim stands on. "No source" where it stands on nothing. */
export function evidenceWords(strategy: Strategy, sources: readonly string[] | undefined): string {
  const titles = (sources ?? []).map((slug) => {
    const source = entryOf(strategy.sources, slug);
    if (!source) return slug;
    return source.date ? `${source.title} (${dayWords(source.date)})` : source.title;
  });
  return inOneCell(titles) ?? "No source";
}
