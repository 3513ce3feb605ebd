import { catalogue, isMeasureId } from "../measures/catalogue.ts";
import { elementName } from "./diff-lists.ts";
import type { Path } from "./path.ts";
import { isMap, same, textOf, valueAt } from "./plain-data.ts";
import type { Strategy } from "./strategy.ts";
import { subjectOf } from "./subject.ts";

/** Says a change in the strategy's own words: what it is about, which field, and from what to what. */
export function wordsFor(root: unknown, path: Path, kind: string, before: unknown, after: unknown): string {
  const owner = ownerOf(root, path);
  const field = fieldWords(root, path, owner.depth);
  if (kind !== "changed") return addedOrRemoved(owner.words, field, kind, kind === "added" ? after : before);
  const change = changeWords(before, after);
  return field === "" ? `${owner.words}: ${change}` : `${owner.words}: ${field} ${change}`;
}

/** What the elements of each part are called, one of them. */
const nouns: Readonly<Record<string, string>> = {
  people: "person",
  objectives: "objective",
  gaps: "gap",
  categories: "category",
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
  okrs: "objective",
  raci: "RACI of",
  sponsors: "sponsor of",
  risks: "risk",
  scenarios: "scenario",
  assumptions: "assumption",
  sources: "source",
  measures: "measure",
  calendars: "calendar",
};

/** What the elements of the lists are called that have a name of their own. */
const listNouns: Readonly<Record<string, string>> = {
  tiers: "tier",
  keyResults: "key result",
  cells: "cell",
  regions: "region",
  verticals: "vertical",
  sizes: "size",
  roadmap: "milestone",
  waivers: "waiver",
  lines: "budget line",
  previous: "last year's line",
  systems: "system",
  people: "position",
  metrics: "metric",
};

type Owner = { readonly words: string; readonly depth: number };

/** The element that a change is about, and how many steps of the path lead to it. */
function ownerOf(root: unknown, path: Path): Owner {
  const [part, second, third, fourth] = path.map(String);
  if (part === undefined || second === undefined)
    return { words: part ? spaced(part) : "strategy", depth: 1 };
  const named = (list: string, depth: number): Owner => ({
    words: `${listNouns[list]} ${nameAt(root, path.slice(0, depth), list)}`,
    depth,
  });
  if (part === "roadmap" || part === "metrics" || part === "waivers") return named(part, 2);
  if (fourth !== undefined && (third === "tiers" || third === "keyResults")) return named(third, 4);
  const within = part === "coverage" || part === "budget" ? second : "";
  if (third !== undefined && listNouns[within]) return named(within, 3);
  return nouns[part] ? { words: `${nouns[part]} ${second}`, depth: 2 } : { words: spaced(part), depth: 1 };
}

function nameAt(root: unknown, path: Path, list: string): string {
  const element = valueAt(root, path);
  if (list === "metrics" && isMap(element)) return metricWords(root, element);
  if (list === "tiers" || list === "cells")
    return subjectOf(isMap(root) ? (root as Strategy) : undefined, path);
  const last = path.at(-1);
  return typeof last === "number" ? elementName(list, element, last) : String(last);
}

/** The field that changed, from its owner on: "benefit mdf value"; a bound is called by what it counts. */
function fieldWords(root: unknown, path: Path, depth: number): string {
  const words: string[] = [];
  for (let end = depth; end < path.length; end++) {
    const step = path[end];
    const holder = valueAt(root, path.slice(0, end));
    if (typeof step === "number") {
      words.splice(
        -1,
        1,
        elementWords(root, String(path[end - 1]), valueAt(root, path.slice(0, end + 1)), step),
      );
    } else if (
      (step === "atLeast" || step === "atMost") &&
      isMap(holder) &&
      typeof holder["metric"] === "string"
    ) {
      // A criterion is already called by its metric.
      if (path[end - 2] !== "criteria") words.push(metricWords(root, { metric: holder["metric"] }));
    } else if (!(step === "targets" && path[0] === "metrics")) words.push(spaced(String(step)));
  }
  return words.join(" ");
}

function elementWords(root: unknown, list: string, element: unknown, index: number): string {
  if (list === "criteria" && isMap(element)) {
    return typeof element["metric"] === "string"
      ? metricWords(root, element)
      : spaced(textOf(element["fact"] ?? `criterion ${index + 1}`));
  }
  const name = elementName(list, element, index);
  return list === "rulesOfEngagement"
    ? `rule of engagement (${name})`
    : `${spaced(list).replace(/s$/, "")} ${name}`;
}

function metricWords(root: unknown, { metric, where }: Record<string, unknown>): string {
  const id = textOf(metric);
  const own = valueAt(root, ["measures", id, "name"]);
  const name = isMeasureId(id) ? catalogue[id].name : typeof own === "string" ? own : id;
  const scope = isMap(where)
    ? ` (${Object.entries(where)
        .map(([key, value]) => `${key} ${shown(value)}`)
        .join(", ")})`
    : "";
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}${scope}`;
}

function changeWords(before: unknown, after: unknown): string {
  if (!Array.isArray(before) || !Array.isArray(after)) return `${shown(before)} → ${shown(after)}`;
  const plus = after.filter((member) => !before.some((other) => same(other, member)));
  const minus = before.filter((member) => !after.some((other) => same(other, member)));
  if (plus.length + minus.length === 0) return `in another order: ${shown(before)} → ${shown(after)}`;
  return [...plus.map((member) => `+ ${shown(member)}`), ...minus.map((member) => `− ${shown(member)}`)].join(
    ", ",
  );
}

function addedOrRemoved(owner: string, field: string, kind: string, value: unknown): string {
  if (field === "") return `${owner} ${kind}`;
  if (typeof value === "object" && value !== null) return `${owner}: ${field} ${kind}`;
  return kind === "added"
    ? `${owner}: ${field} added: ${shown(value)}`
    : `${owner}: ${field} removed (was ${shown(value)})`;
}

function shown(value: unknown): string {
  if (value === null || value === "") return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(shown).join(", ");
  if (isMap(value))
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${key}: ${shown(member)}`)
      .join(", ")} }`;
  return textOf(value);
}

/** A field's name as words: `trainingDone` is "training done". Slugs stay as they are. */
const spaced = (name: string): string =>
  name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
