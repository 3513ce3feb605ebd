import type { Endpoint } from "../contract/endpoint.ts";
import { withServer } from "./server-call.ts";
import type { ExitCode, Shell } from "./shell.ts";
import { loadFile } from "./strategy-source.ts";

export type ReportOptions = { readonly asOf?: string; readonly json?: boolean };

type Asked<Reply> = {
  readonly inForce: Endpoint<string, { asOf?: string }, Reply>;
  readonly ofFile: Endpoint<string, { asOf?: string }, Reply, "text">;
};

/** Asks for a report of the strategy in force, or of the one in a file, and tells it. */
export async function reportOn<Reply extends object>(
  shell: Shell,
  file: string | undefined,
  asOf: string | undefined,
  { inForce, ofFile }: Asked<Reply>,
  tell: (reply: Reply) => ExitCode,
): Promise<ExitCode> {
  const source = file === undefined ? undefined : await loadFile(shell, file);
  if (source && "exitCode" in source) return source.exitCode;
  return withServer(shell, async ({ call }) => {
    const query = asOf === undefined ? {} : { asOf };
    const reply = source ? await call(ofFile, { query, body: source.text }) : await call(inForce, { query });
    return "exitCode" in reply ? (reply.exitCode as ExitCode) : tell(reply);
  });
}
