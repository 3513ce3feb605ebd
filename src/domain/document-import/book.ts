import type { CalendarYears } from "./fiscal-start.ts";
import { type Path, pointer } from "../strategy/path.ts";
import type { NumberForm } from "./number-form.ts";
import type { Link } from "./outline.ts";
import { isPersonalName, type Roles } from "./person-names.ts";
import type { Assumption, ImportOptions } from "./result.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { sameValue } from "./same-value.ts";
import { slugOf, slugRegistry, type Slugs } from "./slugs.ts";

export type Value = { readonly path: Path; readonly value: unknown; readonly said: readonly Said[] };
export type Clash = { readonly path: Path; readonly sides: readonly Said[] };
export type Remark = { readonly said: Said; readonly why: string; readonly toFill: boolean };

/**
 * What has been taken from the document so far, each value with the place that says it. A value that another place contradicts
 * is taken out and kept as a clash; nothing is ever written over.
 */
export type Book = {
  readonly options: BookOptions;
  readonly put: (said: Said, path: Path, value: unknown) => void;
  /** Adds to a list of plain values; what is there already is not put twice. */
  readonly add: (said: Said, path: Path, value: string) => void;
  /** Adds a sentence to a text that several places may carry on. */
  readonly goOn: (said: Said, path: Path, value: string) => void;
  readonly leave: (said: Said, why: string) => void;
  readonly toFill: (said: Said, what: string) => void;
  /** The line was used, and says nothing by itself: a heading, a label, the titles of a table. */
  readonly used: (line: number) => void;
  /** What refers to other elements waits until all of them have been read. */
  readonly later: (line: number, act: () => void) => void;
  readonly isSeen: (line: number) => boolean;
  readonly has: (path: Path) => boolean;
  readonly valueAt: (path: Path) => unknown;
  readonly slug: Slugs["slug"];
  readonly known: Slugs["known"];
  /** The slug of an element that has a name, and its `name` (or another field) put down where it is new. */
  readonly element: (said: Said, part: string, name: string, field: string) => string;
  /** The elements of a part that have a name, with it. */
  readonly names: (part: string) => readonly { readonly slug: string; readonly name: string }[];
  /** The names of the people, of those read so far and of those whose role the document says anywhere, that begin with a first name. */
  readonly peopleCalled: (first: string) => readonly string[];
  /** The id of a tier by its name. */
  readonly tierNamed: (name: string) => string | undefined;
  readonly countOf: (path: Path) => number;
  /** The place of a member of a list that is known by a key, at the end of the list where it is new. */
  readonly memberOf: (path: Path, key: string) => Path;
  /** Two places that cannot both be true, such as a total and its lines. */
  readonly contradict: (path: Path, sides: readonly Said[]) => void;
  /** Why a line says nothing to the model; the first reason stands. */
  readonly unread: (line: number, why: string) => void;
  /** The same, and no reader looks at the line again. */
  readonly pass: (line: number, why: string) => void;
  readonly assume: (assumption: Assumption) => void;
  readonly close: () => Closed;
};

export type BookOptions = ImportOptions & {
  readonly currency: string;
  readonly numbers: NumberForm;
  readonly calendarYears: CalendarYears;
  /** The document is a print of ours: what is computed in it is known as such, and names of elements are names. */
  readonly isOurs: boolean;
  /** Somewhere it says that its amounts are in thousands or millions, so that a figure alone is none. */
  readonly isScaled: boolean;
  readonly links: readonly Link[];
  readonly roles: Roles;
  /** Which of our documents it is. */
  readonly kind: string | undefined;
};

/** Where the elements of a part stand. */
export const homeOf = (part: string): Path =>
  ["regions", "verticals", "sizes"].includes(part) ? ["coverage", part] : [part];

export type Closed = {
  readonly values: readonly Value[];
  readonly clashes: readonly Clash[];
  readonly remarks: readonly Remark[];
  readonly used: ReadonlySet<number>;
  readonly unread: ReadonlyMap<number, string>;
  readonly assumptions: readonly Assumption[];
};

