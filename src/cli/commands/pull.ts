import { readFile } from "node:fs/promises";
import { endpoints } from "../../contract/endpoints.ts";
import { yes } from "../../domain/shared/decision.ts";
import { hashOf, notePulled, pulledFrom, writeWhole } from "../pulled.ts";
import { withServer } from "../server-call.ts";
import { whose } from "../whose-draft.ts";
import { type ExitCode, exitCodes, refuse, type Shell } from "../shell.ts";

/** `entente pull [FILE]`: writes the draft of a server to a file. Never over what was changed here and not pushed. */
export const pull = (shell: Shell, file: string, { force }: { force?: boolean }): Promise<ExitCode> =>
  withServer(shell, async ({ call }) => {
    const draft = await call(endpoints.draft, {});
    if ("exitCode" in draft) return draft.exitCode;
    const here = await readFile(file, "utf8").catch(() => undefined);
    const isLost = here !== undefined && here !== draft.text && !(await isAsPulled(shell, file, here));
    if (isLost && !force)
      return refuse(shell, {
        reason: `${file} was changed here since it was pulled, or never pulled`,
        accepted: `entente push ${file} joins it with the draft; --force writes over it`,
      });
    const kept = here === draft.text ? yes(null) : await writeWhole(file, draft.text);
    const noted = kept.ok ? await notePulled(shell, file, draft) : kept;
    if (!noted.ok) return refuse(shell, noted);
    shell.err.write(`${file} is revision ${draft.revision} of the draft${await whose({ call })}\n`);
    return exitCodes.nothingToDo;
  });

const isAsPulled = async (shell: Shell, file: string, text: string): Promise<boolean> =>
  (await pulledFrom(shell, file))?.sha256 === hashOf(text);
