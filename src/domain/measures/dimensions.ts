/** The dimensions by which facts can be told apart (spec 2: `where` and `by`). */
export const dimensions = [
  "type",
  "category",
  "program",
  "tier",
  "region",
  "vertical",
  "size",
  "partner",
] as const;
export type Dimension = (typeof dimensions)[number];
