import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withValue } from "../domain/strategy/changes.ts";
import { withEdits } from "../domain/strategy/edits.ts";
import { valueAt } from "../domain/strategy/plain-data.ts";
import { editStrategyFile } from "./edit.ts";
import { parseStrategyFile } from "./parse.ts";

const example = readFileSync(new URL("../../samples/halyard/strategy.yaml", import.meta.url), "utf8");
const exampleData = parseStrategyFile(example).data;
const set = (text: string, path: (string | number)[], value: unknown) =>
  editStrategyFile(text, [{ path, value }]);

/** Lines that are in one text and not in the other, as `-old` and `+new`. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
  ];
}

describe("an edit changes the line it is about and nothing else", () => {
  it("keeps the comment and the quotes of a value", () => {
    expect(difference(example, set(example, ["company", "stage"], "mature"))).toEqual([
      "-  stage: growth                    # early | growth | mature | expansion",
      "+  stage: mature                    # early | growth | mature | expansion",
    ]);
    expect(set(`a: "x" # why\nb: 'y'\n`, ["a"], "z")).toBe(`a: "z" # why\nb: 'y'\n`);
    expect(set(`a: "x"\nb: 'y'\n`, ["b"], "it's")).toBe(`a: "x"\nb: 'it''s'\n`);
  });

  it("reaches into brackets", () => {
    expect(set("a: { b: 1, c: [x, y] } # c\n", ["a", "c", 1], "z, w")).toBe(
      'a: { b: 1, c: [x, "z, w"] } # c\n',
    );
    expect(set("a: { b: 1 }\n", ["a", "c"], 2)).toBe("a: { b: 1, c: 2 }\n");
    expect(set("a: { b: 1, c: 2 }\n", ["a", "b"], undefined)).toBe("a: { c: 2 }\n");
    expect(set("a: { b: 1, c: 2 }\n", ["a", "c"], undefined)).toBe("a: { b: 1 }\n");
    expect(set("a: [x]\n", ["a", 1], { b: 1 })).toBe("a: [x, { b: 1 }]\n");
  });

  it("adds a field at its place in the schema, and a slug at the end", () => {
    expect(difference(example, set(example, ["company", "position"], undefined))).toEqual([
      "-  position: Wins on time to value against suites; loses where a managed service is expected",
    ]);
    const without = set(example, ["company", "position"], undefined);
    expect(set(without, ["company", "position"], exampleDataAt("company", "position"))).toBe(example);
    expect(
      difference(example, set(example, ["people", "cfo"], { title: "Chief Financial Officer" })),
    ).toEqual(["+  cfo:", "+    title: Chief Financial Officer"]);
  });

  it("adds a part between its neighbours, with the empty line that parts have", () => {
    const text = "entente: 1\n\nstrategy:\n  name: A # short\n\nbudget:\n  year: FY28\n";
    expect(set(text, ["company"], { name: "B", currency: "USD" })).toBe(
      "entente: 1\n\nstrategy:\n  name: A # short\n\ncompany:\n  name: B\n  currency: USD\n\nbudget:\n  year: FY28\n",
    );
  });

  it("takes an entry away with its own lines, and leaves an empty map where the last one was", () => {
    const text = "a:\n  # about b\n  b: 1 # one\n  c:\n    - x\n    - y\nd: 2\n";
    expect(set(text, ["a", "b"], undefined)).toBe("a:\n  # about b\n  c:\n    - x\n    - y\nd: 2\n");
    expect(set(text, ["a", "c", 0], undefined)).toBe("a:\n  # about b\n  b: 1 # one\n  c:\n    - y\nd: 2\n");
    expect(set("a: # why\n  b: 1\nc: 2\n", ["a", "b"], undefined)).toBe("a: {} # why\nc: 2\n");
  });

  it("takes what is said beside the last entry along, and leaves what is said beside its key", () => {
    expect(set("a: # why\n  b: 1 # beside b\nc: 2\n", ["a", "b"], undefined)).toBe("a: {} # why\nc: 2\n");
    expect(set("a: # why\n  - b # beside b\n", ["a", 0], undefined)).toBe("a: [] # why\n");
  });

  it.each([
    ["the last", ["a", "c"], "a: { b: 1 # of b\n}\n"],
    ["one before another", ["a", "b"], "a: { # above c\n  c: 2 # of c\n}\n"],
  ])("leaves the comments of what stays inside brackets: %s", (_, path, after) => {
    const text = "a: { b: 1, # of b\n  # above c\n  c: 2 # of c\n}\n";
    const left = set(text, path, undefined);
    expect(left).toContain(path[1] === "c" ? "# of b" : "# above c");
    expect(left).not.toContain(path[1] === "c" ? "# of c" : "# of b");
    expect(left.replace("\n  # above c\n}", "\n}")).toBe(after);
  });

  it("a bracket that closes on the line of the last entry is not taken into the comment before it", () => {
    expect(set("a: [b, # of b\n  c]\n", ["a", 1], undefined)).toBe("a: [b # of b\n  ]\n");
  });

  it("changes only what differs in a whole part, and keeps comments with their items", () => {
    const text = "list:\n  - a # first\n  - b # second\n  - c # third\n";
    expect(set(text, ["list"], ["b", "c"])).toBe("list:\n  - b # second\n  - c # third\n");
    expect(set(text, ["list"], ["a", "x", "b", "c"])).toBe(
      "list:\n  - a # first\n  - x\n  - b # second\n  - c # third\n",
    );
    const bets = exampleDataAt("bets") as Record<string, object>;
    const edited = set(example, ["bets"], {
      ...bets,
      "msp-first": { ...bets["msp-first"], status: "parked" },
    });
    expect(difference(example, edited)).toEqual([
      "-    status: active                 # next | active | parked | scaled | retired",
      "+    status: parked                 # next | active | parked | scaled | retired",
    ]);
  });

  it("writes a text of several lines as a block, fills an empty field, and turns a value into a map", () => {
    expect(set("a:\n  b: x # y\n", ["a", "c"], "one\ntwo\n")).toBe(
      "a:\n  b: x # y\n  c: |\n    one\n    two\n",
    );
    expect(set("a:\n  owner:   # who\n  c: 1\n", ["a", "owner"], "cpo")).toBe(
      "a:\n  owner: cpo   # who\n  c: 1\n",
    );
    expect(set("a: 1\nb: 2\n", ["a"], { c: 3 })).toBe("a:\n  c: 3\nb: 2\n");
    expect(set("a:\n  c: 3 # three\nb: 2\n", ["a"], 1)).toBe("a: 1 # three\nb: 2\n");
    expect(set("entente: 1\n", ["bets", "first", "fills", 0], "gap")).toBe(
      "entente: 1\nbets:\n  first:\n    fills: [gap]\n",
    );
  });

  it("reaches what stands under a number, in quotes or without", () => {
    expect(set('a:\n  "12": { b: x } # c\n', ["a", "12", "b"], "y")).toBe('a:\n  "12": { b: y } # c\n');
    expect(set("a:\n  2027: { b: x } # c\n", ["a", "2027", "b"], "y")).toBe("a:\n  2027: { b: y } # c\n");
    expect(set('a:\n  "12": x # c\n  b: y\n', ["a", "12"], undefined)).toBe("a:\n  b: y\n");
  });

  it("keeps white space at the ends of a text that only looks like a space, and the comment after it", () => {
    for (const value of ["\u00A0x", "x\u00A0", "\uFEFFx", "\u2003x\u2003"]) {
      expect(set("a: y # why\nb: { c: 1,   # odd\n  d: 2 }\n", ["a"], value)).toBe(
        `a: ${value} # why\nb: { c: 1,   # odd\n  d: 2 }\n`,
      );
      expect(set("a: [y, z] # why\n", ["a", 0], value)).toBe(`a: [${value}, z] # why\n`);
    }
  });

  it("keeps what is said beside the mark of a text of several lines, and its empty lines", () => {
    expect(set("a: >- # why\n  one\n  two\nb: 1\n", ["a"], "x\ny\n")).toBe("a: | # why\n  x\n  y\nb: 1\n");
    expect(set("a:\n  b: |+\n    x\n\n\nc: 1\n", ["a", "d"], 2)).toBe(
      "a:\n  b: |+\n    x\n\n\n  d: 2\nc: 1\n",
    );
    expect(set("a: |+\n  x\n\n\nb: 1\n", ["a"], undefined)).toBe("b: 1\n");
  });

  it("reads a key that is announced by a question mark", () => {
    expect(set("? a\n: x # why\n# end\n", ["b"], "y")).toBe("? a\n: x # why\nb: y\n# end\n");
    expect(set("b: y\n? a\n: x # why\n# end\n", ["a"], undefined)).toBe("b: y\n# end\n");
  });

  it("keeps the byte order mark and Windows line ends", () => {
    expect(set("\uFEFFa: 1\r\nb: 2\r\n", ["a"], { c: 3 })).toBe("\uFEFFa:\r\n  c: 3\r\nb: 2\r\n");
  });
});

const exampleDataAt = (...path: string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], exampleData);

/** Every path in the data, and those among them that lead to a plain value. */
function paths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inner = steps.flatMap((step) =>
    paths((value as Record<string | number, unknown>)[step], [...path, step]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}
const isPlainAt = (path: (string | number)[]) =>
  typeof path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown>)[step],
    exampleData,
  ) !== "object";

