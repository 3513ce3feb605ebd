import { type Explanation, explain as explanationOf, nearestWord } from "../../domain/check/explain.ts";
import { unreachable } from "../../domain/shared/unreachable.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import type { Screen } from "../terminal/screen.ts";
import { table } from "../terminal/table.ts";
import { wrapped } from "../terminal/wrap.ts";

/** `entente explain WORD`: the page of a rule, a metric or a term, or a list of them. */
export function explain(shell: Shell, words: readonly string[], { json }: { json?: boolean }): ExitCode {
  const word = words.join(" ");
  const explanation = explanationOf(word);
  if (!explanation) {
    const near = nearestWord(word);
    const lists = "entente explain rules, metrics or terms lists the words";
    return refuse(shell, {
      reason: `nothing is known about \`${word}\``,
      accepted: near ? `entente explain ${near}; ${lists}` : lists,
    });
  }
  if (json) writeJson(shell, { version: 1, ...explanation });
  else shell.out.write(`${page(explanation, shell.out).join("\n")}\n`);
  return exitCodes.nothingToDo;
}

function page(explanation: Explanation, screen: Screen): string[] {
  switch (explanation.kind) {
    case "rule":
      return rulePage(explanation, screen);
    case "metric":
      return metricPage(explanation, screen);
    case "term":
      return [screen.colors.bold(explanation.term), ...paragraph(explanation.definition, screen)];
    case "list": {
      const rows = explanation.entries.map(({ name, says }) => [name, says]);
      const columns = [{ title: explanation.of }, { title: "", flexible: true }] as const;
      const [title = "", ...lines] = table(columns, rows, screen.width);
      return [screen.colors.bold(title), ...lines];
    }
    default:
      return unreachable(explanation);
  }
}

function rulePage(rule: Explanation & { kind: "rule" }, screen: Screen): string[] {
  const { colors } = screen;
  return [
    `${colors.bold(rule.id)}  ${rule.severity}`,
    ...paragraph(rule.finds, screen),
    ...section("finds", sample(rule.example.bad), screen),
    ...section("accepts", sample(rule.example.good), screen),
    ...section("why", paragraph(rule.why, screen), screen),
    ...section("fix", paragraph(rule.fix, screen), screen),
    ...section("waive", sample(rule.waiver), screen),
  ];
}

function metricPage({ id, metric }: Explanation & { kind: "metric" }, screen: Screen): string[] {
  const better = metric.direction === "up" ? "more is better" : "less is better";
  return [
    `${screen.colors.bold(id)}  ${metric.name}`,
    ...paragraph(metric.formula, screen),
    ...section("example", sample(`metric: ${id}`), screen),
    ...section("unit", paragraph(`${metric.unit}, a ${metric.shape}; ${better}`, screen), screen),
    ...section("kind", paragraph(metric.kind, screen), screen),
    ...section("unknown when", paragraph(metric.unknownWhen, screen), screen),
  ];
}

const section = (title: string, lines: readonly string[], { colors }: Screen): string[] => [
  "",
  colors.bold(title.toUpperCase()),
  ...lines,
];
const paragraph = (text: string, { width }: Screen): string[] =>
  wrapped(text, width - 2).map((line) => `  ${line}`);
/** YAML stays as it is, however narrow the screen: a wrapped line would be another text. */
const sample = (text: string): string[] =>
  text
    .trim()
    .split("\n")
    .map((line) => `  ${line}`);
