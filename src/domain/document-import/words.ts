import { type Path, pointer } from "../strategy/path.ts";
import type { Value } from "./book.ts";

const called: Readonly<Record<string, string>> = {
  people: "person",
  objectives: "objective",
  gaps: "gap",
  partnerTypes: "partner type",
  bets: "bet",
  declined: "declined option",
  landscape: "candidate",
  competitors: "competitor",
  programs: "programme",
  incentives: "incentive",
  agreements: "agreement",
  value: "value element",
  decisions: "decision",
  okrs: "objective with key results",
  metrics: "metric",
  roadmap: "milestone",
  raci: "decision right",
  sponsors: "sponsor",
  risks: "risk",
  scenarios: "scenario",
  assumptions: "assumption",
  sources: "source",
  categories: "category",
};
const nested: Readonly<Record<string, string>> = {
  regions: "region",
  verticals: "vertical",
  sizes: "size",
  cells: "coverage cell",
  tiers: "tier",
  people: "position",
  lines: "budget line",
  systems: "system",
  models: "partnership model",
  weights: "weight",
  keyResults: "key result",
};

/** The values of a draft by where they stand. */
export type ValuesByPointer = ReadonlyMap<string, Value>;
export const byPointer = (values: readonly Value[]): ValuesByPointer =>
  new Map(values.map((value) => [pointer(value.path), value]));

/** What a line has given, in words: `partner type “Reseller”: name, kind, priority`. */
export function wordsFor(paths: readonly Path[], values: ValuesByPointer): string {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const { element, field } = told(path, values);
    groups.set(element, [...(groups.get(element) ?? []), field]);
  }
  return [...groups]
    .map(([element, fields]) => {
      const names = [...new Set(fields)].filter((field) => field !== "");
      return names.length === 0 ? element : `${element}: ${names.join(", ")}`;
    })
    .join("; ");
}

function told(path: Path, values: ValuesByPointer): { element: string; field: string } {
  const length = elementLength(path);
  const at = path.slice(0, length);
  const holder = String(
    at.findLast((step, index) => typeof step === "string" && index < length - 1) ?? at[0],
  );
  const what = length > 2 ? (nested[holder] ?? holder) : (called[String(path[0])] ?? String(path[0]));
  const name = length > 1 ? nameAt(at, values) : "";
  return {
    element: `${what}${name ? ` “${name}”` : ""}`,
    field: path
      .slice(length)
      .filter((step) => typeof step === "string")
      .join(" "),
  };
}

/** How many steps lead to the element that a value belongs to. */
function elementLength(path: Path): number {
  const [part = "", second] = path;
  if (["company", "strategy", "thesis", "scoring"].includes(String(part)))
    return second === "models" || second === "weights" ? 3 : 1;
  if (part === "coverage" || part === "budget")
    return typeof second === "string" && path.length > 3 ? 3 : Math.min(path.length - 1, 2);
  if (part === "programs" && path[2] === "tiers") return 4;
  return 2;
}

function nameAt(at: Path, values: ValuesByPointer): string {
  if (at[1] === "cells") return textAt([...at, "region"], values) ?? "";
  for (const field of [
    "name",
    "title",
    "risk",
    "element",
    "statement",
    "business",
    "option",
    "need",
    "role",
    "metric",
    "model",
  ]) {
    const text = textAt([...at, field], values);
    if (text !== undefined) return text;
  }
  const last = at.at(-1);
  return typeof last === "string" ? last : "";
}

function textAt(path: Path, values: ValuesByPointer): string | undefined {
  const value = values.get(pointer(path))?.value;
  return typeof value === "string" ? value : undefined;
}
