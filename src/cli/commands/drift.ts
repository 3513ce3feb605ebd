import type { DriftReply } from "../../contract/api.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { driftJson } from "../../contract/json.ts";
import type { DriftLine } from "../../domain/drift/drift-report.ts";
import { driftHeadline } from "../../domain/drift/headline.ts";
import { differenceInWords, inWords } from "../../domain/measures/in-words.ts";
import { type ReportOptions, reportOn } from "../report.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { printable } from "../terminal/printable.ts";
import { hanging } from "../terminal/wrap.ts";
import { table } from "../terminal/table.ts";

const signs = { out: "▲", unknown: "◇", ok: "●" } as const;
const paints = { out: "red", unknown: "yellow", ok: "green" } as const;

/** `entente drift [FILE]`: the strategy against the facts, the worst first. Exit code 1 when a line is out of tolerance. */
export function drift(
  shell: Shell,
  file: string | undefined,
  { asOf, json }: ReportOptions,
): Promise<ExitCode> {
  const asked = { inForce: endpoints.drift, ofFile: endpoints.driftOf };
  return reportOn(shell, file, asOf, asked, (reply) => {
    if (json) writeJson(shell, driftJson(reply));
    else print(shell, reply);
    const { out, ok } = reply.summary;
    if (out > 0) return exitCodes.found;
    return ok > 0 ? exitCodes.nothingToDo : exitCodes.notEvaluated;
  });
}

function print({ out }: Shell, reply: DriftReply): void {
  const { colors } = out;
  const { strategy, asOf, summary, currency, lines } = reply;
  const version = strategy.version > 0 ? ` version ${strategy.version}` : "";
  const sections = (["out", "unknown", "ok"] as const).flatMap((status) => {
    const of = lines.filter((line) => line.status === status);
    return of.length === 0 ? [] : ["", ...section(reply, status, of, out)];
  });
  out.write(
    `${[
      ...hanging("", driftHeadline(reply, currency), out.width).map(colors.bold),
      colors.dim(`${strategy.name}${version} · as of ${asOf}`),
      ...sections,
      "",
      `${signs.out} ${summary.out} out of tolerance  ${signs.unknown} ${summary.unknown} unknown  ${signs.ok} ${summary.ok} ok`,
      nextOf(lines),
    ].join("\n")}\n`,
  );
}

function section(
  { currency }: DriftReply,
  status: keyof typeof signs,
  lines: readonly DriftLine[],
  { width, colors }: Shell["out"],
): string[] {
  const rows = lines.map((line) =>
    [
      signs[status],
      line.kind,
      line.subject,
      line.target === null ? "" : inWords(line.target, line.unit, currency),
      line.actual === null ? "" : inWords(line.actual, line.unit, currency),
      differenceInWords(line.difference, line.unit, currency),
      line.since?.slice(0, 7) ?? "",
    ].map(printable),
  );
  const because = lines.map((line) => printable(line.because));
  if (status === "unknown")
    return table(
      unknownColumns,
      rows.map((row, at) => [...row.slice(0, 3), because[at] ?? ""]),
      width,
    );
  const [titles = "", ...rest] = table(columns, rows, width, because);
  const painted = rest.map((line) =>
    line.startsWith(signs[status]) ? colors[paints[status]](signs[status]) + line.slice(1) : colors.dim(line),
  );
  return [colors.bold(titles), ...painted];
}

const columns = [
  { title: "" },
  { title: "kind" },
  { title: "subject", flexible: true },
  { title: "target", align: "right" },
  { title: "actual", align: "right" },
  { title: "difference", align: "right" },
  { title: "since" },
] as const;
const unknownColumns = [
  { title: "" },
  { title: "kind" },
  { title: "subject" },
  { title: "because", flexible: true },
] as const;

function nextOf(lines: readonly DriftLine[]): string {
  const question = lines.find(({ status, question: asked }) => status === "out" && asked)?.question;
  if (!question) return "next: entente coverage";
  const where = Object.entries(question.scope).map(
    ([dimension, members]) => ` --where ${dimension}=${(members as string[]).join(",")}`,
  );
  return `next: entente measure ${question.measure}${where.join("")} --from ${question.window.from} --to ${question.window.to} --why`;
}
