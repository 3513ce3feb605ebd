import { normal } from "./said.ts";

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

/** Names slugs in the order in which names are first met: the same name has one slug, two names never share one. */
export function slugRegistry(): (part: string, name: string) => string {
  const byName = new Map<string, string>();
  const taken = new Set<string>();
  return (part, name) => {
    const key = `${part} ${normal(name)}`;
    const known = byName.get(key);
    if (known) return known;
    const base = slugOf(name) || slugOf(`${part}-entry`);
    let slug = base;
    for (let count = 2; taken.has(`${part} ${slug}`); count++) slug = `${base}-${count}`;
    taken.add(`${part} ${slug}`);
    byName.set(key, slug);
    return slug;
  };
}
