import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { completeDay, entente, example, temporaryFile } from "./run.ts";

const asOf = ["--as-of", completeDay];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "entente-print-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("entente print", () => {
  it("writes a document to a pipe, the same bytes each time, its size beside it", async () => {
    const args = ["print", example, "--as", "where-to-win", ...asOf];
    const [first, second] = [await entente(args), await entente(args)];
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('kind: "where-to-win"\n');
    expect(first.stdout).toContain(
      'as-of: "2026-11-20"\nversion: "strategy.yaml"\napprover: null\ngrounding: "1.00"\n',
    );
    expect(first.stdout).toContain("# Halyard Security: Where to win");
    expect(first.stderr).toMatch(/^\d+ KB\n$/);
    expect(second.stdout).toBe(first.stdout);
  });

  it("writes a plan of at most five pages to a file", async () => {
    const path = join(folder(), "plan.pdf");
    const { code, stdout, stderr } = await entente([
      "print",
      example,
      "--as",
      "plan",
      "--to",
      "pdf",
      "--out",
      path,
      ...asOf,
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/^wrote .*plan\.pdf: [1-5] pages, \d+ KB\n$/);
    expect(readFileSync(path).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("prints one agreement as a term sheet", async () => {
    const { code, stdout } = await entente(["print", example, "--agreement", "resale-agreement", ...asOf]);
    expect(code).toBe(0);
    expect(stdout).toContain('kind: "agreement"\n');
    expect(stdout).toContain("Every key term of its kind is settled");
  });

  it.each([
    [["--as", "plan", "--to", "pptx"], "plan is not printed as pptx", "--to md, pdf or docx"],
    [["--agreement", "resale"], "the strategy has no agreement resale", "resale-agreement"],
    [["--as", "plan", "--agreement", "resale-agreement"], "--as prints the strategy", "one of the two"],
    [[], "it is not said which document", "--as plan"],
    [["--as", "plan", "--as-of", "soon"], "--as-of soon is not a day", "2027-01-31"],
  ])("refuses %j with the reason and what would be accepted", async (args, reason, accepted) => {
    const { code, stdout, stderr } = await entente(["print", example, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).toContain(accepted);
  });

  it("says where a file cannot be written", async () => {
    const path = join(folder(), "nowhere", "plan.md");
    const { code, stderr } = await entente(["print", example, "--as", "plan", "--out", path, ...asOf]);
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be written");
    expect(existsSync(path)).toBe(false);
  });

  it("prints what can be read of a draft, and says that something was left out", async () => {
    const draft = temporaryFile(
      "entente: 1\nstrategy: { name: Draft }\ncompany: { name: Acme, currency: USD, stage: soon }\n",
    );
    const { code, stdout, stderr } = await entente(["print", draft, "--as", "plan", ...asOf]);
    expect(code).toBe(0);
    expect(stderr).toContain("1 value does not fit");
    expect(stdout).toContain(
      "> **Not said yet:** Which business objectives partners serve. Write it in Objectives.",
    );
    expect(readdirSync(".")).not.toContain("acme-plan-2026-11-20.md");
  });
});