const allPaths = paths(exampleData);
const plainValue = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }).map((text) => text.replaceAll(/[\uD800-\uDFFF]/g, "")),
  fc.constantFrom(
    "12M",
    "30%",
    "true",
    "null",
    "",
    " ",
    "a: b",
    "# no",
    "- x",
    "[x",
    "it's",
    '"',
    "0x1F",
    "12",
    "2026-01-01",
    "a\nb\n",
  ),
  fc.integer(),
  fc.boolean(),
);
const anyValue = fc.oneof(
  plainValue,
  fc.array(plainValue, { maxLength: 3 }),
  fc.dictionary(
    fc.stringMatching(/^[a-z]{1,8}$/),
    fc.oneof(plainValue, fc.array(plainValue, { maxLength: 2 })),
    { maxKeys: 3 },
  ),
);

describe("for any edit of the example", () => {
  it("a new plain value changes at most the lines of that value", () => {
    const plainPaths = fc.constantFrom(...allPaths.filter(isPlainAt));
    const oneLine = plainValue.filter((value) => typeof value !== "string" || !/[\r\n]/.test(value));
    fc.assert(
      fc.property(plainPaths, oneLine, (path, value) => {
        const edited = set(example, path, value);
        expect(difference(example, edited).length).toBeLessThanOrEqual(2);
        expect(parseStrategyFile(edited).data).toEqual(withValue(exampleData, path, value));
      }),
      { numRuns: 40 },
    );
  });

  it("what was put in is read out, and every comment is still there", () => {
    const comments = (text: string) => [...text.matchAll(/(?<=\s|^)#[^\n]*/gm)].map(([comment]) => comment);
    fc.assert(
      fc.property(fc.constantFrom(...allPaths), fc.oneof(anyValue, fc.constant(undefined)), (path, value) => {
        const edited = set(example, path, value);
        expect(parseStrategyFile(edited).data).toEqual(withValue(exampleData, path, value));
        if (isPlainAt(path) && value !== undefined && !JSON.stringify(value).includes("#"))
          expect(comments(edited)).toEqual(comments(example));
      }),
      { numRuns: 40 },
    );
  });
});

describe("many edits at once", () => {
  it("each touch their own lines", () => {
    const text = "gaps: {}   # none yet\nbets:   { a: 1,b: 2 }\nlist:\n  - x   # first\n  - y\n";
    const edited = editStrategyFile(text, [
      { path: ["gaps", "asia"], value: { statement: "\n" } },
      { path: ["gaps", "apac"], value: { statement: "Two" } },
      { path: ["bets", "b"], value: 3 },
      { path: ["list"], value: ["x", "w", "z", "y"] },
    ]);
    expect(edited).toBe(
      'gaps:   # none yet\n  asia:\n    statement: "\\n"\n  apac:\n    statement: Two\nbets:   { a: 1,b: 3 }\nlist:\n  - x   # first\n  - w\n  - z\n  - y\n',
    );
  });

  it("give the values that were asked for, whichever they are, and take no comment with them", () => {
    const head = example.split("\n").slice(0, 160).join("\n");
    const data = parseStrategyFile(head).data;
    const plainPaths = paths(data).filter((path) => typeof valueAt(data, path) !== "object");
    const edits = fc.array(fc.record({ path: fc.constantFrom(...plainPaths), value: plainValue }), {
      maxLength: 40,
    });
    const comments = (text: string) => [...text.matchAll(/(?<=\s|^)#[^\n]*/gm)].map(([comment]) => comment);
    fc.assert(
      fc.property(edits, (made) => {
        const edited = editStrategyFile(head, made);
        expect(parseStrategyFile(edited).data).toEqual(withEdits(data, made));
        if (!JSON.stringify(made).includes("#")) expect(comments(edited)).toEqual(comments(head));
      }),
      { numRuns: 30 },
    );
  });

  it("of a whole strategy into an empty file and back are one reading each, not one for every value", () => {
    const begun = performance.now();
    const filled = set("entente: 1\n", [], exampleData);
    expect(parseStrategyFile(filled).data).toEqual(exampleData);
    expect(set(filled, [], { entente: 1 })).toBe("entente: 1\n");
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe("elements of a list", () => {
  const text = [
    "roadmap:",
    "  # all of them",
    "  - id: M-01   # the first",
    "    title: One # once",
    "    # inside the first",
    "  # about the second",
    "  - id: M-02",
    "    title: Two",
    "",
    "  # about the third",
    "  - { id: M-03, title: Three }   # in brackets",
    "end: 1",
    "",
  ].join("\n");
  const [first, second, third] = [
    { id: "M-01", title: "One" },
    { id: "M-02", title: "Two" },
    { id: "M-03", title: "Three" },
  ];

  it("take their comments along when they are moved", () => {
    expect(set(text, ["roadmap"], [third, first, second])).toBe(
      [
        "roadmap:",
        "  # all of them",
        "  # about the third",
        "  - { id: M-03, title: Three }   # in brackets",
        "  - id: M-01   # the first",
        "    title: One # once",
        "    # inside the first",
        "",
        "  # about the second",
        "  - id: M-02",
        "    title: Two",
        "end: 1",
        "",
      ].join("\n"),
    );
    expect(set("a: [x, y, z] # why\n", ["a"], ["z", "x", "y"])).toBe("a: [z, x, y] # why\n");
  });

  it("stay what they are when others come, go and change in the same save", () => {
    const fresh = { id: "M-00", title: "Zero" };
    const changed = set(text, ["roadmap"], [fresh, third, { ...first, title: "One and more" }]);
    expect(parseStrategyFile(changed).data).toEqual({
      roadmap: [fresh, third, { ...first, title: "One and more" }],
      end: 1,
    });
    for (const line of ["  - id: M-01   # the first", "    title: One and more # once", "# in brackets"])
      expect(changed).toContain(line);
  });

  it("that are plain values keep the comment of their line when they change where they stand", () => {
    const lines = "a:\n  - x # 1\n  - y # 2\n  - z # 3\n";
    expect(set(lines, ["a"], ["x", "w", "z"])).toBe("a:\n  - x # 1\n  - w # 2\n  - z # 3\n");
  });

  it("are moved in any list, comments included", () => {
    const order = fc.shuffledSubarray([...Array(6).keys()], { minLength: 6 });
    const shapes = [
      (n: number) => `  - m${n} # c${n}`,
      (n: number) => `  - id: m${n} # c${n}\n    t: |+\n      x\n\n    # d${n}`,
      (n: number) => `  # c${n}\n  -   id: m${n}\n      t: { a: [${n}] }`,
      (n: number) => `\n  - # c${n}\n    id: m${n}`,
    ];
    fc.assert(
      fc.property(order, fc.constantFrom(...shapes), fc.constantFrom("\n", "\r\n"), (wanted, shape, eol) => {
        const begun = `list:\n${wanted.map((_, index) => shape(index)).join("\n")}`.replaceAll("\n", eol);
        const list = (parseStrategyFile(begun).data as { list: unknown[] }).list;
        const put = wanted.map((at) => list[at]);
        const moved = set(begun, ["list"], put);
        expect(parseStrategyFile(moved).data).toEqual({ list: put });
        expect(moved.split(eol).toSorted()).toEqual(begun.split(eol).toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

describe("an element under another slug", () => {
  const text = [
    "gaps:",
    "  first: { statement: One }   # the first",
    "  # about the second",
    "  second:",
    "    statement: Two # twice",
    "  third: { statement: Three }",
    "",
  ].join("\n");
  const second = { statement: "Two" };

  it("keeps its place, its comments and its form", () => {
    const renamed = editStrategyFile(text, [
      { path: ["gaps", "other"], value: second },
      { path: ["gaps", "second"], value: undefined },
    ]);
    expect(renamed).toBe(text.replace("  second:", "  other:"));
  });

  it("that changed as well is another element", () => {
    const changed = editStrategyFile(text, [
      { path: ["gaps", "other"], value: { statement: "Two and more" } },
      { path: ["gaps", "second"], value: undefined },
    ]);
    expect(changed).not.toContain("second:");
    expect(changed).toContain("  other:\n    statement: Two and more");
  });

  it("is put in quotes where the slug is no plain word", () => {
    const renamed = editStrategyFile(text, [
      { path: ["gaps", "12"], value: second },
      { path: ["gaps", "second"], value: undefined },
    ]);
    expect(renamed).toBe(text.replace("  second:", '  "12":'));
  });
});
