import { type Census, enrollmentUntold, type Facts } from "../measures/facts.ts";
import type { Group } from "../measures/scope.ts";
import type { Day } from "../shared/dates.ts";
import type { Cell, Strategy } from "../strategy/strategy.ts";
import type { CellCoverage } from "./coverage-report.ts";

export type Serving = Pick<CellCoverage, "qualified" | "capacity" | "active" | "unknownShare" | "unknown">;

/**
 * Who is qualified for a cell on a day (spec 2, "Coverage"): enrolled partners of its types in its region, certified where a
 * programme of theirs has certifications. Unknown when a dimension or certification that decides is known of nobody, and when
 * partners of unknown region could make up what is missing; `unknownShare` says how much is not known.
 */
export function serving(
  strategy: Strategy,
  facts: Facts,
  asOf: Day,
  cell: Cell,
  all: readonly Cell[],
): Serving {
  if ((cell.route ?? "direct") === "direct")
    return { qualified: null, capacity: null, active: null, unknownShare: 0, unknown: null };
  const types = cell.types ?? Object.keys(strategy.partnerTypes ?? {});
  const census = facts.census.get(asOf);
  const unknownShare = census ? shareUnknown(facts, census, cell, types) : 1;
  const reason = census
    ? (enrollmentUntold(facts, asOf) ?? whyUntold(strategy, facts, census, cell, types))
    : `partners were not counted on ${asOf}`;
  if (!census || reason !== undefined)
    return { qualified: null, capacity: null, active: null, unknownShare, unknown: reason ?? null };
  const served = { qualified: 0, capacity: 0, active: 0 };
  for (const [index, group] of facts.groups.entries()) {
    if (group.region !== cell.region || !isOneOf(types, group)) continue;
    const certifies = hasCertifications(strategy, group);
    const qualified = census[certifies ? "certified" : "enrolled"][index] ?? 0;
    served.qualified += qualified;
    served.capacity += qualified / cellsServed(group, all);
    served.active += census[certifies ? "activeCertified" : "activeEnrolled"][index] ?? 0;
  }
  const elsewhere = enrolled(facts, census, (group) => group.region === null && isOneOf(types, group));
  const couldClose = served.qualified < (cell.need ?? 0) && served.qualified + elsewhere >= (cell.need ?? 0);
  return {
    ...served,
    capacity: Math.round(served.capacity * 1e6) / 1e6,
    unknownShare,
    unknown: couldClose ? `${elsewhere} partners of its types carry no region` : null,
  };
}

/** Nobody's verticals or sizes are known yet, so a cell that names one can only be told when no partner could serve it at all. */
function whyUntold(
  strategy: Strategy,
  facts: Facts,
  census: Census,
  cell: Cell,
  types: readonly string[],
): string | undefined {
  if (facts.holdings.partners === 0) return "no partners were imported";
  const inRegion = (group: Group) => group.region === cell.region && isOneOf(types, group);
  const uncertified = enrolled(
    facts,
    census,
    (group) => inRegion(group) && hasCertifications(strategy, group),
  );
  if (uncertified > 0 && facts.holdings.certifications === 0) return "no certifications were imported";
  const narrower = narrowerDimensions(cell);
  const number = enrolled(facts, census, inRegion);
  return number > 0 && narrower !== "" ? `${number} partners of the region carry no ${narrower}` : undefined;
}

const narrowerDimensions = ({ vertical, size }: Cell): string =>
  [vertical && "vertical", size && "size"].filter(Boolean).join(" and ");

const isOneOf = (types: readonly string[], { type }: Group): boolean => type !== null && types.includes(type);

const hasCertifications = ({ programs }: Strategy, group: Group): boolean =>
  group.programs.some((program) => (programs?.[program]?.certifications ?? []).length > 0);

const enrolled = (facts: Facts, census: Census, fits: (group: Group) => boolean): number =>
  counted(facts, census.enrolled, fits);

const counted = ({ groups }: Facts, numbers: readonly number[], fits: (group: Group) => boolean): number =>
  groups.reduce((sum, group, index) => sum + (fits(group) ? (numbers[index] ?? 0) : 0), 0);

/** The share of the partners of the types of which a dimension that the cell names is not known. */
function shareUnknown(facts: Facts, { partners }: Census, cell: Cell, types: readonly string[]): number {
  const narrower = narrowerDimensions(cell) !== "";
  const all = counted(facts, partners, (group) => isOneOf(types, group));
  const without = counted(
    facts,
    partners,
    (group) => isOneOf(types, group) && (narrower || group.region === null),
  );
  return all === 0 ? 0 : without / all;
}

const cellsServed = ({ region, type }: Group, cells: readonly Cell[]): number =>
  Math.max(
    1,
    cells.filter(
      (cell) =>
        (cell.route ?? "direct") !== "direct" &&
        cell.region === region &&
        (cell.types === undefined || (type !== null && cell.types.includes(type))),
    ).length,
  );
