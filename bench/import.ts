import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { newId } from "../src/database/ids.ts";
import { projectFolder } from "../src/database/project-folder.ts";
import { type Figure, median, timed } from "./figure.ts";
import type { Ground } from "./ground.ts";
import type { ImportMeasured } from "./import-process.ts";
import { addWorkspace } from "./loading.ts";
import { writeOrders } from "./orders.ts";

const manyLines = 250_000;

/** Imports of two folders, each beside a bare COPY of the same lines into one unindexed table. */
export async function measureImport(ground: Ground): Promise<Figure[]> {
  const sample = join(ground.folder, "sample");
  const generated = join(ground.folder, "generated");
  copySample(sample);
  writeOrders(generated, manyLines);
  return [
    ...(await importOf(ground, sample, "the sample", 3)),
    ...(await importOf(ground, generated, "250,000 lines", 3)),
  ];
}

async function importOf(ground: Ground, folder: string, name: string, runs: number): Promise<Figure[]> {
  const copied: number[] = [];
  const imported: ImportMeasured[] = [];
  for (let run = 0; run < runs; run++) {
    copied.push(await copyBare(ground, folder));
    imported.push(await importFresh(ground, folder));
  }
  const rate = (ms: number, rows: number) => (rows / ms) * 1000;
  const rows = imported[0]?.rows ?? 0;
  return [
    {
      what: `import of ${name} ÷ bare COPY`,
      value: median(imported.map(({ ms }) => rate(ms, rows))),
      unit: "rows/s",
      baseline: median(copied.map((ms) => rate(ms, rows))),
      aim: { of: "ratio", atLeast: 0.15 },
      runs,
    },
    {
      what: `import of ${name}, time`,
      value: median(imported.map(({ ms }) => ms)),
      unit: "ms",
      aim: { of: "value", atMost: 120_000 },
      runs,
    },
    {
      what: `import of ${name}, memory over idle`,
      value: median(imported.map(({ overIdleMb }) => overIdleMb)),
      unit: "MB",
      aim: { of: "value", atMost: 300 },
      runs,
    },
  ];
}

/** PostgreSQL reads these files itself, perhaps as another user, so they lie where it may. */
function copySample(to: string): void {
  const from = join(projectFolder(), "samples", "adventureworks");
  mkdirSync(to);
  for (const name of readdirSync(from).filter((file) => file.endsWith(".csv"))) {
    copyFileSync(join(from, name), join(to, name));
    chmodSync(join(to, name), 0o644);
  }
}

async function copyBare({ superuser }: Ground, folder: string): Promise<number> {
  await superuser.query("drop table if exists bare_lines");
  await superuser.query(
    `create table bare_lines (sales_order text, day date, product int, reseller int, employee int, territory int,
       quantity int, unit_price numeric, total_cost numeric, amount numeric, standard_cost numeric)`,
  );
  const path = join(folder, "FactResellerSales.csv");
  return timed(() => superuser.query(`copy bare_lines from '${path}' (format csv, header, null 'NULL')`));
}

/** In a process of its own, whose memory is then the import's alone. */
async function importFresh({ url, superuser }: Ground, folder: string): Promise<ImportMeasured> {
  const workspace = newId();
  await addWorkspace(superuser, workspace, "Import");
  const program = join(import.meta.dirname, "import-process.ts");
  const child = spawn(process.execPath, ["--expose-gc", program, url, workspace, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const answer = await text(child.stdout);
  if (answer === "") throw new Error("The import ended without an answer");
  return JSON.parse(answer) as ImportMeasured;
}
