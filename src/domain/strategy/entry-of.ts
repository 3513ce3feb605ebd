/** The entry of a map, and never something that every object inherits: `constructor` is a slug like any other. */
export const entryOf = <T>(
  part: Readonly<Record<string, T>> | undefined,
  slug: string | undefined,
): T | undefined => (part && slug !== undefined && Object.hasOwn(part, slug) ? part[slug] : undefined);
