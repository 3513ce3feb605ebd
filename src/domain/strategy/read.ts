import type { z } from "zod";
import { nearest } from "../shared/nearest.ts";
import { type Path, pointer } from "./path.ts";
import { textOf, valueAt } from "./plain-data.ts";
import { keysOf, sampleOf, schemaAt } from "./schema-walk.ts";
import { type Strategy, strategySchema } from "./strategy.ts";

/** A value or key of the file that the model has no place for: FMT-001 (value) or FMT-002 (key). */
export type Misfit = {
  readonly rule: "FMT-001" | "FMT-002";
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
};

/** The model of what fits, and every misfit. `strategy` is undefined only when the text is not a strategy at all. */
export type Reading = { readonly strategy: Strategy | undefined; readonly misfits: readonly Misfit[] };

/** Thrown by a misfit value when a rule reads it, so that the rule stays silent about that element (spec 1, "Check rules"). */
export class MisfitRead extends Error {
  constructor(path: Path) {
    super(`${pointer(path)} does not fit`);
  }
}

/**
 * Reads plain data (from YAML or JSON) as a strategy. What does not fit is reported and replaced by a value that throws
 * `MisfitRead` when it is read; everything else stays usable, so one mistake does not hide the others.
 */
export function readStrategy(raw: unknown): Reading {
  const copy = clone(raw);
  const misfits = new Map(prototypeKeys(copy, []).map((misfit) => [pointer(misfit.path), misfit]));
  const tainted: Taint[] = [];
  for (let round = 0; round < 50; round++) {
    const parsed = strategySchema.safeParse(copy);
    if (parsed.success) {
      // What is inside first: a part that loses a key keeps its other members, traps included.
      for (const one of tainted.toSorted((a, b) => b.path.length - a.path.length)) taint(parsed.data, one);
      return { strategy: parsed.data, misfits: [...misfits.values()] };
    }
    for (const issue of parsed.error.issues) {
      for (const misfit of misfitsOf(issue, raw)) {
        // Two missing fields share the path of their parent; only the message tells them apart.
        const key = `${pointer(misfit.path)} ${misfit.message}`;
        if (!misfits.has(key)) misfits.set(key, misfit);
      }
      if (!repair(copy, issue, tainted)) return { strategy: undefined, misfits: [...misfits.values()] };
    }
  }
  return { strategy: undefined, misfits: [...misfits.values()] };
}

