import type { VersionRow } from "../../../contract/drafts.ts";

/** The version that takes the place of the one in force after a day: the first of those adopted from a later one. */
export const comingAfter = (
  day: string,
  rows: readonly VersionRow[],
): { version: number; from: string } | undefined =>
  rows
    .flatMap(({ state, version, adoptedFrom: from }) =>
      state === "adopted" && from !== null && from > day ? [{ version, from }] : [],
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
