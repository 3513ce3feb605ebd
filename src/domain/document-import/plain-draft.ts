import { partNames } from "./part-names.ts";
import type { Value } from "./book.ts";

type Container = Record<string, unknown> | unknown[];

/** The values as plain data of a strategy, its parts in the order of the model; lists without the holes of what was taken out. */
export function plainData(values: readonly Value[], currency: string): Record<string, unknown> {
  const root: Record<string, unknown> = {
    entente: 1,
    strategy: { name: "Imported strategy" },
    company: { name: "Company to be named", currency },
  };
  for (const { path, value } of values) setAt(root, path, value);
  const ordered = partNames
    .filter((part) => Object.hasOwn(root, part))
    .map((part) => [part, dense(root[part])]);
  return { entente: 1, ...Object.fromEntries(ordered) };
}

function setAt(root: Container, path: Value["path"], value: unknown): void {
  let at: Container = root;
  for (const [index, step] of path.entries()) {
    const holder = at as Record<string | number, unknown>;
    if (index === path.length - 1) {
      define(holder, step, value);
      return;
    }
    if (!Object.hasOwn(holder, step)) define(holder, step, typeof path[index + 1] === "number" ? [] : {});
    const next = holder[step];
    if (typeof next !== "object" || next === null) return;
    at = next as Container;
  }
}

/** A name of a document is never a name of the program: `__proto__` is a key like any other here. */
const define = (holder: object, key: string | number, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

function dense(value: unknown): unknown {
  if (Array.isArray(value)) return Object.values(value).map(dense);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, dense(member)]));
}
