import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../src/database/project-folder.ts";
import { check } from "../src/domain/check/check.ts";
import { pathOf } from "../src/domain/strategy/path.ts";
import { readStrategy } from "../src/domain/strategy/read.ts";
import { parseStrategyFile } from "../src/strategy-file/parse.ts";
import { type Figure, interleaved, median } from "./figure.ts";

const example = join(projectFolder(), "samples", "halyard", "strategy.yaml");
/** The day as of which the example is complete. */
const asOf = "2026-11-20";
const coldRuns = 15;
const warmRuns = 40;

/** The check of the example: as a process of its own beside one that does nothing, and inside a process that is warm. */
export async function measureCheck(): Promise<Figure[]> {
  return [...(await asProcess()), ...(await inProcess())];
}

async function asProcess(): Promise<Figure[]> {
  const launcher = join(projectFolder(), "bin", "entente.js");
  const nothing = () => run(["-e", "0"]);
  const checking = () => run([launcher, "check", example, "--as-of", asOf]);
  // The first run fills the cache of compiled code, which every later one finds.
  checking();
  const times = await interleaved(coldRuns, { nothing, checking });
  return [
    {
      what: "check, cold process ÷ node -e 0",
      value: median(times.checking),
      unit: "ms",
      baseline: median(times.nothing),
      aim: { of: "ratio", atMost: 5 },
      runs: coldRuns,
    },
  ];
}

async function inProcess(): Promise<Figure[]> {
  const text = readFileSync(example, "utf8");
  const model = readStrategy(parseStrategyFile(text).data);
  for (let warming = 0; warming < 5; warming++) fromText(text);
  const times = await interleaved(warmRuns, {
    text: () => fromText(text),
    model: () => check(model, asOf),
  });
  const figure = (what: string, values: number[], atMost: number): Figure => ({
    what,
    value: median(values),
    unit: "ms",
    aim: { of: "value", atMost },
    runs: warmRuns,
  });
  return [
    figure("check in the process, from text", times.text, 40),
    figure("check in the process, from the model", times.model, 10),
  ];
}

/** All that the command does but read the file and print: the findings with their lines. */
function fromText(text: string): void {
  const parsed = parseStrategyFile(text);
  for (const { path } of check(readStrategy(parsed.data), asOf).findings) parsed.positionOf(pathOf(path));
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr.toString()}`);
}
