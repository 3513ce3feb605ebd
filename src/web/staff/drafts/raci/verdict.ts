import type { RaciRow } from "../../../../domain/strategy/raci-table.ts";

/** What is wrong with a row; nothing where it has one A and an R. */
export function verdictOf({ accountable, responsible, isMissing }: RaciRow): string[] {
  if (isMissing) return ["not written"];
  return [
    ...(accountable.length === 0
      ? ["no A"]
      : accountable.length > 1
        ? [`${accountable.length === 2 ? "two" : accountable.length} A`]
        : []),
    ...(responsible.length === 0 ? ["no R"] : []),
  ];
}
