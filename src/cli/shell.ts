import type { Prompt } from "./prompt.ts";
import { printable } from "./terminal/printable.ts";
import type { Screen } from "./terminal/screen.ts";
import { hanging } from "./terminal/wrap.ts";

/** What the commands know of the outside: data goes to `out`, messages to `err` (spec 1, "Commands on a strategy file"). */
export type Shell = {
  readonly out: Screen;
  readonly err: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Asks a person; undefined where nobody sits at a terminal. */
  readonly prompt?: Prompt | undefined;
};

/** Spec 1: one table for all commands. */
export const exitCodes = {
  nothingToDo: 0,
  found: 1,
  notEvaluated: 2,
  internalError: 101,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Says why nothing was evaluated, and what would be accepted. */
export function refuse(
  { err }: Shell,
  { reason, accepted }: { reason: string; accepted?: string },
): ExitCode {
  const [first = "", ...rest] = hanging("error  ", printable(reason), err.width);
  const fix = accepted === undefined ? [] : hanging("  fix  ", printable(accepted), err.width);
  err.write(`${[first.replace("error", err.colors.red("error")), ...rest, ...fix].join("\n")}\n`);
  return exitCodes.notEvaluated;
}

export const writeJson = ({ out }: Shell, value: unknown): void =>
  out.write(`${JSON.stringify(value, undefined, 2)}\n`);
