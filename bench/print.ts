import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../src/database/project-folder.ts";
import { printed } from "../src/documents/print.ts";
import { check } from "../src/domain/check/check.ts";
import type { DocumentFormat, DocumentKind } from "../src/domain/documents/document.ts";
import { documentOf } from "../src/domain/documents/documents.ts";
import { readStrategy } from "../src/domain/strategy/read.ts";
import { parseStrategyFile } from "../src/strategy-file/parse.ts";
import { type Figure, interleaved, median } from "./figure.ts";

const asOf = "2026-11-20";
const typingRuns = 40;
const printRuns = 7;

/** What somebody waits for who writes a strategy and prints it: the check while typing, the plan, the deck of the board. */
export async function measurePrint(): Promise<Figure[]> {
  const text = readFileSync(join(projectFolder(), "samples", "halyard", "strategy.yaml"), "utf8");
  const { data } = parseStrategyFile(text);
  const typed = () => check(readStrategy(data), asOf);
  for (let warming = 0; warming < 5; warming++) typed();
  const typing = await interleaved(typingRuns, { typed });
  const { strategy } = readStrategy(data);
  if (!strategy) throw new Error("The example cannot be read");
  const print = async (kind: DocumentKind, format: DocumentFormat) => {
    const document = documentOf(kind, { strategy, asOf, version: "version 1", approver: null });
    await printed(document, format);
  };
  const times = await interleaved(printRuns, {
    plan: () => print("plan", "pdf"),
    deck: async () => {
      await print("board", "pdf");
      await print("board", "pptx");
    },
  });
  return [
    figure("check while typing, from the data", typing.typed, 50, typingRuns),
    figure("plan as PDF, from the model", times.plan, 2_000, printRuns),
    figure("board deck, PDF and PPTX", times.deck, 8_000, printRuns),
  ];
}

const figure = (what: string, values: number[], atMost: number, runs: number): Figure => ({
  what,
  value: median(values),
  unit: "ms",
  aim: { of: "value", atMost },
  runs,
});
