import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../src/database/project-folder.ts";
import { measureApi } from "./api.ts";
import { measureCheck } from "./check.ts";
import { type Size, sizes } from "./company.ts";
import { measureDrift } from "./drift.ts";
import type { Figure } from "./figure.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { measureImport } from "./import.ts";
import { measurePrint } from "./print.ts";
import { measureStart } from "./start.ts";
import { asTable } from "./table.ts";

/**
 * Measures what docs/performance.md reports: `npm run bench -- --only check,print,import,drift,start,api --size S,M,L`. Without flags
 * everything at S and M. It says what is, and fails only when it cannot measure.
 */
const parts = ["check", "print", "start", "import", "drift", "api"] as const;
type Part = (typeof parts)[number];

const { values: flags } = parseArgs({ options: { only: { type: "string" }, size: { type: "string" } } });
const asked = listed(flags.only, parts, parts);
const askedSizes = listed(flags.size, Object.keys(sizes) as Size[], ["S", "M"]);

const measure: Record<Part, () => Promise<Figure[]>> = {
  check: measureCheck,
  print: measurePrint,
  start: measureStart,
  import: () => onGround(measureImport),
  drift: () => onGround((ground) => atSizes(ground, measureDrift)),
  api: () => onGround((ground) => atSizes(ground, measureApi)),
};

if (asked.includes("check") || asked.includes("start")) build();
const figures: Figure[] = [];
for (const part of parts.filter((one) => asked.includes(one))) {
  say(`measuring ${part} …`);
  figures.push(...(await measure[part]()));
}
process.stdout.write(`\n${asTable(figures)}\n`);

/** An installed tree is built; where its sources changed since, the launcher would run them instead. */
function build(): void {
  const program = join(projectFolder(), "build", "build.ts");
  const { status } = spawnSync(process.execPath, [program], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) say("The build failed; check and start are measured on the sources.");
}

async function atSizes(ground: Ground, part: typeof measureDrift): Promise<Figure[]> {
  const measured: Figure[] = [];
  for (const size of askedSizes) measured.push(...(await part(ground, size, say)));
  return measured;
}

async function onGround(work: (ground: Ground) => Promise<Figure[]>): Promise<Figure[]> {
  const ground = await prepareGround();
  try {
    return await work(ground);
  } finally {
    await ground.leave();
  }
}

function listed<T extends string>(
  text: string | undefined,
  known: readonly T[],
  otherwise: readonly T[],
): readonly T[] {
  const names = text?.split(",") ?? otherwise;
  const wrong = names.find((name) => !known.includes(name as T));
  if (wrong === undefined) return names as readonly T[];
  process.stderr.write(`${wrong} is not one of ${known.join(", ")}\n`);
  process.exit(2);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
