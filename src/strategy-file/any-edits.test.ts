import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withValue } from "../domain/strategy/changes.ts";
import type { Path } from "../domain/strategy/path.ts";
import { isMap, valueAt } from "../domain/strategy/plain-data.ts";
import { editStrategyFile } from "./edit.ts";
import { containerAt, entriesOf } from "./entries.ts";
import { parseForEditing, parseStrategyFile } from "./parse.ts";

/** A file as people write them: comments wherever one may stand, and every form of a value. */
const commented = String.raw`# c00 head
entente: 1            # c01 the number

strategy:   # c02 on the line of the key
  # c03 above a name
  name:    "Plan: \"A\""    # c04 after a name
  question:     # c05 of nothing
  company: 'it''s'  # c06
  time: 12.10 # c07
  folded: >-      # c08
    one
    two # no comment

    three
  # c09 after a text
  literal: |+
    a
     b

  # c10
  plain: several
    lines of
    text  # c11

# c12 between parts

company: { name: Halyard, list: [a, "b", 'c'] }   # c13
gaps:
# c14 further out
  asia:   # c15
    kind: geographic
    statement: We cannot   # c16
    # c17 at the end of one

    # c18 after an empty line
  "12": { kind: x, statement: y } # c19
  2027:   # c20
    kind: z
  europe: {}      # c21
  # c22
roadmap:
- id: M-01     # c23
  title: one
  # c24 in it
- # c25 on the dash
  id: M-02
  title: two
  deps: [M-01]
# c26 before the next
- { id: M-03, title: three } # c27

- id: M-04
  title: >
    four
    # no comment
  owners:
  - a # c28
  # c29
  -   b # c30
list:
    - - x # c31
      - y
    -
      - z # c32
    - 'q'   # c33
nothing: ~   # c34
"quoted key" : 1   # c35
? asked
: value # c36
tail: end # c37
# c38 last`;

const forms: readonly string[] = [
  commented,
  `${commented}\n`,
  commented.replaceAll("\n", "\r\n"),
  `\uFEFF${commented}\n`,
  `---\n${commented}\n...\n`,
];

const special = fc.constantFrom(
  ..."- x|a: b|#c|x #c|&a|*a|!t|%d|@x|`x|yes|~|null|1e3|0x1F|12.10|2026-01-01|=cmd|<b>|{a|[a|'|\"|\\n|---|...|?|:|<<<<<<< a".split(
    "|",
  ),
  "",
  " ",
  " x",
  "x ",
  "\u00A0x\u00A0",
  "\uFEFFx",
  "\u202Ex",
  "a\u200Bb",
  "\u0085",
  "a\u2028b",
  "\t",
  "a\nb",
  "\na\n\n",
  "a\r\nb",
  "---\na",
  "w".repeat(2_000),
);
const scalar = fc.oneof(special, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const key = fc.constantFrom(
  "k",
  "12",
  "true",
  "__proto__",
  "toString",
  "a b",
  "x: y",
  "#k",
  "",
  "é",
  "a/b",
  "k\nl",
);
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxKeys: 3 }),
);
const kind = fc.constantFrom("set", "remove", "add", "move");
const step = fc.record({ kind, at: fc.nat(), to: fc.nat(), key, value });
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

function pathsIn(data: unknown, path: Path = []): Path[] {
  if (typeof data !== "object" || data === null) return [path];
  const steps = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return [path, ...steps.flatMap((one) => pathsIn(valueAt(data, [one]), [...path, one]))];
}

/** What a step makes of the data, and the place whose own lines may go with it. */
function taken(data: unknown, { kind: what, at, to, key: name, value: put }: Step) {
  const paths = pathsIn(data).filter(({ length }) => length > 0);
  const path = paths[at % paths.length] ?? [];
  const there = valueAt(data, path);
  if (what === "remove") return { wanted: withValue(data, path, undefined), gone: path };
  if (what === "set") return { wanted: withValue(data, path, put), gone: isPlain(there, put) ? [] : path };
  if (Array.isArray(there) && what === "add")
    return { wanted: withValue(data, path, there.toSpliced(to % (there.length + 1), 0, put)), gone: [] };
  if (Array.isArray(there) && what === "move") {
    const from = at % Math.max(1, there.length);
    const others = there.toSpliced(from, 1);
    return {
      wanted: withValue(
        data,
        path,
        others.toSpliced(to % (others.length + 1), 0, ...there.slice(from, from + 1)),
      ),
      gone: [],
    };
  }
  return isMap(there) && !Object.hasOwn(there, name)
    ? { wanted: withValue(data, [...path, name], put), gone: [] }
    : { wanted: data, gone: [] };
}

const isPlain = (...values: unknown[]): boolean => values.every((one) => typeof one !== "object");
const commentsIn = (text: string): string[] => text.match(/# c\d\d/g) ?? [];

/** The comments on the lines of an entry, which go with it. */
function commentsAt(source: string, path: Path): string[] {
  const { document, text, lines } = parseForEditing(source);
  const container = document && containerAt(document, path.slice(0, -1));
  const entries = container ? entriesOf(container, text) : [];
  const entry = entries.find(
    (one, index) => (one.key ?? index) === (one.key === undefined ? path.at(-1) : String(path.at(-1))),
  );
  return entry ? commentsIn(text.slice(entry.start, lines.endOfLine(entry.end))) : [];
}

describe("for any series of edits of a commented file", () => {
  it("each gives what was asked for, and takes no comment but those of what it takes away", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.array(step, { minLength: 1, maxLength: 4 }),
        (form, steps) => {
          let text = form;
          for (const one of steps) {
            const { data } = parseStrategyFile(text);
            const { wanted, gone } = taken(data, one);
            const edited = editStrategyFile(text, [{ path: [], value: wanted }]);
            expect(parseStrategyFile(edited).data).toEqual(wanted);
            const mayGo = gone.length === 0 ? [] : commentsAt(text, gone);
            const left = commentsIn(edited);
            expect(
              commentsIn(text).filter((comment) => !left.includes(comment) && !mayGo.includes(comment)),
            ).toEqual([]);
            expect(new Set(left).size).toBe(left.length);
            expect(/(?<!\r)\n/.test(edited)).toBe(!text.includes("\r\n"));
            expect(edited.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
            text = edited;
          }
        },
      ),
      { numRuns: 70 },
    );
  });
});
