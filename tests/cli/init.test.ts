import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { entente, temporaryFile } from "./run.ts";

/** A path in a folder of its own where nothing is yet. */
const free = () => join(dirname(temporaryFile("", "other.txt")), "strategy.yaml");
const answered = [
  "--stage",
  "expansion",
  "--industry",
  "healthcare-it",
  "--company",
  "Brightwater",
  "--product",
  "Ward planning",
  "--currency",
  "EUR",
  "--fiscal-year-start",
  "4",
  "--arr",
  "4M",
  "--target",
  "9M",
  "--by",
  "2029-03-31",
  "--customers",
  "Hospitals with 200 beds; Health systems",
  "--markets",
  "DACH,FR",
  "--as-of",
  "2026-11-30",
];

describe("entente init", () => {
  it("writes a starter that the check accepts, with the schema beside it and the next command at the end", async () => {
    const file = free();
    const { code, stdout, stderr } = await entente(["init", ...answered, "--out", file]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain(`next: entente check ${file}`);
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/strategy\.schema\.json\n/);
    expect(text).toContain("\n    - Hospitals with 200 beds\n".trim().slice(2));
    expect(JSON.parse(readFileSync(join(dirname(file), "strategy.schema.json"), "utf8"))).toHaveProperty(
      "$schema",
    );
    const report = await entente(["check", file, "--as-of", "2026-11-30", "--json"]);
    expect(JSON.parse(report.stdout)).toMatchObject({ summary: { errors: 0 } });
  });

  it("writes without answers too, since nobody sits at a terminal: it says what is a placeholder", async () => {
    const { code, stdout } = await entente([
      "init",
      "--industry",
      "cybersecurity",
      "--out",
      "-",
      "--as-of",
      "2026-11-30",
    ]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\n# /g, " ")).toMatch(
      /TO FILL IN: placeholders stand for .*--stage, --company, --product/,
    );
    expect(stdout).not.toMatch(/answered \([^)]*--industry/);
  });

  it("never writes over a file without being told", async () => {
    const file = free();
    writeFileSync(file, "mine\n");
    const refused = await entente(["init", ...answered, "--out", file]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("is there already");
    expect(readFileSync(file, "utf8")).toBe("mine\n");
    expect((await entente(["init", ...answered, "--out", file, "--force"])).code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("Brightwater");
  });

  it("leaves a schema that is there as it is", async () => {
    const file = free();
    const schema = join(dirname(file), "strategy.schema.json");
    writeFileSync(schema, "{}\n");
    await entente(["init", ...answered, "--out", file, "--force"]);
    expect(readFileSync(schema, "utf8")).toBe("{}\n");
  });

  it.each([
    ["--target", "3M", "--target: the target is less than 100,000 above the ARR of today"],
    ["--markets", "Atlantis", '--markets: there is no market "Atlantis"'],
    ["--arr", "much", "--arr: this does not fit"],
    ["--fiscal-year-start", "13", "--fiscal-year-start: this does not fit"],
    ["--by", "2027-01-01", "--by: 2027-01-01 is less than three months ahead"],
  ])("refuses %s %s by the name of the option", async (option, value, reason) => {
    const { code, stderr } = await entente(["init", ...answered, option, value, "--out", "-"], "", {
      COLUMNS: "200",
    });
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
