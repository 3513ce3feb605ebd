import { type Attractiveness, attractiveness, missingScores } from "../../domain/strategy/attractiveness.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { loadModel } from "../strategy-model.ts";
import { printable } from "../terminal/printable.ts";
import { table } from "../terminal/table.ts";

/** `entente score FILE`: the candidates by attractiveness, best first. */
export async function score(shell: Shell, name: string, { json }: { json?: boolean }): Promise<ExitCode> {
  const strategy = await loadModel(shell, name);
  if ("exitCode" in strategy) return strategy.exitCode;
  const candidates = attractiveness(strategy);
  if (json) writeJson(shell, { version: 1, candidates });
  else if (candidates.length === 0) shell.err.write("no candidates: the strategy has no landscape\n");
  else {
    const rows = candidates.map((candidate) => row(strategy, candidate));
    const [titles = "", ...lines] = table(columns, rows, shell.out.width);
    shell.out.write(`${[shell.out.colors.bold(titles), ...lines].join("\n")}\n`);
  }
  return exitCodes.nothingToDo;
}

const columns = [
  { title: "rank", align: "right" },
  { title: "score", align: "right" },
  { title: "class" },
  { title: "candidate" },
  { title: "", flexible: true },
] as const;

function row(
  strategy: Strategy,
  { slug, score: points, class: kind, rank, fragile }: Attractiveness,
): string[] {
  const candidate = strategy.landscape?.[slug];
  const missing = candidate ? missingScores(strategy.scoring, candidate) : [];
  const why = strategy.scoring?.weights
    ? `no score for ${missing.join(", ")}`
    : "the strategy has no weights";
  const remark = points === null ? why : fragile ? "fragile: five points of one weight change the order" : "";
  return [
    rank === null ? "–" : String(rank),
    points === null ? "unknown" : String(points),
    kind ?? "unknown",
    slug,
    remark,
  ].map(printable);
}
