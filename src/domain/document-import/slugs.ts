import { normal, normalName } from "./said.ts";

const longestSlug = 60;

/** A slug from a name: lower-case letters, digits and hyphens; cut between words; empty for a name without any of them. */
export function slugOf(name: string): string {
  const words = normal(name)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  if (words.length <= longestSlug) return words;
  const cut = words.slice(0, longestSlug + 1).lastIndexOf("-");
  return words.slice(0, cut > 0 ? cut : longestSlug);
}

export type Slugs = {
  /** The slug of a name, a new one where the name is. */
  readonly slug: (part: string, name: string) => string;
  /** The slug that a name has already; also the only one that differs in nothing but a remark in brackets that one of them lacks. */
  readonly known: (part: string, name: string) => string | undefined;
};

/** `Banks < $1B` and `Banks > $1B` are two names, though the sign is no word. */
const sidesOf = (name: string): string => (name.match(/[<>≤≥]/g) ?? []).join("");
const keyOf = (part: string, name: string): string => `${part} ${normalName(name)}${sidesOf(name)}`;

/** Names slugs in the order in which names are first met: the same name has one slug, two names never share one. */
export function slugRegistry(): Slugs {
  const byName = new Map<string, string>();
  const taken = new Set<string>();
  const alike = new Map<string, Set<string>>();
  const bare = (part: string, name: string): string => `${part} ${normal(name)}${sidesOf(name)}`;
  return {
    slug(part, name) {
      const key = keyOf(part, name);
      const known = byName.get(key);
      if (known) return known;
      const base = slugOf(name) || slugOf(`${part}-entry`);
      let slug = base;
      for (let count = 2; taken.has(`${part} ${slug}`); count++) slug = `${base}-${count}`;
      taken.add(`${part} ${slug}`);
      byName.set(key, slug);
      alike.set(bare(part, name), new Set([...(alike.get(bare(part, name)) ?? []), slug]));
      return slug;
    },
    known(part, name) {
      const exact = byName.get(keyOf(part, name));
      if (exact) return exact;
      const without = byName.get(bare(part, name));
      const slugs = [...(alike.get(bare(part, name)) ?? [])];
      return without ?? (normal(name) === normalName(name) && slugs.length === 1 ? slugs[0] : undefined);
    },
  };
}
