/** Steps from the root of the strategy to a value: keys of maps, indexes of lists. */
export type Path = readonly (string | number)[];

/** A path as a JSON Pointer (RFC 6901). */
export const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The inverse of `pointer`; list indexes stay text. */
export const pathOf = (text: string): string[] =>
  text === ""
    ? []
    : text
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
