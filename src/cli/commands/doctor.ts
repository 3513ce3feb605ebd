import { endpoints } from "../../contract/endpoints.ts";
import type { DoctorReply } from "../../contract/people.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";
import { printable } from "../terminal/printable.ts";
import { displayWidth, padEnd } from "../terminal/width.ts";
import { hanging } from "../terminal/wrap.ts";

const signs = { ok: "●", problem: "▲", unknown: "◇" } as const;
const paints = { ok: "green", problem: "red", unknown: "yellow" } as const;

/** `entente doctor`: what is well with the installation, and what is not. Exit code 1 when something is not. */
export const doctor = (shell: Shell, { json }: { readonly json?: boolean }): Promise<ExitCode> =>
  withServer(shell, async ({ call }) => {
    const reply = await call(endpoints.doctor, {});
    if ("exitCode" in reply) return reply.exitCode;
    if (json) writeJson(shell, reply);
    else shell.out.write(`${linesOf(shell, reply).join("\n")}\n`);
    return reply.healthy ? exitCodes.nothingToDo : exitCodes.found;
  });

function linesOf({ out: { colors, width } }: Shell, { checks }: DoctorReply): string[] {
  const longest = Math.max(...checks.map(({ name }) => displayWidth(name)));
  const lines = checks.flatMap(({ name, state, found, next }) => {
    const label = `${signs[state]} ${padEnd(state, "unknown".length)}  ${padEnd(name, longest)}  `;
    const text = next === null ? found : `${found}\nnext: ${next}`;
    const [first = "", ...rest] = hanging(label, printable(text), width);
    return [first.replace(signs[state], colors[paints[state]](signs[state])), ...rest];
  });
  const count = (state: keyof typeof signs): string => {
    const number = checks.filter((one) => one.state === state).length;
    return `${signs[state]} ${number} ${state === "problem" && number !== 1 ? "problems" : state}`;
  };
  return [...lines, "", `${count("problem")}  ${count("unknown")}  ${count("ok")}`];
}
