import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryDataFolder } from "../../src/database/test-database.ts";
import { centsOfAll, decimalOf, ordersOf, yearUpTo } from "../server/ledger.ts";
import { type Running, startProgram } from "../server/program.ts";
import { entente, example, projectRoot, temporaryFile } from "./run.ts";

/** Commands about facts, as processes: the shapes and exit codes that programs rely on (spec 1 and 2). */
const folder = temporaryDataFolder();
const sampleFolder = join(projectRoot, "samples/adventureworks");
let program: Running;
beforeAll(async () => {
  program = await startProgram({ ENTENTE_DATA: folder });
});
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const run = (...args: string[]) => entente(args, "", { ENTENTE_DATA: folder, NO_COLOR: "1" });
async function json<T>(...args: string[]): Promise<{ code: number | null; value: T }> {
  const { code, stdout } = await run(...args, "--json");
  return { code, value: JSON.parse(stdout) as T };
}
const keysOf = (value: unknown): string[] => Object.keys(value as object);

const measureKeys = [
  "version",
  "measure",
  "unit",
  "asOf",
  "window",
  "where",
  "value",
  "unknown",
  "rows",
  "by",
];
const cellKeys = [
  "cell",
  "route",
  "need",
  "qualified",
  "capacity",
  "active",
  "candidates",
  "status",
  "unknownShare",
  "gapArr",
];
const lineKeys = [
  "kind",
  "subject",
  "target",
  "actual",
  "difference",
  "tolerance",
  "status",
  "since",
  "because",
  "rows",
];
const fileKeys = ["file", "rows", "created", "updated", "unchanged", "rejected", "ignored"];

describe("entente measure --json", () => {
  type Measure = {
    value: unknown;
    unit: string;
    by: { key: string; value: unknown }[];
    where: object;
    rows: number;
  };

  it("has the keys of the specification, money as exact decimals in its currency", async () => {
    const { code, value } = await json<Measure>("measure", "partner-sourced-revenue", "--by", "type");
    expect([code, keysOf(value)]).toEqual([0, measureKeys]);
    expect(keysOf(value.by[0])).toEqual(["key", "value", "unknown", "rows"]);
    expect([value.unit, value.value]).toEqual([
      "USD",
      decimalOf(centsOfAll(ordersOf(yearUpTo("2020-05-31")))),
    ]);
    expect(value.by.map(({ key }) => key)).toEqual([
      "warehouse",
      "value-added-reseller",
      "specialty-bike-shop",
    ]);
  });

  it("breaks down twice, filters, and looks at the window that was asked for", async () => {
    const asked = [
      "--from",
      "2018-07-01",
      "--to",
      "2019-06-30",
      "--where",
      "region=canada",
      "--where",
      "region=france",
    ];
    const { value } = await json<Measure>(
      "measure",
      "partner-sourced-revenue",
      ...asked,
      "--by",
      "type",
      "--by",
      "region",
    );
    expect(value).toMatchObject({
      window: { from: "2018-07-01", to: "2019-06-30" },
      where: { region: ["canada", "france"] },
    });
    const cents = centsOfAll(
      ordersOf({ from: "2018-07-01", to: "2019-06-30", type: "warehouse", region: "canada" }),
    );
    expect(value.by.find(({ key }) => key === "warehouse/canada")?.value).toBe(decimalOf(cents));
  });

  it("counts and shares are numbers", async () => {
    expect((await json<Measure>("measure", "active-partners")).value).toMatchObject({
      value: 513,
      unit: "count",
    });
    expect((await json<Measure>("measure", "active-retention")).value).toMatchObject({
      value: 303 / 387,
      unit: "share",
      rows: 387,
    });
  });

  it("an unknown value is null with its reason, and exit code 2", async () => {
    const { code, value } = await json<Measure>("measure", "partner-nps");
    expect([code, value]).toEqual([
      2,
      expect.objectContaining({ value: null, unknown: "no surveys were imported", rows: 0 }),
    ]);
  });

  it("--why adds formula, filters, batches and a page of the rows", async () => {
    const why = ["measure", "active-partners", "--why"];
    const { value } = await json<{ page: { next: string } }>(...why);
    expect(keysOf(value)).toEqual(expect.arrayContaining(["formula", "filters", "batches", "rows", "page"]));
    expect(value).toMatchObject({ rows: 513, page: { total: 513, rows: { length: 100 } } });
    const { value: second } = await json<object>(...why, "--cursor", value.page.next);
    expect(second).toMatchObject({ rows: 513, page: { total: 513, rows: { length: 100 } } });
  });
});

describe("entente coverage --json", () => {
  it("has the keys of the specification", async () => {
    const { code, value } = await json<{ cells: object[]; summary: object }>("coverage");
    expect([code, keysOf(value), keysOf(value.cells[0])]).toEqual([
      0,
      ["version", "asOf", "cells", "summary"],
      cellKeys,
    ]);
    expect(keysOf(value.summary)).toEqual(["covered", "partly", "open", "unknown", "direct"]);
  });

  it("takes a file in place of the strategy in force", async () => {
    const { value } = await json<{ cells: { cell: string }[] }>("coverage", example);
    expect(value.cells.map(({ cell }) => cell)).toContain("us-central/general/small");
  });
});

