import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { completeDay, entente, example, projectRoot, temporaryFile } from "./run.ts";

const text = readFileSync(example, "utf8");
const asOf = ["--as-of", completeDay];
const broken = text
  .replace("route: direct,  owner: cro", "route: direct")
  .replace("wedge: A multi-tenant", "wegde: A multi-tenant");

describe("entente check", () => {
  it("ends with 0 when there is nothing to act on, and says how much was looked at", async () => {
    const { code, stdout, stderr } = await entente(["check", example, ...asOf]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /0 errors, 0 warnings, \d+ notes · 0 waived · \d+ rules on \d+ items ·\ngrounding 1\.00\n/,
    );
  });

  it("ends with 1 and points at each fault with the line, the reason, the fix and the next command", async () => {
    const file = temporaryFile(broken);
    const { code, stdout } = await entente(["check", file, ...asOf]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/error {4}FMT-002/);
    expect(stdout).toContain("`wegde` is not a field here");
    expect(stdout).toContain("fix  write `wedge`");
    expect(stdout).toContain("next: entente explain FMT-002");
  });

  it("judges a file that was only begun, instead of failing over what is not there yet", async () => {
    const { code, stdout, stderr } = await entente(
      ["check", "-", ...asOf],
      "entente: 1\nstrategy: { name: X }\n",
    );
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("`company` is missing");
  });

  it("prints JSON as the specification writes it, the file as it was named", async () => {
    const { code, stdout } = await entente(["check", "-", ...asOf, "--json"], broken);
    const report = JSON.parse(stdout) as { findings: { rule: string; line: number }[]; summary: object };
    expect(code).toBe(1);
    expect(report).toMatchObject({ version: 1, file: "-", asOf: completeDay });
    expect(Object.keys(report.findings[0] ?? {})).toEqual([
      "rule",
      "severity",
      "path",
      "line",
      "column",
      "subject",
      "message",
      "why",
      "fix",
    ]);
    const line = broken.split("\n").findIndex((own) => own.includes("wegde")) + 1;
    expect(report.findings.find(({ rule }) => rule === "FMT-002")?.line).toBe(line);
    expect(Object.keys(report.summary)).toEqual([
      "errors",
      "warnings",
      "notes",
      "waived",
      "rules",
      "items",
      "grounding",
      "designAlignment",
    ]);
  });

  it("prints for machines: SARIF, JUnit and GitHub", async () => {
    const file = temporaryFile(broken);
    const [sarif, junit, github] = await Promise.all(
      ["sarif", "junit", "github"].map((format) => entente(["check", file, ...asOf, "--format", format])),
    );
    expect(JSON.parse(sarif?.stdout ?? "")).toMatchObject({ version: "2.1.0" });
    expect(junit?.stdout).toMatch(/^<\?xml/);
    expect(github?.stdout).toMatch(/^::error file=/);
    expect([sarif?.code, junit?.code, github?.code]).toEqual([1, 1, 1]);
  });

  it("has colour when it is forced and none in a pipe", async () => {
    const plain = await entente(["check", example, ...asOf]);
    const forced = await entente(["check", example, ...asOf], "", { FORCE_COLOR: "1" });
    expect(plain.stdout).not.toContain("\u001B[");
    expect(forced.stdout).toContain("\u001B[");
  });
});

