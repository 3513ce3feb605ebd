import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { ImportReply } from "../../contract/api.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { printable } from "../terminal/printable.ts";
import { table } from "../terminal/table.ts";
import { hanging } from "../terminal/wrap.ts";

export type ImportOptions = {
  readonly preset?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly rejects?: string;
};

/** `entente import PATH`: the counts of each file, what was taken for granted, and what was refused with its reason. */
export const importFolder = (shell: Shell, path: string, options: ImportOptions): Promise<ExitCode> =>
  withServer(shell, async ({ call }) => {
    const query = {
      path: resolve(path),
      ...(options.preset === undefined ? {} : { preset: options.preset }),
      ...(options.dryRun ? { dryRun: "true" } : {}),
    };
    const reply = await call(endpoints.importFiles, { query });
    if ("exitCode" in reply) return reply.exitCode;
    if (options.rejects !== undefined) await writeRejects(options.rejects, reply.rejects);
    if (options.json) {
      writeJson(shell, jsonOf(reply));
      sayRest(shell, reply);
    } else print(shell, reply, options.dryRun === true);
    return reply.rejects.length > 0 ? exitCodes.notEvaluated : exitCodes.nothingToDo;
  });

/** The shape of spec 2; what has no place in it is said on stderr. */
const jsonOf = ({ version, preset, batch, files, proposals }: ImportReply) => ({
  version,
  preset,
  batch,
  files,
  proposals,
});

function sayRest({ err }: Shell, { notes, rejects }: ImportReply): void {
  for (const note of notes) err.write(`${printable(note)}\n`);
  for (const reject of rejects) err.write(`${rejectLine(reject)}\n`);
}

/** Rejects as a file that a spreadsheet opens: what was refused, where, and what would be accepted. */
async function writeRejects(path: string, rejects: ImportReply["rejects"]): Promise<void> {
  const cell = (value: string | number) =>
    `"${String(value)
      .replace(/^[=+\-@\t\r]/, "'$&")
      .replaceAll('"', '""')}"`;
  const rows = rejects.map(({ file, row, column, value, code, accepted }) => [
    file,
    row,
    column,
    value,
    code,
    accepted,
  ]);
  const lines = [["file", "row", "column", "value", "code", "accepted"], ...rows].map((row) =>
    row.map(cell).join(","),
  );
  await writeFile(path, `${lines.join("\r\n")}\r\n`);
}

const rejectLine = ({ file, row, column, value, code, accepted }: ImportReply["rejects"][number]): string =>
  printable(`${file}:${row} ${column}: "${value}" ${code}; accepted: ${accepted}`);

function print(
  { out }: Shell,
  { preset, batch, files, proposals, notes, rejects }: ImportReply,
  dryRun: boolean,
): void {
  const { colors, width } = out;
  const outcome =
    rejects.length > 0
      ? colors.red("nothing was imported")
      : dryRun
        ? "dry run: nothing was kept"
        : batch === null
          ? "nothing has changed"
          : `batch ${batch}`;
  const columns = ["file", "rows", "created", "updated", "unchanged", "rejected", "ignored"].map(
    (title, at) => (at === 0 ? { title, flexible: true as const } : { title, align: "right" as const }),
  );
  const rows = files.map((file) => [
    printable(file.file),
    ...[file.rows, file.created, file.updated, file.unchanged, file.rejected, file.ignored].map(String),
  ]);
  const [titles = "", ...lines] = table(columns, rows, width);
  const parts = [
    `${colors.bold(preset)}  ${outcome}`,
    "",
    colors.bold(titles),
    ...lines,
    ...proposals.flatMap(({ file, column, value, rows: number, proposal, applied }) =>
      hanging(
        "\n~ ",
        printable(
          `${file} ${column}: ${number} rows say "${value}"; ${applied ? "read as" : "proposal:"} "${proposal}"`,
        ),
        width,
      ),
    ),
    ...notes.flatMap((note) => hanging("\n· ", printable(note), width)),
    ...rejects
      .slice(0, 20)
      .flatMap(({ file, row, column, value, code, accepted }) =>
        hanging(
          "\n✗ ",
          printable(`${file}:${row} ${column}: "${value}" ${code}; accepted: ${accepted}`),
          width,
        ),
      ),
    rejects.length > 20 ? `\n… and ${rejects.length - 20} more; --rejects FILE writes them all` : "",
    `\nnext: ${rejects.length > 0 ? "mend the rows and import again" : "entente drift"}`,
  ];
  out.write(`${parts.filter((part, at) => part !== "" || at === 1).join("\n")}\n`);
}
