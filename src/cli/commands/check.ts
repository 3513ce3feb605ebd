import { unreachable } from "../../domain/shared/unreachable.ts";
import type { CheckFormat } from "../check-formats.ts";
import { asJson } from "../findings/json.ts";
import { type CheckedFile, checkedFile } from "../findings/located.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { planPagesOf } from "../plan-pages.ts";
import { loadStrategy } from "../strategy-source.ts";
import { asOfDay } from "../today.ts";

export type CheckOptions = { readonly asOf?: string; readonly format: CheckFormat };

/** `entente check FILE`: 1 when there are unwaived errors or warnings. */
export async function check(shell: Shell, name: string, { asOf, format }: CheckOptions): Promise<ExitCode> {
  const source = await loadStrategy(shell, name);
  if ("exitCode" in source) return source.exitCode;
  const day = asOfDay(asOf, source.file.data, shell.now());
  if (!day.ok) return refuse(shell, day);
  const checked = checkedFile(source, day.value, await planPagesOf(shell, source, day.value));
  await print(shell, checked, format);
  const { errors, warnings } = checked.summary;
  return errors + warnings > 0 ? exitCodes.found : exitCodes.nothingToDo;
}

async function print(shell: Shell, checked: CheckedFile, format: CheckFormat): Promise<void> {
  const { out } = shell;
  switch (format) {
    case "pretty":
      return out.write((await import("../findings/pretty.ts")).asPretty(checked, out));
    case "json":
      return writeJson(shell, asJson(checked));
    case "github":
      return out.write((await import("../findings/github.ts")).asGithub(checked));
    case "sarif":
      return writeJson(shell, (await import("../findings/sarif.ts")).asSarif(checked));
    case "junit":
      return out.write((await import("../findings/junit.ts")).asJunit(checked));
    default:
      return unreachable(format);
  }
}
