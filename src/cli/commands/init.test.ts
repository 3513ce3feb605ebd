import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../program.ts";
import { screenOn } from "../terminal/screen.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-init-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "strategy.yaml");

/** A person who types these lines, and then ends the input. */
async function typed(lines: readonly string[], ...args: string[]) {
  const [left, asked] = [[...lines], [] as string[]];
  let said = "";
  const code = await run(["init", "--as-of", "2026-11-30", "--out", file, ...args], {
    out: screenOn({ write: () => undefined }, {}),
    err: screenOn({ write: (text) => (said += text) }, { COLUMNS: "200" }),
    env: {},
    now: () => new Date("2026-11-30T12:00:00Z"),
    prompt: (question) => {
      asked.push(question);
      return Promise.resolve(left.shift());
    },
  });
  return { code, asked, said };
}

describe("entente init at a terminal", () => {
  it("asks what is open, again where an answer does not fit, and takes what is usual for an empty one", async () => {
    const { code, asked, said } = await typed([
      "1",
      "2",
      "Brightwater",
      "Ward planning",
      "",
      "",
      "4",
      "4M",
      "3M",
      "9M",
      "2029-03-31",
      "Hospitals",
      "FR",
      "",
      "12",
      "900K",
      "80%",
    ]);
    expect(said).toContain("the target is less than 100,000 above the ARR of today");
    expect(asked.filter((question) => question.startsWith("Annual recurring revenue to reach"))).toHaveLength(
      2,
    );
    expect(code).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(
      /industry: cybersecurity\n {2}stage: early\n {2}currency: USD\n {2}fiscalYearStart: 4/,
    );
    expect(readFileSync(file, "utf8")).toMatch(/direct: { sellers: 12, quota: 900K, attainment: 80% }/);
    expect(readFileSync(file, "utf8")).not.toContain("TO FILL IN");
  });

  it("does not ask what an option has answered", async () => {
    const { asked } = await typed(
      [],
      "--force",
      "--stage",
      "growth",
      "--industry",
      "other",
      "--company",
      "Brightwater",
    );
    expect(asked).toEqual(["What it sells, in one line: "]);
  });

  it("writes nothing when the input ends early", async () => {
    rmSync(file, { force: true });
    const { code, said } = await typed(["1", "2"]);
    expect(code).toBe(2);
    expect(said).toContain("the input ended before the last answer; nothing was written");
    expect(existsSync(file)).toBe(false);
  });
});
