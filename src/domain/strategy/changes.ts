import { originsIn } from "./list-origins.ts";
import type { Path } from "./path.ts";
import { isMap, same } from "./plain-data.ts";

/** The smallest steps that turn one plain value into another; list indexes are those at the time of the step. */
export type Change =
  | { readonly kind: "set" | "insert"; readonly path: Path; readonly value: unknown }
  | { readonly kind: "remove"; readonly path: Path }
  /** An entry of a map under another key, where it stands. */
  | { readonly kind: "rename"; readonly path: Path; readonly to: string }
  /** The elements of a list in another order: for each place, the place of the one that comes there. */
  | { readonly kind: "reorder"; readonly path: Path; readonly order: readonly number[] };

type Members = Readonly<Record<string, unknown>>;

export function* changesBetween(before: unknown, after: unknown, path: Path = []): Generator<Change> {
  if (same(before, after)) return;
  if (isMap(before) && isMap(after)) yield* mapChanges(before, after, path);
  else if (Array.isArray(before) && Array.isArray(after)) yield* listChanges(before, after, path);
  else yield { kind: "set", path, value: after };
}

/** The value with another one at a path: missing maps and lists on the way are made, undefined takes the entry away. */
export function withValue(root: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(root) || (!isMap(root) && typeof step === "number")) {
    const list: unknown[] = Array.isArray(root) ? root : [];
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index > list.length)
      throw new RangeError(`No place ${step} in a list`);
    const member = withValue(list[index], rest, value);
    return member === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 1, member);
  }
  const members: Members = isMap(root) ? root : {};
  const member = withValue(Object.hasOwn(members, step) ? members[step] : undefined, rest, value);
  const others = Object.entries(members);
  if (member === undefined) return Object.fromEntries(others.filter(([key]) => key !== String(step)));
  const isNew = !Object.hasOwn(members, step);
  const kept = others.map(([key, other]): [string, unknown] => [key, key === String(step) ? member : other]);
  return Object.fromEntries(isNew ? [...kept, [String(step), member]] : kept);
}

function* mapChanges(before: Members, after: Members, path: Path): Generator<Change> {
  const renamed = renamedKeys(before, after);
  const taken = new Set(renamed.values());
  for (const [from, to] of renamed) yield { kind: "rename", path: [...path, from], to };
  // New entries come first, so that a map never stands empty in between.
  for (const [key, value] of Object.entries(after)) {
    if (Object.hasOwn(before, key)) yield* changesBetween(before[key], value, [...path, key]);
    else if (!taken.has(key)) yield { kind: "insert", path: [...path, key], value };
  }
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key) && !renamed.has(key)) yield { kind: "remove", path: [...path, key] };
  }
}

/** Elements that are gone under one key and there, unchanged, under another: they keep their place and their comments. */
export function renamedKeys(before: Members, after: Members): Map<string, string> {
  const fresh = Object.keys(after).filter((key) => !Object.hasOwn(before, key) && isMap(after[key]));
  const renamed = new Map<string, string>();
  for (const key of Object.keys(before)) {
    if (Object.hasOwn(after, key) || !isMap(before[key])) continue;
    const to = fresh.findIndex((other) => same(before[key], after[other]));
    const [found] = to < 0 ? [] : fresh.splice(to, 1);
    if (found !== undefined) renamed.set(key, found);
  }
  return renamed;
}

/**
 * Elements are known again wherever they stand, so that comments stay with the one they were written for: those that stay are
 * put into their new order, then changed; new ones come between them before others go, lest the list stand empty.
 */
function* listChanges(before: readonly unknown[], after: readonly unknown[], path: Path): Generator<Change> {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const origins = originsIn(String(path.at(-1)), old, now);
  const kept = origins.filter((origin) => origin !== undefined);
  const places = kept.toSorted((a, b) => a - b);
  if (!same(kept, places)) yield { kind: "reorder", path, order: reorder(before.length, head, places, kept) };
  const inserts: number[] = [];
  const fresh: Change[] = [];
  let [stays, place] = [0, 0];
  for (const [at, origin] of origins.entries()) {
    if (origin === undefined) {
      fresh.push({ kind: "insert", path: [...path, head + place + inserts.length], value: now[at] });
      inserts.push(place);
      continue;
    }
    const standing = places[stays++] ?? 0;
    yield* changesBetween(old[origin], now[at], [...path, head + standing]);
    place = standing + 1;
  }
  yield* fresh;
  const remaining = new Set(places);
  for (let index = old.length - 1; index >= 0; index--) {
    const cameBefore = inserts.filter((at) => at <= index).length;
    if (!remaining.has(index)) yield { kind: "remove", path: [...path, head + index + cameBefore] };
  }
}

/** Only those that stay change places, among themselves. */
function reorder(length: number, head: number, places: readonly number[], kept: readonly number[]): number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (const [at, place] of places.entries()) order[head + place] = head + (kept[at] ?? place);
  return order;
}
