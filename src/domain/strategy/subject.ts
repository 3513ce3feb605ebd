import type { Path } from "./path.ts";
import { MisfitRead } from "./read.ts";
import type { Cell, Strategy } from "./strategy.ts";

/**
 * What a finding is about, in the strategy's own names: the nearest slug or id on the path; a cell by its dimensions, a tier
 * as `program/tier`, otherwise the part (spec 1, "Check rules").
 */
export function subjectOf(strategy: Strategy | undefined, path: Path): string {
  const [part = "strategy", second, third, fourth] = path;
  if (part === "coverage") return coverageSubject(strategy, second, third);
  if (part === "programs" && third === "tiers" && fourth !== undefined) {
    const tier = unlessMisfit(() => strategy?.programs?.[String(second)]?.tiers?.[Number(fourth)]?.id);
    return tier === undefined ? String(second) : `${second}/${tier}`;
  }
  const slug = second !== undefined && mapsOfSlugs.has(String(part)) ? String(second) : String(part);
  return idWithin(strategy, path) ?? slug;
}

/** A cell by its dimensions, those it leaves out left out; with its partner types where another cell has the same dimensions. */
export function cellName(cell: Cell, cells: readonly Cell[]): string {
  const name = dimensions(cell);
  const others = cells.filter((other) => other !== cell && unlessMisfit(() => dimensions(other)) === name);
  const types = cell.types ?? [];
  // Cells that share a type are one cell written twice (COV-003): no name of types would tell them apart.
  const toldApart = others.every(
    (other) => other.types?.length && !other.types.some((type) => types.includes(type)),
  );
  return others.length > 0 && types.length > 0 && toldApart ? `${name}/${types.join("+")}` : name;
}

const dimensions = (cell: Cell): string =>
  [cell.region, cell.vertical, cell.size].filter((part) => part !== undefined).join("/");

function coverageSubject(
  strategy: Strategy | undefined,
  list: Path[number] | undefined,
  step: Path[number] | undefined,
): string {
  if (step === undefined) return "coverage";
  if (list === "regions" || list === "verticals" || list === "sizes") return String(step);
  if (list !== "cells") return "coverage";
  const name = unlessMisfit(() => {
    const cells = strategy?.coverage?.cells ?? [];
    const cell = cells[Number(step)];
    return cell && cellName(cell, cells);
  });
  return name ?? `cell ${Number(step) + 1}`;
}

/** The id of the innermost list element on the path that has one (key results, milestones). */
function idWithin(strategy: Strategy | undefined, path: Path): string | undefined {
  let value: unknown = strategy;
  let id: string | undefined;
  for (const step of path) {
    const property = isContainer(value) ? Object.getOwnPropertyDescriptor(value, step) : undefined;
    if (!property || property.get) return id;
    value = property.value;
    const own = isContainer(value) ? Object.getOwnPropertyDescriptor(value, "id")?.value : undefined;
    if (/^\d+$/.test(String(step)) && typeof own === "string") id = own;
  }
  return id;
}

/** Parts whose entries have a slug or an id of their own as their key. */
const mapsOfSlugs = new Set(
  "people objectives gaps categories partnerTypes bets declined landscape competitors programs incentives agreements value decisions okrs raci sponsors risks scenarios assumptions sources measures calendars".split(
    " ",
  ),
);

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A misfit value cannot be part of a name; the name does without it. */
function unlessMisfit<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof MisfitRead) return undefined;
    throw error;
  }
}
