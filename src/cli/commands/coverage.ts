import type { CoverageReply } from "../../contract/api.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { coverageJson } from "../../contract/json.ts";
import { inWords } from "../../domain/measures/in-words.ts";
import { type ReportOptions, reportOn } from "../report.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { printable } from "../terminal/printable.ts";
import { table } from "../terminal/table.ts";
import { hanging } from "../terminal/wrap.ts";

const signs = { covered: "●", partly: "◐", open: "○", unknown: "◇", direct: "–" } as const;

/** `entente coverage [FILE]`: each cell of the strategy against the partners that serve it. */
export function coverage(
  shell: Shell,
  file: string | undefined,
  { asOf, json }: ReportOptions,
): Promise<ExitCode> {
  const asked = { inForce: endpoints.coverage, ofFile: endpoints.coverageOf };
  return reportOn(shell, file, asOf, asked, (reply) => {
    if (json) writeJson(shell, coverageJson(reply));
    else print(shell, reply);
    return exitCodes.nothingToDo;
  });
}

function print({ out }: Shell, { asOf, headline, cells, gaps, summary, currency }: CoverageReply): void {
  const { colors, width } = out;
  const columns = [
    { title: "" },
    { title: "cell", flexible: true },
    { title: "route" },
    { title: "need", align: "right" },
    { title: "qualified", align: "right" },
    { title: "active", align: "right" },
    { title: "gap", align: "right" },
  ] as const;
  const rows = cells.map(({ cell, route, need, qualified, active, status, gapArr }) =>
    [
      signs[status],
      cell,
      route,
      need ?? "",
      qualified ?? (status === "direct" ? "" : "unknown"),
      active ?? "",
      gapArr && gapArr.amountMinor > 0 ? inWords(gapArr.amountMinor, "money", currency) : "",
    ].map((text) => printable(String(text))),
  );
  const ranked = gaps.flatMap(({ cell, missing, candidates }, index) =>
    hanging(
      `${index + 1}. `,
      `${cell}: ${missing} more partners${candidates.length > 0 ? `; ${candidates.join(", ")} would help` : ""}`,
      width,
    ),
  );
  const counts = `${signs.covered} ${summary.covered} covered  ${signs.partly} ${summary.partly} partly  ${signs.open} ${summary.open} open  ${signs.unknown} ${summary.unknown} unknown  ${signs.direct} ${summary.direct} direct`;
  out.write(
    `${[colors.bold(headline), colors.dim(`as of ${asOf}`), "", ...table(columns, rows, width), "", counts, ...(ranked.length > 0 ? ["", ...ranked] : []), "", "next: entente drift"].join("\n")}\n`,
  );
}
