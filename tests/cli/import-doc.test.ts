import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { entente, temporaryFile } from "./run.ts";

const plan = [
  "# Kestrel partner plan",
  "",
  "**Company**: Kestrel Analytics",
  "",
  "| Risk | Likelihood | Mitigation |",
  "|---|---|---|",
  "| Flood | Low | {{who}} |",
  "| Theft | Sometimes | Locks |",
  "",
  "Words that name nothing.",
  "",
].join("\n");

describe("entente import-doc", () => {
  it("says line by line what it took, what is to fill and what it left, and writes nothing", async () => {
    const file = temporaryFile(plan, "plan.md");
    const { code, stdout, stderr } = await entente(["import-doc", file]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^recognised\n +1 {2}strategy: name\n +3 {2}company: name$/m);
    expect(stdout).toMatch(/^to fill\n +7 {2}mitigation of flood \(risks\): \{\{who\}\}$/m);
    expect(stdout).toMatch(/^ +8 {2}“Sometimes”: none of: low, medium, high$/m);
    expect(stdout).toMatch(/^ +10 {2}a sentence that names no field of the model$/m);
    expect(stdout).toContain(`next: entente import-doc ${file} --out strategy.yaml`);
  });

  it("writes a draft that the check can read, names the lines it comes from, and never writes over a file unasked", async () => {
    const file = temporaryFile(plan, "plan.md");
    const out = join(dirname(file), "strategy.yaml");
    expect((await entente(["import-doc", file, "--out", out])).code).toBe(1);
    const text = readFileSync(out, "utf8");
    expect(text).toContain("plan.md, lines 7–8");
    expect(JSON.parse((await entente(["check", out, "--json"])).stdout)).toHaveProperty("summary");
    const again = await entente(["import-doc", file, "--out", out]);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/exists already, and nothing was\s+written/);
    expect(readFileSync(out, "utf8")).toBe(text);
    expect((await entente(["import-doc", file, "--out", out, "--force", "--currency", "EUR"])).code).toBe(1);
    expect(readFileSync(out, "utf8")).toContain("currency: EUR");
  });

  it("gives the same lists as JSON, each line in one of them", async () => {
    const { stdout } = await entente(["import-doc", temporaryFile(plan, "plan.md"), "--json"]);
    const { version, recognised, unrecognised, form, conflicts } = JSON.parse(stdout);
    expect({ version, conflicts }).toEqual({ version: 1, conflicts: [] });
    expect([recognised, unrecognised].map((list) => list.map(({ line }: { line: number }) => line))).toEqual([
      [1, 3, 7, 8],
      [10],
    ]);
    expect(form).toEqual([5, 6]);
  });

  it("ends with 0 where nothing is left to do", async () => {
    const whole = "---\ncurrency: EUR\nfiscal year start: April\n---\n\n# Plan\n\n**Company**: Kestrel\n";
    expect((await entente(["import-doc", temporaryFile(whole, "plan.md")])).code).toBe(0);
  });

  it.each([
    ["what is no document", ">".repeat(40), [], /nested too deep/],
    ["a currency that there is none of", plan, ["--currency", "EURO"], /EURO is no currency/],
    ["a year that is no fiscal one", plan, ["--year", "2028"], /2028 is no fiscal year/],
  ])("refuses %s with 2 and a reason", async (_what, text, options, reason) => {
    const { code, stdout, stderr } = await entente([
      "import-doc",
      temporaryFile(text, "plan.md"),
      ...options,
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(reason);
  });

  it("refuses a file that is not there, and one that is no text", async () => {
    const missing = join(dirname(temporaryFile("", "x.md")), "none.md");
    expect((await entente(["import-doc", missing])).code).toBe(2);
    expect(
      (await entente(["import-doc", temporaryFile(Buffer.from([0xff, 0xfe, 0x00, 0xd8]), "x.md")])).code,
    ).toBe(2);
  });
});