export function openBook(options: BookOptions): Book {
  const values = new Map<string, Value>();
  const clashes = new Map<string, Clash>();
  const remarks: Remark[] = [];
  const used = new Set<number>();
  const seen = new Set<number>();
  const counts = new Map<string, number>();
  const assumptions = new Map<string, Assumption>();
  const places = new Map<string, Path>();
  const unread = new Map<number, string>();
  const waiting: (() => void)[] = [];
  const { slug, known } = slugRegistry();

  const called = new Map<string, Set<string>>();
  const call = (name: string): void => {
    const first = isPersonalName(name) ? name.split(" ")[0] : undefined;
    if (first !== undefined) called.set(first, (called.get(first) ?? new Set<string>()).add(name));
  };
  for (const name of options.roles.roleOf.keys()) call(name);

  const put = (said: Said, path: Path, value: unknown): void => {
    seen.add(said.line);
    if (path[0] === "people" && typeof value === "string") call(value);
    const at = pointer(path);
    const clash = clashes.get(at);
    if (clash) return void clashes.set(at, { path, sides: [...clash.sides, said] });
    const before = values.get(at);
    if (!before) values.set(at, { path, value, said: [said] });
    else if (sameValue(before.value, value)) values.set(at, { ...before, said: [...before.said, said] });
    else {
      values.delete(at);
      clashes.set(at, { path, sides: [...before.said, said] });
    }
  };
  const listAt = (path: Path): Value[] =>
    Array.from({ length: counts.get(pointer(path)) ?? 0 }, (_, index) =>
      values.get(pointer([...path, index])),
    ).filter((value) => value !== undefined);
  const countOf = (path: Path): number => {
    const at = pointer(path);
    const count = counts.get(at) ?? 0;
    counts.set(at, count + 1);
    return count;
  };
  return {
    options,
    put,
    add(said, path, value) {
      const same = listAt(path).find((member) => member.value === value);
      put(said, same ? same.path : [...path, countOf(path)], value);
    },
    goOn(said, path, value) {
      const at = pointer(path);
      const before = values.get(at);
      if (!before || String(before.value).includes(value))
        return put(said, path, before ? before.value : value);
      seen.add(said.line);
      values.set(at, {
        path,
        value: `${String(before.value)}${/[.!?]$/.test(String(before.value)) ? " " : "; "}${value}`,
        said: [...before.said, said],
      });
    },
    leave(said, why) {
      seen.add(said.line);
      if (!isBlank(said.text)) remarks.push({ said, why, toFill: isPlaceholder(said.text) });
    },
    toFill(said, what) {
      seen.add(said.line);
      remarks.push({ said, why: what, toFill: true });
    },
    used(line) {
      seen.add(line);
      used.add(line);
    },
    later(line, act) {
      seen.add(line);
      waiting.push(act);
    },
    isSeen: (line) => seen.has(line),
    has: (path) => values.has(pointer(path)),
    valueAt: (path) => values.get(pointer(path))?.value,
    slug,
    known,
    element(said, part, name, field) {
      const key = slug(part, name);
      const path = [...homeOf(part), key, field];
      if (values.has(pointer(path))) put(said, path, values.get(pointer(path))?.value);
      else put(said, path, name);
      return key;
    },
    names: (part) =>
      [...values.values()].flatMap(({ path: [of, slug, field, ...more], value }) =>
        of === part && field === "name" && more.length === 0
          ? [{ slug: String(slug), name: String(value) }]
          : [],
      ),
    peopleCalled: (first) => [...(called.get(first) ?? [])],
    tierNamed: (name) =>
      [...values.values()].find(
        ({ path, value }) =>
          path.includes("tiers") && path.at(-1) === "name" && slugOf(String(value)) === slugOf(name),
      ) && slugOf(name),
    countOf,
    memberOf(path, key) {
      const at = `${pointer(path)} ${key}`;
      const place = places.get(at) ?? [...path, countOf(path)];
      places.set(at, place);
      return place;
    },
    contradict(path, sides) {
      for (const { line } of sides) seen.add(line);
      clashes.set(`${pointer(path)} ${sides[0]?.line ?? 0}`, { path, sides });
    },
    pass(line, why) {
      seen.add(line);
      unread.set(line, why);
    },
    unread: (line, why) => void (unread.has(line) || unread.set(line, why)),
    assume: (assumption) =>
      void (assumptions.has(assumption.words) || assumptions.set(assumption.words, assumption)),
    close() {
      for (const act of waiting.splice(0)) act();
      return {
        values: [...values.values()],
        clashes: [...clashes.values()],
        remarks,
        used,
        unread,
        assumptions: [...assumptions.values()],
      };
    },
  };
}
