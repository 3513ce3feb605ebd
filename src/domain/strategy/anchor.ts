import { identityOf } from "./diff-lists.ts";
import { type Path, pathOf, pointer } from "./path.ts";
import { isMap } from "./plain-data.ts";

/**
 * The way to an element in plain data as text that holds when lists change: elements of lists that have something to tell them
 * apart (diff-lists.ts) stand by that, others by their place. Undefined where the data has nothing at the path.
 */
export function anchorAt(root: unknown, path: Path): string | undefined {
  const steps: string[] = [];
  let value = root;
  for (const [at, step] of path.entries()) {
    const member = memberOf(value, step);
    if (member === undefined) return undefined;
    steps.push(Array.isArray(value) ? nameIn(String(path[at - 1]), member, step) : String(step));
    value = member;
  }
  return pointer(steps);
}

/** Where an anchor leads in plain data now; undefined where its element is gone. */
export function pathOfAnchor(root: unknown, anchor: string): Path | undefined {
  const path: (string | number)[] = [];
  let value = root;
  for (const step of pathOf(anchor)) {
    const place = Array.isArray(value) ? placeIn(value, String(path.at(-1)), step) : step;
    if (place === undefined) return undefined;
    value = memberOf(value, place);
    if (value === undefined) return undefined;
    path.push(place);
  }
  return path;
}

/** A sign in front tells an identity from a place. */
const mark = "=";

function nameIn(list: string, element: unknown, step: string | number): string {
  const identity = isMap(element) ? identityOf(list, element) : undefined;
  return identity === undefined ? String(step) : mark + identity;
}

function placeIn(elements: readonly unknown[], list: string, step: string): number | undefined {
  if (!step.startsWith(mark)) return Number(step);
  const found = elements.findIndex((element) => nameIn(list, element, "") === step);
  return found < 0 ? undefined : found;
}

function memberOf(value: unknown, step: string | number): unknown {
  if (Array.isArray(value))
    return /^\d{1,6}$/.test(String(step)) ? (value[Number(step)] as unknown) : undefined;
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
