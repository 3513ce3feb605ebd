import { lstat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Day } from "../../domain/shared/dates.ts";
import type { AnswerFault, StarterAnswers } from "../../domain/starters/answers.ts";
import { headOf } from "../../domain/starters/head.ts";
import {
  isAbout,
  placeholdersOn,
  readAnswers,
  requiredQuestions,
  type Said,
  writtenAnswers,
} from "../../domain/starters/said.ts";
import { starterFor } from "../../domain/starters/starter.ts";
import { type Comment, commentedStrategyFile } from "../../strategy-file/commented.ts";
import { strategyJsonSchema } from "../../strategy-file/json-schema.ts";
import { type ExitCode, exitCodes, refuse, type Shell } from "../shell.ts";
import { interview } from "../starter/interview.ts";
import { questions } from "../starter/questions.ts";
import { asOfDay } from "../today.ts";

export type InitOptions = {
  readonly out: string;
  readonly force?: boolean;
  readonly asOf?: string;
} & Readonly<Partial<Record<(typeof questions)[number]["option"], string>>>;

/**
 * `entente init`: writes a commented starter strategy. What the options leave open is asked at a terminal; without one,
 * placeholders stand there, and the file says so.
 */
export async function init(shell: Shell, options: InitOptions): Promise<ExitCode> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = asOfDay(options.asOf, { strategy: { timeZone } }, shell.now());
  if (!today.ok) return refuse(shell, today);
  const taken = options.out === "-" || options.force ? undefined : await existing(options.out);
  if (taken) return refuse(shell, taken);
  const given = saidBy(options);
  const said = shell.prompt ? await interview(shell, shell.prompt, given, today.value) : given;
  if (said === undefined)
    return refuse(shell, { reason: "the input ended before the last answer; nothing was written" });
  const read = readAnswers(
    writtenAnswers({ ...placeholdersOn(today.value), ...said }, timeZone),
    today.value,
  );
  if ("faults" in read) return refuseAnswers(shell, read.faults);
  const open = questions.filter(({ at }) => said[at] === undefined && requiredQuestions.includes(at));
  return write(
    shell,
    options,
    textOf(
      read.answers,
      today.value,
      open.map(({ option }) => flagOf(option)),
    ),
    open.length,
  );
}

const saidBy = (options: InitOptions): Said =>
  Object.fromEntries(
    questions.flatMap(({ at, option }) => (options[option] === undefined ? [] : [[at, options[option]]])),
  );

const flagOf = (option: string): string =>
  `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function refuseAnswers(shell: Shell, faults: readonly AnswerFault[]): ExitCode {
  for (const fault of faults) {
    const option = questions.find(({ at }) => isAbout(fault, at))?.option ?? fault.at;
    refuse(shell, { reason: `${flagOf(option)}: ${fault.reason}`, accepted: fault.accepted });
  }
  return exitCodes.notEvaluated;
}

function textOf(answers: StarterAnswers, today: Day, open: readonly string[]): string {
  const made = starterFor(answers, today);
  if ("faults" in made) throw new Error("Answers that were accepted gave no starter");
  const { strategy, remarks, ground } = made.starter;
  const missing: Comment[] = open.length > 0 ? [{ path: ["company"], text: toFillIn(open) }] : [];
  return commentedStrategyFile(strategy, [...remarks, ...missing], headOf(ground));
}

const toFillIn = (open: readonly string[]): string =>
  `TO FILL IN: placeholders stand for what was not answered (${open.join(", ")}). The amounts of the file follow from the ARR, so run \`entente init\` again with the answers rather than correcting each.`;

const schemaName = "strategy.schema.json";

async function write(
  shell: Shell,
  { out, force }: InitOptions,
  text: string,
  placeholders: number,
): Promise<ExitCode> {
  if (out === "-") {
    shell.out.write(text);
    return exitCodes.nothingToDo;
  }
  try {
    await writeFile(out, text, { flag: force ? "w" : "wx" });
    const schema = await writeSchema(join(dirname(out), schemaName));
    shell.err.write(`wrote ${out}${schema ? ` and ${schema}, which completes it in an editor` : ""}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(shell, { reason: `${out} cannot be written: ${reason}` });
  }
  if (placeholders > 0)
    shell.err.write("placeholders stand for what was not answered; the comment above `company` names them\n");
  shell.err.write(`next: entente check ${out}\n`);
  return exitCodes.nothingToDo;
}

/** Writes the schema that the file's first line names; one that is there stays, whosever it is. */
async function writeSchema(path: string): Promise<string | undefined> {
  const schema = `${JSON.stringify(strategyJsonSchema(), undefined, 2)}\n`;
  return writeFile(path, schema, { flag: "wx" }).then(
    () => path,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw error;
    },
  );
}

async function existing(path: string): Promise<{ reason: string; accepted: string } | undefined> {
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  return {
    reason: `${path} is there already`,
    accepted: "another name in --out, or --force to write over it",
  };
}
