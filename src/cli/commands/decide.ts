import { adviceOn, type DecisionAdvice } from "../../domain/strategy/build-partner-acquire.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { loadModel } from "../strategy-model.ts";
import { printable } from "../terminal/printable.ts";
import { table } from "../terminal/table.ts";

/** `entente decide FILE`: what the build / partner / acquire rule says about each decision of the log. */
export async function decide(shell: Shell, name: string, { json }: { json?: boolean }): Promise<ExitCode> {
  const strategy = await loadModel(shell, name);
  if ("exitCode" in strategy) return strategy.exitCode;
  const decisions = adviceOn(strategy);
  if (json) writeJson(shell, { version: 1, decisions });
  else if (decisions.length === 0) shell.err.write("no decisions: the strategy has none in its log\n");
  else {
    const [titles = "", ...lines] = table(columns, decisions.map(row), shell.out.width);
    shell.out.write(`${[shell.out.colors.bold(titles), ...lines].join("\n")}\n`);
  }
  return exitCodes.nothingToDo;
}

const columns = [
  { title: "decision" },
  { title: "rule says" },
  { title: "decided" },
  { title: "because" },
  { title: "would change with", flexible: true },
] as const;

const row = ({ id, recommended, decided, because, wouldChange }: DecisionAdvice): string[] =>
  [
    id,
    recommended ?? "no rule applies",
    decided === null ? "open" : decided === recommended ? decided : `${decided} (against)`,
    because.join(", ") || "–",
    wouldChange.join(", ") || "no single fact",
  ].map(printable);
