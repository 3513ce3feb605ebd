import { strategyJsonSchema } from "../../strategy-file/json-schema.ts";
import { type ExitCode, exitCodes, type Shell, writeJson } from "../shell.ts";

/** `entente schema`: the JSON Schema of a strategy file, for editors. */
export function schema(shell: Shell): ExitCode {
  writeJson(shell, strategyJsonSchema());
  return exitCodes.nothingToDo;
}
