import { writeFile } from "node:fs/promises";
import { endpoints } from "../../contract/endpoints.ts";
import type { AuditVerifyReply } from "../../contract/people.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { printable } from "../terminal/printable.ts";
import { hanging } from "../terminal/wrap.ts";

export type VerifyOptions = { readonly head?: string; readonly json?: boolean };

/** `entente audit verify`: whether the chain of the audit trail holds. Exit code 1 when it does not. */
export function verifyAudit(shell: Shell, { head, json }: VerifyOptions): Promise<ExitCode> {
  return withServer(shell, async ({ call }) => {
    const reply = await call(endpoints.verifyAudit, { query: head === undefined ? {} : { head } });
    if ("exitCode" in reply) return reply.exitCode;
    if (json) writeJson(shell, { version: 1, ...reply });
    else print(shell, reply, head);
    return reply.intact ? exitCodes.nothingToDo : exitCodes.found;
  });
}

function print({ out }: Shell, { entries, head, intact, fault }: AuditVerifyReply, noted?: string): void {
  const { colors, width } = out;
  const count = `${entries.toLocaleString("en-US")} ${entries === 1 ? "entry" : "entries"}`;
  const finding = intact
    ? `${colors.green("●")} ok  ${count}, none missing, none changed`
    : `${colors.red("▲")} problem  Entry ${fault?.sequence ?? 0}: ${printable(fault?.reason ?? "")}`;
  const ends = head === null ? [] : [`head  ${head}`];
  const limit =
    noted === undefined && intact
      ? hanging(
          "",
          "A tail that was cut off shows only against a head noted elsewhere: --head takes one of the log.",
          width,
        )
      : [];
  out.write(`${[finding, ...ends, ...limit.map(colors.dim)].join("\n")}\n`);
}

export type ExportOptions = { readonly format?: string; readonly from?: string; readonly to?: string };

/** `entente audit export FILE`: the trail as CSV, or as JSON lines where the file is named so. The export is audited itself. */
export function exportAudit(
  shell: Shell,
  file: string,
  { format = file.endsWith(".jsonl") ? "jsonl" : "csv", from, to }: ExportOptions,
): Promise<ExitCode> {
  return withServer(shell, async ({ call }) => {
    const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const reply = await call(endpoints.exportAudit, { query: { format, ...period } });
    if (typeof reply !== "string") return reply.exitCode;
    return keep(shell, file, reply);
  });
}

/** Names of people and what was changed are for the eyes of this user; a file that is there is somebody's. */
async function keep(shell: Shell, file: string, text: string): Promise<ExitCode> {
  try {
    await writeFile(file, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    return refuse(shell, {
      reason: isThere ? `${file} is there already` : `${file} cannot be written: ${(error as Error).message}`,
      accepted: "the name of a new file",
    });
  }
  shell.out.write(`${printable(file)} written\n`);
  return exitCodes.nothingToDo;
}
