import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinLines } from "./join-lines.ts";
import { lineChanges, linesIn, withLineChanges } from "./line-changes.ts";

const line = fc.constantFrom("a: 1", "b: 2", "# one", "# two", "", "c:", "  d: 3", "e: 5");
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((one) => `${one}\n`).join(""));

describe("what differs between two texts, line by line", () => {
  it("turns the one into the other, whichever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = linesIn(before);
        expect(withLineChanges(lines, lineChanges(lines, linesIn(after))).join("")).toBe(after);
      }),
    );
  });
});

describe("what another text changed", () => {
  it("is all there is, where the one it goes into did not change", () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(joinLines(base, base, other)).toBe(other);
        expect(joinLines(base, other, base)).toBe(other);
        expect(joinLines(base, other, other)).toBe(other);
      }),
    );
  });

  it("comes in beside what was changed here, however far lines have moved", () => {
    const base = "a: 1\nb: 2\nc: 3\nd: 4\n";
    const onto = "# new\n# head\na: 1\nb: 2\nc: 3\nd: 5\n";
    const other = "a: 1\n# about b\nb: 2\nd: 4\n# end\n";
    expect(joinLines(base, onto, other)).toBe("# new\n# head\na: 1\n# about b\nb: 2\nd: 5\n# end\n");
  });

  it("leaves the lines that both changed as they stand here, and brings its comments", () => {
    const base = "# old\na: 1\n";
    expect(joinLines(base, "# here\na: 2\n", "# there\na: 3\n")).toBe("# there\n# here\na: 2\n");
  });

  it("brings what was said beside a value that changed here, and nothing that was taken away here", () => {
    const base = "a:\n  b: 1\n  c: 2 # old\n";
    expect(joinLines(base, "a:\n  b: 2\n  c: 2 # old\n", "a:\n  b: 1 # why\n  c: 2 # old\n")).toBe(
      "a:\n  # why\n  b: 2\n  c: 2 # old\n",
    );
    expect(joinLines(base, "a:\n  b: 1\n  c: 3\n", "a:\n  b: 1\n  c: 4 # old\n")).toBe(
      "a:\n  b: 1\n  c: 3\n",
    );
    expect(joinLines('a: "x"\n', 'a: "y"\n', 'a: "x # no"\n')).toBe('a: "y"\n');
  });

  it("takes the line ends and the byte order mark of the text it goes into", () => {
    expect(joinLines("a: 1\nb: 2\n", "\uFEFFa: 1\r\nb: 3\r\n", "# x\na: 1\nb: 2\n")).toBe(
      "\uFEFF# x\r\na: 1\r\nb: 3\r\n",
    );
    expect(joinLines("a: 1", "a: 1", "a: 1\n# end")).toBe("a: 1\n# end\n");
  });

  it("is its comments alone, where only they are asked for", () => {
    expect(joinLines("a: 1\nb: 2\n", "a: 1\nb: 2\n", "# x\na: 1\n\n# y\nb: 3\n", true)).toBe(
      "# x\na: 1\n# y\nb: 2\n",
    );
  });

  it("never loses a comment that either side wrote", () => {
    fc.assert(
      fc.property(text, text, text, (base, onto, other) => {
        const joined = joinLines(base, onto, other);
        const comments = (one: string) => linesIn(one).filter((each) => each.startsWith("#"));
        for (const comment of [...comments(onto), ...comments(other)])
          if (!base.includes(comment)) expect(joined).toContain(comment);
      }),
    );
  });
});
