import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStrategy } from "../domain/strategy/read.ts";
import { parseStrategyFile } from "./parse.ts";

const example = readFileSync(new URL("../../samples/halyard/strategy.yaml", import.meta.url), "utf8");
const dataOf = (text: string) => {
  const { data, problems } = parseStrategyFile(text);
  expect(problems).toEqual([]);
  return data;
};
const problemsOf = (text: string) =>
  parseStrategyFile(text).problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`);

describe("a strategy file", () => {
  it("reads as plain data that the model accepts", () => {
    expect(readStrategy(dataOf(example)).misfits).toEqual([]);
  });

  it("may begin with a byte order mark, use Windows line ends and stand between document marks", () => {
    expect(dataOf("\uFEFFa: 1\r\nb: [x, y]\r\n")).toEqual({ a: 1, b: ["x", "y"] });
    expect(dataOf("# a strategy\n---\na: 1\n...\n")).toEqual({ a: 1 });
  });

  it("says that it is empty", () => {
    for (const text of ["", "\n\n", "# only a comment\n", "---\n"]) {
      expect(problemsOf(text)).toEqual(["1:1 the file is empty"]);
    }
  });

  it("says where git has left a conflict, also where the lines around it would pass for text", () => {
    const conflict = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n";
    const said = "git has left a conflict here: two versions of the same lines";
    expect(problemsOf(`a: 1\n${conflict}`)).toEqual([`2:1 ${said}`]);
    expect(problemsOf(`a: "x\n${conflict}"\n`.replaceAll("\n", "\r\n"))).toEqual([`2:1 ${said}`]);
    expect(dataOf('a: "<<<<<<< HEAD"\n# =======\n')).toEqual({ a: "<<<<<<< HEAD" });
  });

  it("keeps every digit of a number", () => {
    expect(dataOf("[12.10, 1e3, -5, +3, 0.1, 007, 999999999999999]")).toEqual([
      12.1, 1000, -5, 3, 0.1, 7, 999_999_999_999_999,
    ]);
    expect(dataOf("[12345678901234567890, 9007199254740993, 1e400]")).toEqual([
      "12345678901234567890",
      "9007199254740993",
      "1e400",
    ]);
  });

  it("takes what is not a decimal number as text: other notations, dates, yes and no", () => {
    const texts = ["0x1F", "0o17", ".inf", ".nan", "1_000", "2026-01-01", "yes", "12M", "30%"];
    expect(dataOf(`[${texts.join(", ")}]`)).toEqual(texts);
  });

  it("takes keys as they are written", () => {
    expect(Object.entries(dataOf("true: 1\n__proto__: 2\n1e3: 3\n") as object)).toEqual([
      ["true", 1],
      ["__proto__", 2],
      ["1e3", 3],
    ]);
  });
});

describe("what could mean something other than it says is refused, where it stands", () => {
  it.each([
    ["a: &x 1\nb: 2\n", "1:4 anchors (`&name`) are not read: a value must stand where it is used"],
    ["a: *x\n", "1:4 aliases (`*name`) are not read: a value must stand where it is used"],
    ["a: 1\nb: !!str 5\n", "2:4 tags (`!name`) are not read: the format says what each value is"],
    ["a:\n  <<: { b: 1 }\n", "2:3 merge keys (`<<`) are not read: a value must stand where it is used"],
    ["a: 1\nb: 2\na: 3\n", "3:1 `a` stands here a second time"],
    ["a: { b: 1, b: 2 }\n", "1:12 `b` stands here a second time"],
    ["a: 1\n---\nb: 2\n", "2:1 a second document begins here (`---`), and a file holds one strategy"],
    ["%YAML 1.1\n---\na: yes\n", "1:1 directives (`%…`) are not read: a strategy file is always YAML 1.2"],
    ["? [a]\n: b\n", "1:3 a key is missing, or is itself a list or a map"],
  ])("%j", (text, problem) => expect(problemsOf(text)).toEqual([problem]));

  it("but the same characters inside a text are text", () => {
    expect(dataOf("a: x *b* & !c <<\nb: '*x'\nc: \"<<\"\n")).toEqual({
      a: "x *b* & !c <<",
      b: "*x",
      c: "<<",
    });
  });
});

describe("broken YAML names the line, the column and what would be accepted", () => {
  it.each([
    ["a:\n\tb: 1\n", "2:1 a tab is used to indent"],
    ["a:\n    b: 1\n  c: 2\n", "3:1 the indentation fits no level above it"],
    ["a: foo: bar\n", "1:4 a map begins on the line of another key, or a text holds `: `"],
    ['a: 1\nb: "abc\nc: 3\n', "2:4 this quote is never closed"],
    ["a: @x\n", "1:4 a text may not begin with this character"],
    ["a: 1\n}\n", "2:1 this is not expected here"],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)[0]).toBe(problem);
    for (const { accepted } of parseStrategyFile(text).problems) expect(accepted).not.toBe("");
  });

  it("and gives no data to be judged by mistake", () => {
    expect(parseStrategyFile("a: 1\na: 2\n").data).toBeUndefined();
  });
});

describe("a file that would take all memory or time is refused early", () => {
  const laughs = Array.from({ length: 40 }, (_, n) => `b${n}: &b${n} [${`*b${n - 1},`.repeat(9)}]`);
  it.each([
    ["a billion laughs", laughs.join("\n"), /anchors/],
    ["a million open brackets", `a: ${"[".repeat(1_000_000)}`, /nested more than 64 deep/],
    ["a million dashes", `a:\n  ${"- ".repeat(1_000_000)}`, /nested more than 64 deep/],
    [
      "a thousand levels",
      Array.from({ length: 1000 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"),
      /nested more than 64 deep/,
    ],
    ["more than 5 MB", "a: 1 # x\n".repeat(600_000), /larger than 5 MB/],
    ["more than 5 MB of wide characters", `a: ${"語".repeat(1_700_000)}`, /larger than 5 MB/],
    ["five million closing brackets", "}".repeat(4_900_000), /not expected/],
  ])("%s", (_, text, reason) => {
    const started = performance.now();
    expect(problemsOf(text)[0]).toMatch(reason);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("64 levels and a list of 20,000 entries are still read", () => {
    expect(problemsOf(`${"[".repeat(64)}${"]".repeat(64)}`)).toEqual([]);
    expect(
      Object.keys(dataOf(Array.from({ length: 20_000 }, (_, n) => `k${n}: ${n}`).join("\n")) as object),
    ).toHaveLength(20_000);
  });
});

describe("the position of a value", () => {
  const { positionOf } = parseStrategyFile(
    [
      "entente: 1",
      "bets:",
      "  first:",
      "    name: Win it",
      "    owner:",
      "cells:",
      "  - { region: west }",
      "  - region: east",
    ].join("\n"),
  );
  const at = (...path: (string | number)[]) => {
    const { line, column, length } = positionOf(path);
    return `${line}:${column}+${length}`;
  };

  it("is where the value begins; a map begins with its first key", () => {
    expect(at("entente")).toBe("1:10+1");
    expect(at("bets", "first", "name")).toBe("4:11+6");
    expect(at("bets", "first")).toBe("4:5+4");
    expect(at("cells", 0)).toBe("7:5+16");
    expect(at("cells", "1", "region")).toBe("8:13+4");
  });

  it("knows the key that leads to the value", () => {
    expect(positionOf(["bets", "first"]).key).toEqual({ line: 3, column: 3, length: 5 });
  });

  it("is the nearest existing key when the value is missing or empty", () => {
    expect(at("bets", "first", "wedge")).toBe("3:3+5");
    expect(at("bets", "second", "name")).toBe("2:1+4");
    expect(at("bets", "first", "owner")).toBe("5:5+5");
    expect(at("cells", 0, "owner")).toBe("7:5+16");
    expect(at("nowhere", "at", "all")).toBe("1:1+7");
    expect(at()).toBe("1:1+7");
  });

  it("counts columns after a byte order mark and Windows line ends as an editor does", () => {
    const file = parseStrategyFile("\uFEFFa: 1\r\nb: two\r\n");
    expect(file.positionOf(["a"])).toMatchObject({ line: 1, column: 4 });
    expect(file.positionOf(["b"])).toMatchObject({ line: 2, column: 4, length: 3 });
  });
});
