import type { Bet, Cell } from "./strategy.ts";

/** Where in the market: a dimension that is left out, or names nothing, means all of it (spec 1, CHO-009). */
export type Segment = {
  readonly regions?: readonly string[] | undefined;
  readonly verticals?: readonly string[] | undefined;
  readonly sizes?: readonly string[] | undefined;
};

/**
 * A cell lies in a bet when region, vertical and size meet and the cell is sold by the bet's partner type. What either side
 * leaves out means all; only the partner types of a cell must be named, because a cell without them is sold by nobody but us.
 */
export const betMatchesCell = (bet: Bet, cell: Cell): boolean =>
  segmentMeetsCell(bet.segment ?? {}, cell) &&
  (bet.partnerType === undefined || (cell.types ?? []).includes(bet.partnerType));

/** Sold by partners, alone or beside us. A cell that names no route is ours (spec 1, "Coverage": direct, partner or shared). */
export const isSoldByPartners = ({ route }: Pick<Cell, "route">): boolean =>
  route === "partner" || route === "shared";

/**
 * The places by which something lies inside an excluded segment (spec 1, CHO-010): it must name an excluded value in every
 * dimension that the exclusion names. What is wider than the exclusion is not inside it; empty when it is outside.
 */
export function excludedPlaces(excluded: Segment, named: Segment): string[] {
  const ruledOut = dimensions.filter((dimension) => excluded[dimension]?.length);
  const hits = ruledOut.map((dimension) =>
    (named[dimension] ?? []).filter((place) => excluded[dimension]?.includes(place)),
  );
  return hits.every((places) => places.length > 0) ? hits.flat() : [];
}

const dimensions = ["regions", "verticals", "sizes"] as const;

const segmentMeetsCell = ({ regions, verticals, sizes }: Segment, cell: Cell): boolean =>
  meets(regions, cell.region) && meets(verticals, cell.vertical) && meets(sizes, cell.size);

const meets = (wanted: readonly string[] | undefined, has: string | undefined): boolean =>
  !wanted?.length || has === undefined || wanted.includes(has);