/** `__proto__` names no element in any program that reads the model later, so it is taken out and said. */
function prototypeKeys(value: unknown, path: Path): Misfit[] {
  if (typeof value !== "object" || value === null) return [];
  const here = path.length > 0 && Object.hasOwn(value, "__proto__");
  if (here) Reflect.deleteProperty(value, "__proto__");
  const expected = "expected a slug: lower-case letters, digits and hyphens";
  const at = [...path, "__proto__"];
  return [
    ...(here
      ? [
          {
            rule: "FMT-001" as const,
            path: at,
            message: `the key \`__proto__\` does not fit; ${expected}`,
            fix: "write another slug",
          },
        ]
      : []),
    ...Object.entries(value).flatMap(([key, member]) =>
      prototypeKeys(member, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The same reading without the traps: for pages and JSON, where a misfit value, or the member under a misfit key, is simply absent. */
export const readableStrategy = (raw: unknown): Strategy | undefined => readable(readStrategy(raw));

/** A reading without its traps. */
export const readable = ({ strategy }: Reading): Strategy | undefined =>
  strategy === undefined ? undefined : (withoutTraps(strategy) as Strategy);

function misfitsOf(issue: z.core.$ZodIssue, raw: unknown): Misfit[] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === "invalid_union" && issue.errors.some((branch) => branch.length > 0)) {
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
    if (deepest && deepest.path.length > 0)
      return misfitsOf({ ...deepest, path: [...path, ...deepest.path] }, raw);
  }
  const found = valueAt(raw, path);
  if (path.length === 0)
    return [
      {
        rule: "FMT-001",
        path,
        message: `the file is ${shown(found)}; ${issue.message}`,
        fix: "start with `entente: 1`, then `strategy` and `company`",
      },
    ];
  const field = String(path.at(-1));
  if (found === undefined) {
    const meaning = schemaAt(strategySchema, path)?.description;
    return [
      {
        rule: "FMT-001",
        path: path.slice(0, -1),
        message: `\`${field}\` is missing`,
        fix: `add \`${field}\`${meaning ? `: ${lowerFirst(meaning)}` : ""}`,
      },
    ];
  }
  if (issue.code === "invalid_key") {
    const expected = issue.issues[0]?.message ?? "expected another key";
    return [
      {
        rule: "FMT-001",
        path,
        message: `the key \`${field}\` does not fit; ${expected}`,
        fix: fixOf(expected, field),
      },
    ];
  }
  const what =
    typeof path.at(-1) === "number"
      ? `item ${Number(field) + 1} of \`${String(path.at(-2))}\``
      : `\`${field}\``;
  return [
    {
      rule: "FMT-001",
      path,
      message: `${what} is ${shown(found)}; ${issue.message}`,
      fix: fixOf(issue.message, found),
    },
  ];
}

function unknownKey(path: Path, key: string): Misfit {
  const known = keysOf(strategySchema, path);
  const close = nearest(key, known);
  return {
    rule: "FMT-002",
    path: [...path, key],
    message: `\`${key}\` is not a field here`,
    fix: close ? `write \`${close}\`` : `one of: ${known.join(", ")}`,
  };
}

function fixOf(expected: string, found: unknown): string {
  const options = /^expected one of: (.*)$/.exec(expected)?.[1]?.split(", ");
  const close = options && typeof found === "string" ? nearest(found, options) : undefined;
  return close
    ? `write \`${close}\` (or ${options?.filter((option) => option !== close).join(", ")})`
    : expected.replace(/^expected /, "write ");
}

/** A place that throws when a rule reads it; `isRest`: what is left there fits, and only lacks a member that did not. */
type Taint = { readonly path: Path; readonly isRest: boolean };

/** Makes the copy fit where the issue points, remembering what must throw when read; false when nothing is left to repair. */
function repair(copy: unknown, issue: z.core.$ZodIssue, tainted: Taint[]): boolean {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) remove(copy, [...path, key]);
    return true;
  }
  for (let end = path.length; end > 0; end--) {
    const at = path.slice(0, end);
    if (issue.code === "invalid_key" && end === path.length) {
      remove(copy, at);
      tainted.push({ path: at.slice(0, -1), isRest: true });
      return true;
    }
    tainted.push({ path: at, isRest: false });
    const parent = valueAt(copy, at.slice(0, -1));
    const schema = schemaAt(strategySchema, at);
    const sample = schema === undefined ? undefined : sampleOf(schema);
    if (sample !== undefined && isContainer(parent)) {
      (parent as Record<string | number, unknown>)[at.at(-1) as string] = sample.value;
      return true;
    }
  }
  return false;
}

/** What a trap covers and a page may show all the same, by the trap. */
const rests = new WeakMap<object, unknown>();

function taint(model: object, { path, isRest }: Taint): void {
  let container: unknown = model;
  for (const step of path.slice(0, -1)) {
    const property = isContainer(container) ? Object.getOwnPropertyDescriptor(container, step) : undefined;
    if (!property || property.get) return;
    container = property.value;
  }
  if (!isContainer(container)) return;
  const step = path.at(-1) as string;
  const there = Object.getOwnPropertyDescriptor(container, step);
  const known = trapIn(there);
  if (known) {
    // What does not fit as a whole has no rest.
    if (!isRest) rests.delete(known);
    return;
  }
  const trap = () => {
    throw new MisfitRead(path);
  };
  if (isRest) rests.set(trap, there?.value);
  Object.defineProperty(container, step, { enumerable: true, configurable: true, get: trap });
}

/** The trap of a property, as the thing it is told by. */
const trapIn = (property: PropertyDescriptor | undefined): object | undefined =>
  property === undefined ? undefined : (Reflect.get(property, "get") as object | undefined);

function withoutTraps(value: unknown): unknown {
  if (!isContainer(value)) return value;
  const members = Object.keys(value).flatMap((key): [string, unknown][] => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    const trap = trapIn(property);
    if (!trap) return [[key, withoutTraps(property?.value)]];
    return rests.has(trap) ? [[key, withoutTraps(rests.get(trap))]] : [];
  });
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Plain data of one's own, to be changed freely. */
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (!isContainer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clone(member)]));
}

function remove(root: unknown, path: Path): void {
  const parent = valueAt(root, path.slice(0, -1));
  if (isContainer(parent)) delete parent[path.at(-1) as string];
}

const shown = (value: unknown): string =>
  value === null || value === undefined || value === ""
    ? "empty"
    : typeof value === "object"
      ? Array.isArray(value)
        ? "a list"
        : "a map"
      : `\`${textOf(value)}\``;
const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