describe("entente drift --json", () => {
  type Drift = { lines: { status: string }[]; summary: Record<string, number>; asOf: string };

  it("has the keys of the specification, and exit code 1 when a line is out of tolerance", async () => {
    const { code, value } = await json<Drift>("drift");
    expect([code, keysOf(value), value.asOf]).toEqual([
      1,
      ["version", "asOf", "strategy", "lines", "summary"],
      "2020-05-31",
    ]);
    for (const line of value.lines) expect(keysOf(line)).toEqual(lineKeys);
    expect(value.summary).toEqual({
      out: value.lines.filter(({ status }) => status === "out").length,
      unknown: value.lines.filter(({ status }) => status === "unknown").length,
      ok: value.lines.filter(({ status }) => status === "ok").length,
    });
  });

  const strategy = (more: string) =>
    temporaryFile(`entente: 1\nstrategy: { name: Small }\ncompany: { name: Small, currency: USD }\n${more}`);
  const target = (metric: string, atLeast: number) =>
    `objectives: { one: { metric: ${metric}, atLeast: ${atLeast}, over: 12 months } }\n`;

  it.each([
    [0, "every line that can be judged is in order", target("partner-sourced-revenue", 1)],
    [1, "a line is out", target("partner-sourced-revenue", 1e9)],
    [2, "nothing but unknown lines", target("partner-sourced-leads", 1)],
  ])("ends with %i where %s", async (code, _, more) => {
    expect((await run("drift", strategy(more))).code).toBe(code);
  });

  it("looks at the day that is asked for", async () => {
    const { value } = await json<Drift>("drift", "--as-of", "2019-12-31");
    expect(value.asOf).toBe("2019-12-31");
  });
});

describe("entente import --json", () => {
  type Import = {
    batch: number | null;
    preset: string;
    files: Record<string, number>[];
    proposals: object[];
  };

  it("counts each row once; a second import changes nothing", async () => {
    const { code, value } = await json<Import>("import", sampleFolder);
    expect([code, value.preset, value.batch]).toEqual([0, "adventureworks", null]);
    expect(keysOf(value)).toEqual(
      expect.arrayContaining(["version", "preset", "batch", "files", "proposals"]),
    );
    for (const file of value.files) {
      expect(keysOf(file)).toEqual(fileKeys);
      const { rows, created = 0, updated = 0, unchanged = 0, rejected = 0, ignored = 0 } = file;
      expect(created + updated + unchanged + rejected + ignored).toBe(rows);
      expect([created, updated, rejected]).toEqual([0, 0, 0]);
    }
    expect(keysOf(value.proposals[0])).toEqual(["file", "column", "value", "rows", "proposal", "applied"]);
    expect(value.proposals[0]).toMatchObject({
      value: "Ware House",
      rows: 5,
      proposal: "Warehouse",
      applied: true,
    });
  });

  it("refuses a folder with a wrong row, names it, and keeps nothing of it", async () => {
    const bad = mkdtempSync(join(tmpdir(), "entente-bad-"));
    for (const name of ["Resellers.csv", "Product.csv"])
      writeFileSync(join(bad, name), readFileSync(join(sampleFolder, name)));
    const [header = "", first = ""] = readFileSync(join(sampleFolder, "FactResellerSales.csv"), "utf8").split(
      /\r?\n/,
    );
    writeFileSync(
      join(bad, "FactResellerSales.csv"),
      `${header}\n${first.replace("2017-07-01", "2017-02-30")}\n`,
    );
    const before = (await json<{ value: number }>("measure", "active-partners")).value.value;
    const { code, stdout } = await run("import", bad);
    rmSync(bad, { recursive: true, force: true });
    expect([code, stdout.includes("2017-02-30"), stdout.includes("OrderDate")]).toEqual([2, true, true]);
    expect((await json<{ value: number }>("measure", "active-partners")).value.value).toBe(before);
  });
});

describe("a question that cannot be asked", () => {
  it.each([
    [["measure", "active-partner"], "active-partners"],
    [["measure", "active-partners", "--where", "type"], "key=value"],
    [["measure", "active-partners", "--where", "colour=red"], "one of:"],
    [["measure", "active-partners", "--where", "type=msp"], "warehouse"],
    [["measure", "active-partners", "--as-of", "tomorrow"], "a date such as"],
    [["measure", "active-partners", "--by", "a", "--by", "b"], "one or two of"],
    [["measure"], "missing required argument"],
    [["drift", "/nowhere.yaml"], "/nowhere.yaml"],
    [["import", "/nowhere"], "a folder of CSV files"],
  ])("%j ends with 2, says what would be accepted, and prints nothing as data", async (args, accepted) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/g, " ")).toContain(accepted);
  });
});

describe("without a running server", () => {
  it("a command starts one for the call, and leaves none", async () => {
    const own = temporaryDataFolder();
    const { code, stdout } = await entente(["measure", "active-partners", "--json"], "", {
      ENTENTE_DATA: own,
    });
    rmSync(own, { recursive: true, force: true, maxRetries: 5 });
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ value: 513 })]);
  });
});
