import { catalogue, isMeasureId } from "../measures/catalogue.ts";
import { elementName } from "./diff-lists.ts";
import type { Path } from "./path.ts";
import { isMap, same, textOf, valueAt } from "./plain-data.ts";
import type { Strategy } from "./strategy.ts";
import { subjectOf } from "./subject.ts";

/** How a change calls what it is about: as the file writes it, or by the names that a page shows (diff-names.ts). */
export type Speech = {
  /** A whole part, or one that has no elements. */
  readonly part: (part: string) => string;
  /** An element with a slug of its own. */
  readonly entry: (noun: string, part: string, slug: string) => string;
  /** An element of a list, by what tells it apart. */
  readonly listed: (noun: string, list: string, path: Path, name: string) => string;
  /** The last step of a path: a field, or a key. */
  readonly step: (path: Path) => string;
  readonly value: (path: Path, value: unknown) => string;
  /** What a measure counts only. */
  readonly scope: (where: Readonly<Record<string, unknown>>) => string;
  /** The whole, as it begins a line. */
  readonly sentence: (words: string) => string;
};

/** Says a change in the strategy's own words: what it is about, which field, and from what to what. */
export const wordsFor = (told: Told, speech: Speech = asWritten): string =>
  speech.sentence(wordsIn(told, speech));

function wordsIn({ root, path, kind, before, after }: Told, speech: Speech): string {
  const owner = ownerOf(root, path, speech);
  const field = fieldWords(root, path, owner.depth, speech);
  const say = (value: unknown) => shown(value, (scalar) => speech.value(path, scalar));
  if (kind !== "changed")
    return addedOrRemoved(owner.words, field, kind, kind === "added" ? after : before, say);
  const change = changeWords(before, after, say);
  return field === "" ? `${owner.words}: ${change}` : `${owner.words}: ${field} ${change}`;
}

/** `root` is the strategy that has the value: the new one, or the old one of what was removed. */
type Told = {
  readonly root: unknown;
  readonly path: Path;
  readonly kind: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** As the file writes it: slugs, and fields with their words apart. */
const asWritten: Speech = {
  part: spaced,
  entry: (noun, _part, slug) => `${noun} ${slug}`,
  listed: (noun, _list, _path, name) => `${noun} ${name}`,
  step: (path) => spaced(String(path.at(-1))),
  value: (_path, value) => textOf(value),
  scope: (where) =>
    Object.entries(where)
      .map(([key, value]) => `${key} ${shown(value, textOf)}`)
      .join(", "),
  sentence: (words) => words,
};

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
function ownerOf(root: unknown, path: Path, speech: Speech): Owner {
  const [part, second, third, fourth] = path.map(String);
  if (part === undefined || second === undefined)
    return { words: part ? speech.part(part) : "strategy", depth: 1 };
  const named = (list: string, depth: number): Owner => {
    const to = path.slice(0, depth);
    return { words: speech.listed(listNouns[list] ?? list, list, to, nameAt(root, to, list, speech)), depth };
  };
  if (part === "roadmap" || part === "metrics" || part === "waivers") return named(part, 2);
  if (fourth !== undefined && (third === "tiers" || third === "keyResults")) return named(third, 4);
  const within = part === "coverage" || part === "budget" ? second : "";
  if (third !== undefined && listNouns[within]) return named(within, 3);
  const noun = nouns[part];
  return noun
    ? { words: speech.entry(noun, part, second), depth: 2 }
    : { words: speech.part(part), depth: 1 };
}

function nameAt(root: unknown, path: Path, list: string, speech: Speech): string {
  const element = valueAt(root, path);
  if (list === "metrics" && isMap(element)) return metricWords(root, element, speech);
  if (list === "tiers" || list === "cells")
    return subjectOf(isMap(root) ? (root as Strategy) : undefined, path);
  const last = path.at(-1);
  return typeof last === "number" ? elementName(list, element, last) : String(last);
}

/** The field that changed, from its owner on: "benefit mdf value"; a bound is called by what it counts. */
function fieldWords(root: unknown, path: Path, depth: number, speech: Speech): string {
  const words: string[] = [];
  for (let end = depth; end < path.length; end++) {
    const step = path[end];
    const holder = valueAt(root, path.slice(0, end));
    if (typeof step === "number") {
      const element = valueAt(root, path.slice(0, end + 1));
      words.splice(-1, 1, elementWords(root, path.slice(0, end + 1), element, speech));
    } else if (
      (step === "atLeast" || step === "atMost") &&
      isMap(holder) &&
      typeof holder["metric"] === "string"
    ) {
      // A criterion is already called by its metric.
      if (path[end - 2] !== "criteria") words.push(metricWords(root, { metric: holder["metric"] }, speech));
    } else if (!(step === "targets" && path[0] === "metrics"))
      words.push(speech.step(path.slice(0, end + 1)));
  }
  return words.join(" ");
}

function elementWords(root: unknown, path: Path, element: unknown, speech: Speech): string {
  const [list, index] = [String(path.at(-2)), Number(path.at(-1))];
  if (list === "criteria" && isMap(element)) {
    return typeof element["metric"] === "string"
      ? metricWords(root, element, speech)
      : speech.value([...path, "fact"], element["fact"] ?? `criterion ${index + 1}`);
  }
  const name = elementName(list, element, index);
  return list === "rulesOfEngagement"
    ? `rule of engagement (${name})`
    : speech.listed(spaced(list).replace(/s$/, ""), list, path, name);
}

function metricWords(root: unknown, { metric, where }: Record<string, unknown>, speech: Speech): string {
  const id = textOf(metric);
  const own = valueAt(root, ["measures", id, "name"]);
  const name = isMeasureId(id) ? catalogue[id].name : typeof own === "string" ? own : id;
  const scope = isMap(where) ? ` (${speech.scope(where)})` : "";
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}${scope}`;
}

type Say = (value: unknown) => string;

function changeWords(before: unknown, after: unknown, say: Say): string {
  if (!Array.isArray(before) || !Array.isArray(after)) return `${say(before)} → ${say(after)}`;
  const plus = after.filter((member) => !before.some((other) => same(other, member)));
  const minus = before.filter((member) => !after.some((other) => same(other, member)));
  if (plus.length + minus.length === 0) return `in another order: ${say(before)} → ${say(after)}`;
  return [...plus.map((member) => `+ ${say(member)}`), ...minus.map((member) => `− ${say(member)}`)].join(
    ", ",
  );
}

function addedOrRemoved(owner: string, field: string, kind: string, value: unknown, say: Say): string {
  if (field === "") return `${owner} ${kind}`;
  if (typeof value === "object" && value !== null) return `${owner}: ${field} ${kind}`;
  return kind === "added"
    ? `${owner}: ${field} added: ${say(value)}`
    : `${owner}: ${field} removed (was ${say(value)})`;
}

function shown(value: unknown, scalar: Say): string {
  if (value === null || value === "") return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((member) => shown(member, scalar)).join(", ");
  if (isMap(value))
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${key}: ${shown(member, textOf)}`)
      .join(", ")} }`;
  return scalar(value);
}

/** A field's name as words: `trainingDone` is "training done". Slugs stay as they are. */
function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