describe("what cannot be evaluated ends with 2, says why on stderr, and leaves stdout empty", () => {
  it.each([
    ["a file that is not there", () => ["check", "/nowhere/strategy.yaml"], /there is no such file/],
    ["a folder", () => ["check", projectRoot], /it is a folder/],
    ["broken YAML", () => ["check", temporaryFile("a: [1\nb: 2\n")], /strategy\.yaml:\d+:\d+/],
    ["an empty file", () => ["check", temporaryFile("")], /the file is empty/],
    ["an alias", () => ["score", temporaryFile("a: &x 1\nb: *x\n")], /anchors/],
    [
      "a file that is not text",
      () => ["check", temporaryFile(Buffer.from("entente: 1\n# M\u00fcller\n", "latin1"))],
      /not UTF-8 text \(line 2, column 4\)/,
    ],
    ["more than 5 MB", () => ["fmt", temporaryFile("# x\n".repeat(1_300_000))], /larger than 5 MB/],
    ["a day that does not exist", () => ["check", example, "--as-of", "2026-02-30"], /not a day/],
    ["an unknown format", () => ["check", example, "--format", "xml"], /Allowed choices are/],
    ["a missing argument", () => ["check"], /missing required argument/],
    ["an argument too many", () => ["check", example, example], /too many arguments/],
    ["an unknown command", () => ["chekc", example], /Did you mean check/],
    ["an unknown word", () => ["explain", "COV-02"], /entente explain COV-002/],
    ["no command", () => [], /Usage: entente/],
  ])("%s", async (_, args, message) => {
    const { code, stdout, stderr } = await entente(args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("entente fmt", () => {
  it("writes the canonical text once, and finds nothing to do the second time", async () => {
    const file = temporaryFile(
      "company: {name: A,   currency: USD} # us\nentente: 1\nstrategy: { name: S }\n",
    );
    expect((await entente(["fmt", file, "--check"])).code).toBe(1);
    expect((await entente(["fmt", file])).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(
      "company: { name: A, currency: USD } # us\nentente: 1\nstrategy: { name: S }\n",
    );
    expect((await entente(["fmt", file, "--check"])).code).toBe(0);
  });

  it("prints instead of writing for --stdout and for standard input", async () => {
    const file = temporaryFile("a:   1\n");
    expect((await entente(["fmt", file, "--stdout"])).stdout).toBe("a: 1\n");
    expect(readFileSync(file, "utf8")).toBe("a:   1\n");
    expect((await entente(["fmt", "-"], "a:   1\n")).stdout).toBe("a: 1\n");
  });
});

describe("the other file commands", () => {
  it("diff speaks in the strategy's words and ends with 1 only for a difference", async () => {
    const file = temporaryFile(
      text.replace("{ metric: certified-people, atLeast: 3 }", "{ metric: certified-people, atLeast: 4 }"),
    );
    const changed = await entente(["diff", example, file]);
    expect(changed).toMatchObject({ code: 1, stdout: "~ tier managed/gold: certified people 3 → 4\n" });
    expect(await entente(["diff", example, example])).toMatchObject({ code: 0, stdout: "" });
    const json = JSON.parse((await entente(["diff", example, file, "--json"])).stdout) as {
      changes: object[];
    };
    expect(json).toMatchObject({
      version: 1,
      changes: [{ kind: "changed", subject: "managed/gold", before: 3, after: 4 }],
    });
    expect(Object.keys(json.changes[0] ?? {})).toEqual([
      "path",
      "subject",
      "kind",
      "before",
      "after",
      "words",
    ]);
  });

  it("score ranks the candidates", async () => {
    const { code, stdout } = await entente(["score", example, "--json"]);
    const { candidates } = JSON.parse(stdout) as { candidates: { score: number; class: string }[] };
    expect(code).toBe(0);
    expect(candidates.map(({ score }) => score)).toEqual([81, 62.5, 54]);
    expect(Object.keys(candidates[0] ?? {})).toEqual(["slug", "score", "class", "rank", "fragile"]);
    expect((await entente(["score", example])).stdout).toMatch(/1 +81 +priority +northgate-managed/);
  });

  it("decide says what the rule says beside what was decided", async () => {
    const { stdout } = await entente(["decide", example, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      decisions: [{ id: "D-001", recommended: "partner", decided: "partner" }, {}],
    });
  });

  it("explain prints the example before the reasons", async () => {
    const { code, stdout } = await entente(["explain", "cov-002"]);
    expect(code).toBe(0);
    expect(stdout.match(/^[A-Z]{3,}$/gm)).toEqual(["FINDS", "ACCEPTS", "WHY", "FIX", "WAIVE"]);
  });

  it("schema prints JSON Schema", async () => {
    expect(JSON.parse((await entente(["schema"])).stdout)).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
    });
  });

  it("help is an answer, not a mistake", async () => {
    const { code, stdout, stderr } = await entente(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("check [options] <file>");
  });
});

it("a reader that stops early ends the program quietly", async () => {
  const child = spawn(process.execPath, [join(projectRoot, "src/cli/main.ts"), "schema"], {
    cwd: dirname(example),
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
